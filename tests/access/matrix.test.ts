import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { CALLERS, type CallerFacts } from "./oracle/caller-facts";
import { SCHEMA_ROWS } from "./oracle/schema-rows";
import { verdict } from "./oracle/verdict";
import { compareDirectReads, describeRecord } from "./ways/compare-direct";
import { disagreements } from "./ways/schema-agreement";
import { leadingEntities, recordKinds } from "./ways/kinds";
import { type NestedMeeting, readNested } from "./ways/nested-reads";
import { servedSchema } from "./ways/served-schema";
import { Tally } from "./ways/tally";
import { type AccessWorld, createAccessWorld } from "./world/access-world";

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
    for (const { kind, fields } of await kinds(name)) {
      const facts = kind.types.flatMap((type) => factsByType[type] ?? []);
      for (const caller of CALLERS)
        await compareDirectReads(here, { subgraph: world.hub.subgraph(name), caller, kind, fields, facts });
    }
    tally.add(here);
    expect(here.examples).toEqual([]);
    expect(here.cells).toBeGreaterThan(10_000);
  });

  it("lets everything that records lead to be met by those who read it, and by nobody else", async () => {
    const here = new Tally();
    await compareNestedReads(here, name);
    tally.add(here);
    expect(here.examples).toEqual([]);
    expect(here.cells).toBeGreaterThan(1_000);
  });
});

const kinds = async (name: SubgraphName) =>
  recordKinds(await servedSchema(world.hub.subgraph(name)), new Set(world.facts(name).map(({ type }) => type)));

const NESTED_AT_ONCE = 80;

/**
 * What leads where is learned from all callers together: nobody reads everything. Whatever any of them met under a
 * parent, each other must meet there who reads both, and nobody else.
 */
async function compareNestedReads(into: Tally, name: SubgraphName): Promise<void> {
  const facts = new Map(world.facts(name).map((one) => [`${one.type} ${one.id}`, one]));
  const idsByType = Map.groupBy(facts.values(), ({ type }) => type);
  const stored = new Set(idsByType.keys());
  for (const { type, selection } of leadingEntities(await servedSchema(world.hub.subgraph(name)))) {
    const ids = idsByType.get(type)?.map(({ id }) => id) ?? (await world.foreignIds(name));
    const representations = sample(ids, NESTED_AT_ONCE).map((id) => ({ __typename: type, id, ...EXTERNALS[type] }));
    const answers = new Map<CallerFacts, Awaited<ReturnType<typeof readNested>>>();
    for (const caller of CALLERS) {
      const answer = await readNested(world.hub.subgraph(name), caller.identity, { type, selection, representations });
      into.equal(0, answer.errors.length, () => `${caller.identity} ${type}: ${answer.errors[0]}`);
      answers.set(caller, answer);
    }
    const links = new Map([...answers.values()].flatMap(({ meetings }) => meetings.map((one) => [linkOf(one), one])));
    for (const [caller, { meetings, parents }] of answers) {
      const met = new Set(meetings.map(linkOf));
      for (const [link, { parent, field, type: childType, id }] of links) {
        if (!stored.has(childType)) continue;
        const child = facts.get(`${childType} ${id}`);
        const isReadable = child !== undefined && verdict(caller, child) === "READABLE";
        const isMissed = isReadable && !met.has(link) && DERIVED.has(`${type}.${field}`);
        if (isMissed) continue;
        const name = () => `${caller.identity} ${parent} ${field} ${describeRecord(child)}`;
        into.compare(isReadable && parents.has(parent), met.has(link), { name });
      }
    }
  }
}

/** Fields that foreign subgraphs would send along. */
const EXTERNALS: Readonly<Record<string, object>> = {
  Vulnerability: {
    kev: { dateAdded: "2026-07-15" },
    ssvc: { exploitation: "NONE", automatable: "YES", technicalImpact: "TOTAL" },
  },
};

/** Reached through other records, which may be hidden although these are not. */
const DERIVED: ReadonlySet<string> = new Set(["Vulnerability.discoveredBy"]);

function linkOf({ parent, field, type, id }: NestedMeeting): string {
  return [parent, field, type, id].join("\n");
}

/** Some of the ids, evenly from all of them. */
function sample(ids: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, ids.length / count);
  return Array.from({ length: Math.min(count, ids.length) }, (_, index) => ids[Math.floor(index * step)] ?? "");
}

describe("the audit", () => {
  it.each(CALLERS.map(({ identity, roles }) => [identity, roles.includes("AUDITOR")] as const))(
    "is told to auditors alone, also past the gateway: %s",
    async (identity, isAuditor) => {
      for (const field of [
        "auditEntries(first: 1) { totalCount nodes { id } }",
        "auditCheckpoints(first: 1) { number }",
      ]) {
        const { data, errors } = await world.hub.subgraph("coordination").askAs(identity, `{ answer: ${field} }`);
        const codes = (errors ?? []).map(({ extensions }) => extensions?.code);
        expect({ isTold: data.answer !== null, codes }).toEqual(isAuditor ? TOLD : REFUSED);
      }
    },
  );
});

const TOLD = { isTold: true, codes: [] };
const REFUSED = { isTold: false, codes: ["DENIED"] };
