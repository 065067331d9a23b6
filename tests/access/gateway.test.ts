import type { SubgraphName } from "../../common/subgraph-names";
import type { Answer } from "../fixture/subgraph";
import { CALLERS, type CallerFacts } from "./oracle/caller-facts";
import type { RecordFacts } from "./oracle/record-facts";
import { fieldVerdict } from "./oracle/field-verdict";
import { verdict } from "./oracle/verdict";
import { Tally } from "./ways/tally";
import { type AccessWorld, createAccessWorld } from "./world/access-world";

let world: AccessWorld;
const tally = new Tally();
beforeAll(async () => {
  world = await createAccessWorld();
}, 60_000);
afterAll(async () => {
  process.stdout.write(`access through the gateway: ${tally.cells} cells compared, ${tally.mismatches} mismatches\n`);
  await world[Symbol.asyncDispose]();
});

/** Types with the ways of their agency, and with marks that tell callers apart. */
const LISTS = [
  { name: "treasury", type: "VulnerabilityCase", many: "vulnerabilityCases", one: "vulnerabilityCase" },
  { name: "treasury", type: "Embargo", many: "embargoes", one: "embargo" },
  { name: "nsa", type: "CoverageInquiry", many: "coverageInquiries", one: "coverageInquiry" },
  { name: "nsa", type: "BenchmarkRun", many: "benchmarkRuns", one: "benchmarkRun" },
  { name: "cisa", type: "BindingOperationalDirective", many: "directives", one: "directive" },
  { name: "opm", type: "Announcement", many: "announcements", one: "announcement" },
  { name: "doj", type: "Prosecution", many: "prosecutions", one: "prosecution" },
] as const satisfies readonly { name: SubgraphName; type: string; many: string; one: string }[];

/** An agency's role claimed for another office: no issuer can say that, so the gateway knows nobody then. */
const IMPOSSIBLE = ["DOJ_PROSECUTOR@treasury", "TREASURY_ANALYST@cisa"];

const callers = CALLERS.filter(({ identity }) => !IMPOSSIBLE.includes(identity)).map(
  (caller) => [caller.identity, caller] as const,
);

it.each(IMPOSSIBLE)("refuses whoever claims to be %s, before anything is asked", async (identity) => {
  const { data, errors } = await world.hub.askAs(identity, "{ agencies { totalCount } }");
  expect(data).toBeUndefined();
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["UNAUTHENTICATED"]);
});

describe.each(callers)("the gateway, asked by %s,", (_, caller) => {
  it("answers by alias, named and inline fragment, edge and id as the oracle says, and denies with DENIED alone", async () => {
    const here = new Tally();
    for (const list of LISTS) await compareWays(here, caller, list);
    tally.add(here);
    expect(here.examples).toEqual([]);
  });

  it("answers through interfaces and interface objects as the oracle says", async () => {
    const here = new Tally();
    const ids = sampleOf("cisa", "BindingOperationalDirective").map(({ id }) => id);
    const { data, errors } = await world.hub.askAs(caller.identity, THROUGH_INTERFACE, { ids });
    here.equal(undefined, errors, () => JSON.stringify(errors));
    const met = [data.plain.nodes, data.inline.nodes, data.object.nodes].map(idsOf);
    for (const record of sampleOf("cisa", "BindingOperationalDirective")) {
      for (const [way, found] of met.entries()) compare(here, caller, { record, found, way: `interface ${way}` });
    }
    for (const { id, prosecutions, staffing } of data.object.nodes) {
      const children = [...prosecutions.nodes, ...staffing.needs];
      for (const child of children) {
        const record = [...world.facts("doj"), ...world.facts("opm")].find((one) => one.id === child.id);
        here.equal("READABLE", record && verdict(caller, record), () => `${caller.identity} ${id} ${child.id}`);
      }
    }
    tally.add(here);
    expect(here.examples).toEqual([]);
  });
});

