import { parse, visit } from "graphql";
import { connect } from "../../cli/postgres/connect";
import { schemaFiles } from "../../cli/compose-schema";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { DIRECTOR, DEVELOPER, Desk } from "../subgraphs/nsa/fixture/desk";

/** Words for what a benchmark's result would have to reach, in any spelling of several words. */
const THRESHOLD =
  /thresh.?old|cut.?off|pass(ing)?.?(mark|score|rate|count)|(min(imum)?|required|needed|target).?(score|solved|count|rate)|benchmark.?(limit|bar|level)/i;

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

describe("rule 10: the benchmark's threshold is nowhere in the hub", () => {
  it("knows the words that it looks for", () => {
    for (const name of [
      "coverageThreshold",
      "THRESHOLD",
      "cut_off",
      "passingScore",
      "requiredSolved",
      "benchmarkLimit",
    ]) {
      expect(name).toMatch(THRESHOLD);
    }
    for (const name of ["solvedCount", "scenarioCount", "markingLevel", "totalCount"])
      expect(name).not.toMatch(THRESHOLD);
  });

  it("in no name and no description that introspection shows", () => {
    const supergraph = schemaFiles(() => undefined).at(-1)?.text ?? "";
    const words: string[] = [];
    visit(parse(supergraph), {
      Name: ({ value }) => void words.push(value),
      StringValue: ({ value }) => void words.push(value),
    });
    expect(words).toContain("BenchmarkRun");
    expect(words.filter((word) => THRESHOLD.test(word))).toEqual([]);
  });

  it("in no column, check or index of the database", async () => {
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query<{ words: string }>(`
      SELECT table_name || '.' || column_name AS words FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'`);
    expect(rows.map(({ words }) => words)).toContain("benchmark_run.solved_count");
    expect(rows.filter(({ words }) => THRESHOLD.test(words))).toEqual([]);
  });

  it("in no event, and no classified record is announced at all", async () => {
    const { id } = await desk.model();
    const inquiry = await desk.consultedInquiry(id);
    await desk.give(DIRECTOR, "determineCoverage", { ...inquiry, outcome: "COVERED", summary: "It is." });
    await desk.give(DEVELOPER, "recordRelease", { id });
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query<{ type: string; announced: boolean; facts: object }>(
      "SELECT record_type AS type, announced, facts FROM outbox",
    );
    expect(rows.filter(({ facts }) => THRESHOLD.test(JSON.stringify(facts)))).toEqual([]);
    const told = new Set(rows.filter(({ announced }) => announced).map(({ type }) => type));
    expect([...told].sort()).toEqual(["Designation", "FrontierModel"]);
  });

  it("in no refusal of a determination", async () => {
    const inquiry = await desk.inquiry((await desk.model()).id);
    const determination = { outcome: "COVERED", summary: "It is." };
    const refusals = [
      await desk.refused(DIRECTOR, "determineCoverage", { ...inquiry, ...determination }),
      await desk.refused(DIRECTOR, "determineCoverage", { ...inquiry, ...determination, version: 9 }),
      await desk.refused(DEVELOPER, "determineCoverage", { ...inquiry, ...determination }),
      await desk.refused(DIRECTOR, "determineCoverage", { ...inquiry, ...determination, summary: "" }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual(["ILLEGAL_TRANSITION", "CONFLICT", "FORBIDDEN", "BAD_USER_INPUT"]);
    expect(JSON.stringify(refusals)).not.toMatch(THRESHOLD);
  });
});
