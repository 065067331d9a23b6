import fc from "fast-check";
import { connect } from "../../cli/postgres/connect";
import type { Caller } from "../../common/caller";
import { MARKING_LEVELS, type MarkingLevel } from "../../common/marking";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";

interface Run {
  readonly id: string;
  readonly model: { readonly id: string };
  readonly marking: { readonly level: MarkingLevel };
}

let subgraph: TestSubgraph;
let runs: Run[];
beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa);
  const { data } = await subgraph.ask("{ benchmarkRuns(first: 100) { nodes { id model { id } marking { level } } } }");
  runs = data.benchmarkRuns.nodes;
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

/** With every role at once, so that none stands in for what is missing. */
const callers: fc.Arbitrary<Caller> = fc
  .record({
    roles: fc.subarray(["NSA_OFFICER", "NSA_DIRECTOR", "AGENCY_OFFICER", "AUDITOR"] as const, { minLength: 1 }),
    clearance: fc.constantFrom(...MARKING_LEVELS),
    compartments: fc.subarray(["FRONTIER", "OTHER"]),
    needToKnow: fc.subarray(["benchmarking", "acme-sentinel-2", "something-else"]),
  })
  .map((facts) => ({ subject: "somebody", office: "nsa", scopes: [], ...facts }));

function mayReadRun({ roles, clearance, compartments, needToKnow }: Caller, run: Run): boolean {
  const reaches = MARKING_LEVELS.indexOf(clearance) >= MARKING_LEVELS.indexOf(run.marking.level);
  const isFederal = roles.some((role) => role !== "AUDITOR");
  const needs = needToKnow.includes("benchmarking") || needToKnow.includes(run.model.id);
  return reaches && isFederal && compartments.includes("FRONTIER") && needs;
}

describe("rule 8: classified records need level, compartments and need to know, all of them", () => {
  it("has classified records to ask for", () => {
    expect(new Set(runs.map(({ marking }) => marking.level))).toEqual(new Set(["SECRET", "TOP_SECRET"]));
  });

  it("shows whoever has all three the record, and anybody else what is shown of none", async () => {
    await fc.assert(
      fc.asyncProperty(callers, async (caller) => {
        const ask = async (id: string) => {
          const query = `query ($id: ID!) { one: benchmarkRun(id: $id) { id solvedCount history { id } }
            some: benchmarkRuns(filter: { ids: [$id] }) { totalCount nodes { id } edges { cursor } pageInfo { endCursor } }
            _entities(representations: [{ __typename: "BenchmarkRun", id: $id }]) { ... on BenchmarkRun { id suite } } }`;
          return JSON.stringify(await subgraph.askFor(caller, query, { id }));
        };
        const absent = await ask("no-such-run");
        for (const run of runs) {
          const seen = await ask(run.id);
          const isRead = mayReadRun(caller, run);
          expect([seen === absent, seen.includes(run.id)]).toEqual([!isRead, isRead]);
        }
        const { data } = await subgraph.askFor(caller, "{ benchmarkRuns { totalCount } }");
        expect(data.benchmarkRuns.totalCount).toBe(runs.filter((run) => mayReadRun(caller, run)).length);
      }),
      { numRuns: 25 },
    );
  });

  it("keeps it in the subgraph's own statements, too, where the database has no policies", async () => {
    await using owner = await connect(subgraph.ownerUrl);
    await owner.query("ALTER TABLE benchmark_run DISABLE ROW LEVEL SECURITY");
    try {
      const query = "{ benchmarkRuns { totalCount nodes { id } } }";
      const { data } = await subgraph.askAs("cisa-analyst", query);
      expect(data.benchmarkRuns).toEqual({ totalCount: 0, nodes: [] });
      expect((await subgraph.ask(query)).data.benchmarkRuns.totalCount).toBe(runs.length);
    } finally {
      await owner.query("ALTER TABLE benchmark_run ENABLE ROW LEVEL SECURITY");
    }
  });
});
