import fc from "fast-check";
import {
  type CompositionProblem,
  type SubgraphSdl,
  compose,
  compositionError,
  problemLines,
} from "../../schema/compose";

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])\n';

const subgraph = (name: string, body: string): SubgraphSdl => ({ name, url: "", sdl: `${LINK}${body}` });

const problemsOf = (...subgraphs: SubgraphSdl[]): readonly CompositionProblem[] => {
  const { problems } = compose(subgraphs);
  if (problems === undefined) throw new Error("The subgraphs compose.");
  return problems;
};

const KEV = `type Query {
  kev: [Vulnerability!]!
}
type Vulnerability @key(fields: "id") {
  id: ID!
  score: Int
}`;

/** `cisa:7:3`, so that expectations stay short. */
const places = (problem: CompositionProblem | undefined): string[] =>
  (problem?.places ?? []).map(({ subgraph: name, line, column }) => `${name}:${line}:${column}`);

describe("compose", () => {
  it("names the field in every subgraph that disagrees about it", () => {
    const problems = problemsOf(
      subgraph("cisa", KEV),
      subgraph("doj", 'type Vulnerability @key(fields: "id") { id: ID!\n  score: String }'),
    );
    const mismatch = problems.find(({ code }) => code === "FIELD_TYPE_MISMATCH");
    expect(mismatch?.message).toContain('"Vulnerability.score"');
    expect(places(mismatch)).toEqual(["cisa:7:3", "doj:3:3"]);
    expect(mismatch?.places[0]?.file).toBe("schema/subgraphs/cisa.graphql");
  });

  it("keeps the position that a problem brings", () => {
    const [problem] = problemsOf(
      subgraph("cisa", KEV),
      subgraph("doj", 'type Vulnerability @key(fields: "nothing") { id: ID! }'),
    );
    expect(problem?.code).toBe("KEY_INVALID_FIELDS");
    expect(places(problem)).toEqual(["doj:2:20"]);
  });

  it("finds the field that a problem names without a position", () => {
    const problems = problemsOf(
      subgraph("cisa", KEV),
      subgraph("doj", 'type Vulnerability @key(fields: "id") {\n  id: ID!\n  score: Int @external\n  charges: Int\n}'),
    );
    const unused = problems.find(({ code }) => code === "EXTERNAL_UNUSED");
    expect(places(unused)).toEqual(["doj:4:3"]);
  });

  it("finds the place of an unreachable field where it is and where one comes from", () => {
    const [problem] = problemsOf(subgraph("cisa", KEV), subgraph("doj", "type Vulnerability {\n  charges: Int\n}"));
    expect(problem?.code).toBe("SATISFIABILITY_ERROR");
    expect(places(problem)).toEqual(["cisa:5:6", "doj:3:3"]);
  });

  it("finds an implementing type where a field is missing, and the field where it is said", () => {
    const task = "interface Task {\n  id: ID!\n";
    const [problem] = problemsOf(
      subgraph(
        "hub",
        `type Query { tasks: [Task!]! } ${task} } type CisaTask implements Task @key(fields: "id") { id: ID! }`,
      ),
      subgraph(
        "opm",
        `${task}  title: String! } type OpmTask implements Task @key(fields: "id") { id: ID! title: String! }`,
      ),
    );
    expect(problem?.code).toBe("INTERFACE_FIELD_NO_IMPLEM");
    expect(places(problem)).toEqual(["opm:4:3", "hub:4:9"]);
  });

  it("finds an enum in both subgraphs that say it differently", () => {
    const [problem] = problemsOf(
      subgraph("cisa", "type Query { tier: Tier }\nenum Tier {\n  HIGH\n  LOW\n}"),
      subgraph("opm", "type Query {\n  byTier(tier: Tier): Int\n}\nenum Tier { HIGH }"),
    );
    expect(problem?.code).toBe("ENUM_VALUE_MISMATCH");
    expect(places(problem).sort()).toEqual(["cisa:3:6", "opm:5:6"]);
  });

  it("tells every subgraph that cannot be read, at the character", () => {
    const problems = problemsOf(subgraph("opm", "type Query { a: Int"), subgraph("cisa", "type { }"));
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["INVALID_GRAPHQL", '[cisa] Syntax Error: Expected Name, found "{".'],
      ["INVALID_GRAPHQL", "[opm] Syntax Error: Expected Name, found <EOF>."],
    ]);
    expect(problems.map(places)).toEqual([["cisa:2:6"], ["opm:2:20"]]);
  });

  it("names the file that it is told", () => {
    const [problem] = problemsOf({ ...subgraph("opm", "type Query { a: None }"), file: "mine.graphql" });
    expect(problem?.places).toEqual([{ subgraph: "opm", file: "mine.graphql", line: 2, column: 17 }]);
  });

  it("has no place for what is nowhere", () => {
    const [problem] = problemsOf(subgraph("opm", "type Person { id: ID! }"));
    expect(problem).toMatchObject({ code: "NO_QUERIES", places: [] });
  });

  it("does not depend on the order of the subgraphs", () => {
    const all = ["cisa", "opm", "doj", "nsa"].map((name) =>
      subgraph(name, `type Query { ${name}: X } type X @key(fields: "id") { id: ID! ${name}Only: Int }`),
    );
    const expected = compose(all);
    expect(expected.supergraph).toContain("nsaOnly");
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
        expect(compose(order)).toEqual(expected);
      }),
    );
  });
});

const PROBLEM: CompositionProblem = {
  code: "FIELD_TYPE_MISMATCH",
  message: "It is\n  Int here.",
  places: [
    { subgraph: "cisa", file: "cisa.graphql", line: 7, column: 3 },
    { subgraph: "doj", file: "doj.graphql", line: 2, column: 1 },
  ],
};

describe("problemLines", () => {
  it("prints one line a problem and its other places below", () => {
    expect(problemLines([PROBLEM, { code: "NO_QUERIES", message: "None.", places: [] }])).toBe(
      "cisa.graphql:7:3 FIELD_TYPE_MISMATCH It is Int here.\n  also doj.graphql:2:1\nNO_QUERIES None.\n",
    );
  });
});

describe("compositionError", () => {
  it.each([
    [[PROBLEM], "1 problem"],
    [[PROBLEM, PROBLEM], "2 problems"],
  ])("counts the problems and names the first", (problems, count) => {
    expect(compositionError(problems)).toMatchObject({
      code: "COMPOSITION_FAILED",
      message: `The subgraphs do not compose, ${count}: cisa.graphql:7:3 FIELD_TYPE_MISMATCH It is Int here.`,
    });
  });
});