const THROUGH_INTERFACE = `query ($ids: [ID!]!) {
  plain: directives(first: 1000, filter: { ids: $ids }) { nodes { id title state } }
  inline: directives(first: 1000, filter: { ids: $ids }) { nodes { ... on BindingOperationalDirective { id summary } } }
  object: directives(first: 1000, filter: { ids: $ids }) {
    nodes { id prosecutions(first: 1000) { nodes { id caption } } staffing { needs { id needed } } } } }`;

interface Compared {
  readonly record: RecordFacts;
  readonly found: ReadonlySet<string>;
  readonly way: string;
}

function compare(into: Tally, caller: CallerFacts, { record, found, way }: Compared): void {
  const name = () => `${caller.identity} ${way} ${record.id}`;
  into.compare(verdict(caller, record) === "READABLE", found.has(record.id), { name });
}

function idsOf(nodes: readonly ({ readonly id: string } | null)[]): ReadonlySet<string> {
  return new Set(nodes.flatMap((node) => node?.id ?? []));
}

/** Few enough for the gateway's limits on aliases and root fields, and of all sorts. */
function sampleOf(name: SubgraphName, type: string): readonly RecordFacts[] {
  return world.facts(name).filter((one, index) => one.type === type && index % 3 === 0);
}

async function compareWays(into: Tally, caller: CallerFacts, list: (typeof LISTS)[number]): Promise<void> {
  const records = sampleOf(list.name, list.type);
  const single = records.filter((_, index) => index % 9 === 0).slice(0, 14);
  const answer = await world.hub.askAs(caller.identity, waysOf(list, single), { ids: records.map(({ id }) => id) });
  if (fieldVerdict(caller, list.type) === "DENIED") return expectDenied(into, caller, answer);
  into.equal(undefined, answer.errors, () => `${caller.identity} ${list.type} ${JSON.stringify(answer.errors)}`);
  const { data } = answer;
  const met = [
    data.listed.nodes,
    data.named.nodes,
    data.inline.nodes,
    data.edges.edges.map(({ node }: { node: { id: string } }) => node),
  ];
  for (const record of records) {
    for (const [way, nodes] of met.entries()) compare(into, caller, { record, found: idsOf(nodes), way: `way ${way}` });
  }
  for (const [index, record] of single.entries()) {
    compare(into, caller, { record, found: idsOf([data[`one${index}`]]), way: "by id" });
  }
  into.equal(idsOf(data.listed.nodes).size, data.listed.totalCount, () => `${caller.identity} ${list.type} count`);
}

/** A denied field is null, says so and where, and tells of no record. */
function expectDenied(into: Tally, caller: CallerFacts, { data, errors = [] }: Answer): void {
  into.equal(
    false,
    /tried-|run-/.test(JSON.stringify(data ?? {})),
    () => `${caller.identity} is told of what is denied`,
  );
  into.equal(true, errors.length > 0, () => `${caller.identity} is denied without an error`);
  for (const { extensions, path } of errors) {
    into.equal("DENIED", extensions?.code, () => `${caller.identity} at ${path?.join(".")}`);
    into.equal(true, Array.isArray(path), () => `${caller.identity} is not told where`);
  }
}

function waysOf({ type, many, one }: (typeof LISTS)[number], single: readonly RecordFacts[]): string {
  const of = "first: 1000, filter: { ids: $ids }";
  return `query ($ids: [ID!]!) {
    listed: ${many}(${of}) { totalCount nodes { id } }
    named: ${many}(${of}) { nodes { ...Named } }
    inline: ${many}(${of}) { nodes { ... on ${type} { id marking { level } } } }
    edges: ${many}(${of}) { edges { node { id history { action } } } }
    ${single.map(({ id }, index) => `one${index}: ${one}(id: "${id}") { id }`).join("\n")}
  } fragment Named on ${type} { id version }`;
}
