import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { CALLERS, type CallerFacts } from "./oracle/caller-facts";
import type { RecordFacts } from "./oracle/record-facts";
import { SCHEMA_ROWS } from "./oracle/schema-rows";
import { verdict } from "./oracle/verdict";
import { type RecordKind, readDirectly } from "./ways/direct-reads";
import { disagreements } from "./ways/schema-agreement";
import { type SelectionSetting, fieldsOf, leadsToRecords, ownFields } from "./ways/selections";
import { type Listing, concreteTypes, entityTypes, listings, servedSchema } from "./ways/served-schema";
import { Tally } from "./ways/tally";
import { type AccessWorld, createAccessWorld } from "./world/access-world";

/** Records that one request asks for, in all ways at once. */
const RECORDS_AT_ONCE = 450;
/** Each record is asked for by its id and with all its fields by every so many callers, in turn. */
const EACH_CLOSELY_BY_EVERY = 6;
/** Ways that ask for all own fields. */
const CLOSE_WAYS: ReadonlySet<string> = new Set(["reference", "node, all fields"]);

let world: AccessWorld;
const tally = new Tally();
beforeAll(async () => {
  world = await createAccessWorld();
}, 60_000);
afterAll(async () => {
  process.stdout.write(`access matrix: ${tally.cells} cells compared, ${tally.mismatches} mismatches\n`);
  await world[Symbol.asyncDispose]();
});

describe.each(SUBGRAPH_NAMES)("the access matrix of %s", (name) => {
  it("has a word for every type and field that is served", async () => {
    expect(disagreements(await servedSchema(world.hub.subgraph(name)), SCHEMA_ROWS[name])).toEqual([]);
  });

  it("answers every caller in every direct way as the oracle says", async () => {
    const here = new Tally();
    const factsByType = Object.groupBy(world.facts(name), ({ type }) => type);
    for (const { kind, fields } of await kindsOf(name)) {
      const facts = kind.types.flatMap((type) => factsByType[type] ?? []);
      for (const caller of CALLERS) await compareDirectReads(here, { name, caller, kind, fields, facts });
    }
    tally.add(here);
    expect(here.examples).toEqual([]);
    expect(here.cells).toBeGreaterThan(10_000);
  });
});

interface Cells {
  readonly name: SubgraphName;
  readonly caller: CallerFacts;
  readonly kind: RecordKind;
  /** How many own fields the records have. */
  readonly fields: number;
  readonly facts: readonly RecordFacts[];
}

async function compareDirectReads(into: Tally, { name, caller, kind, fields, facts }: Cells): Promise<void> {
  const turn = CALLERS.indexOf(caller);
  const known = new Map(facts.map((one) => [one.id, one]));
  for (let from = 0; from < facts.length; from += RECORDS_AT_ONCE) {
    const records = facts.slice(from, from + RECORDS_AT_ONCE);
    const readable = new Set(records.filter((one) => verdict(caller, one) === "READABLE").map(({ id }) => id));
    const closely = records.filter((_, index) => (index + turn) % EACH_CLOSELY_BY_EVERY === 0);
    const question = { kind, records, closely, turn };
    const { met, counts, errors } = await readDirectly(world.hub.subgraph(name), caller.identity, question);
    const told = `${caller.identity} ${kind.types[0]}`;
    into.equal(0, errors.length, () => `${told}: ${errors[0]}`);
    for (const { way, of, nodes } of met) {
      const ids = new Set(nodes.map(({ id }) => id));
      into.equal(nodes.length, ids.size, () => `${told} ${way}: repeated`);
      for (const { id } of of) {
        const cell = {
          fields: CLOSE_WAYS.has(way) ? fields : 1,
          name: () => `${told} ${way} ${describeRecord(known.get(id))}`,
        };
        into.compare(readable.has(id), ids.has(id), cell);
      }
    }
    for (const { way, of, count } of counts) {
      into.equal(of.filter(({ id }) => readable.has(id)).length, count, () => `${told} ${way}`);
    }
  }
}

function describeRecord(record: RecordFacts | undefined): string {
  if (record === undefined) return "unknown";
  const { type, id, level, compartments, dissemination, tlp, ...life } = record;
  const marks = [level, compartments.join(), dissemination.join(), tlp].filter(Boolean).join("//");
  const reasons = [life.isEmbargoed && "embargoed", life.isSealed && "sealed", life.isRemoved && "removed"];
  return `${type} ${id} (${[marks, ...reasons, life.parties.join()].filter(Boolean).join(" ")})`;
}

/** Every sort of records of a subgraph, with the ways that it has. */
async function kindsOf(name: SubgraphName): Promise<{ kind: RecordKind; fields: number }[]> {
  const schema = await servedSchema(world.hub.subgraph(name));
  const stored = new Set(world.facts(name).map(({ type }) => type));
  const keyed = new Set(entityTypes(schema));
  const setting: SelectionSetting = {
    schema,
    isKeyed: (type) => concreteTypes(schema, type).some((one) => keyed.has(one)),
  };
  const listed = listings(schema).filter(({ filter }) => "ids" in filter.getFields());
  const ofListing = (type: string, listing: Listing | undefined) => ({
    kind: {
      types: concreteTypes(schema, type).filter((one) => stored.has(one)),
      listing,
      own: `id ${ownFields(setting, type)}`,
    },
    fields: fieldsOf(setting, type).filter((field) => !leadsToRecords(setting, field)).length,
  });
  const kinds = listed.map((listing) => ofListing(listing.type, listing));
  const covered = new Set(kinds.flatMap(({ kind }) => kind.types));
  const unlisted = [...stored].filter((type) => !covered.has(type) && keyed.has(type));
  return [...kinds.filter(({ kind }) => kind.types.length > 0), ...unlisted.map((type) => ofListing(type, undefined))];
}
