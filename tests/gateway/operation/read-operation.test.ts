import { buildSchema, getIntrospectionQuery, parse } from "graphql";
import { AccessGraph } from "../../../common/access/access-graph";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import { planTextOf } from "../../../gateway/operation/plan-text";
import { readOperation } from "../../../gateway/operation/read-operation";

const schema = buildSchema(`
  type Query { a: Node b(n: Int, s: String): Int list(of: [Int]): [Node] }
  type Mutation { m: Int }
  type Subscription { s: Int }
  type Node { id: ID a: Node b: Node }
`);
const rules = {
  schema,
  fieldNames: new Set(["a", "b", "id"]),
  partlyHidden: new Set<string>(),
  access: { graph: new AccessGraph(parse("scalar Unprotected"), schema), schema },
  limits: DEFAULT_LIMITS,
  tellsSchema: true,
};
/** Where clients are told nothing of the schema. */
const silent = { ...rules, tellsSchema: false };
const read = (text: string, name?: string) => readOperation(rules, text, name);
/** What the planner receives, on one line. */
const planText = (text: string, variables = {}) => planTextOf(read(text), variables)?.replaceAll(/\s+/g, " ");

/** A list argument of so many values, with 12 other tokens. */
const listOf = (values: number) => `{ list(of: [${"1 ".repeat(values)}]) { id } }`;
/** `{ a { a { … id } } }` with so many levels of fields. */
const nested = (levels: number) => `${"{ a ".repeat(levels - 1)}{ id }${" }".repeat(levels - 1)}`;
const repeated = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");
/** Each fragment spreads the next twice, so that the last stands 2^count times. */
const doubling = (count: number) =>
  `{ a { ...F0 } } ${repeated(count, (i) => `fragment F${i} on Node { ...F${i + 1} ...F${i + 1} }`)} fragment F${count} on Node { id }`;

describe("readOperation", () => {
  it.each<[string, string, string, string]>([
    ["DOCUMENT_TOO_LARGE", "tokens", listOf(1_988), listOf(1_989)],
    ["DEPTH_EXCEEDED", "levels of fields", nested(12), nested(13)],
    [
      "DEPTH_EXCEEDED",
      "levels in fragments",
      `{ ...F } fragment F on Query ${nested(12)}`,
      `{ a { ...F } } fragment F on Node ${nested(12)}`,
    ],
    ["DEPTH_EXCEEDED", "brackets", `{ b(s: "${"[".repeat(200)}") }`, `{ b(s: ${"[".repeat(99)}${"]".repeat(99)}) }`],
    [
      "ALIASES_EXCEEDED",
      "aliases",
      `{ a { ${repeated(30, (i) => `x${i}: id`)} } }`,
      `{ a { ${repeated(31, (i) => `x${i}: id`)} } }`,
    ],
    [
      "ROOT_FIELDS_EXCEEDED",
      "root fields",
      `{ ${"b ".repeat(20)}}`,
      `{ ${"b ".repeat(20)} ...F } fragment F on Query { b }`,
    ],
    ["SELECTION_TOO_LARGE", "expanded selections", doubling(11), doubling(12)],
  ])("answers %s for one more than the limit of %s", (...[code, , atLimit, beyond]) => {
    expect(() => read(atLimit)).not.toThrow();
    expect(() => read(beyond)).toThrow(expect.objectContaining({ code }));
  });

  it("refuses doubling fragments at once", () => {
    const started = performance.now();
    expect(() => read(doubling(150))).toThrow(expect.objectContaining({ code: "SELECTION_TOO_LARGE" }));
    expect(performance.now() - started).toBeLessThan(500);
  });

  it.each([
    ["a fragment that spreads itself", "{ a { ...F } } fragment F on Node { a { ...F } }"],
    ["fragments that spread each other", "{ a { ...F } } fragment F on Node { ...G } fragment G on Node { ...F }"],
    ["an unknown fragment", "{ ...F }"],
    ["a wrong argument", `{ b(n: "x") }`],
    ["a hidden operation that is invalid", "query A { b } query B { nope }"],
  ])("refuses %s as invalid", (_, text) => {
    expect(() => read(text, text.includes("query A") ? "A" : undefined)).toThrow(
      expect.objectContaining({ code: "GRAPHQL_VALIDATION_FAILED" }),
    );
  });

  it.each([
    ["", "GRAPHQL_PARSE_FAILED", undefined],
    ["{", "GRAPHQL_PARSE_FAILED", undefined],
    ["query A { b } query B { b }", "OPERATION_RESOLUTION_FAILED", undefined],
    ["query A { b }", "OPERATION_RESOLUTION_FAILED", "B"],
    ["subscription { s }", "OPERATION_RESOLUTION_FAILED", undefined],
  ])("refuses %j with %s", (text, code, name) => {
    expect(() => read(text, name)).toThrow(expect.objectContaining({ code }));
  });

  it.each(["{ __schema { types { name } } }", '{ b ...F } fragment F on Query { __type(name: "Node") { name } }'])(
    "answers %s only where clients are told the schema",
    (text) => {
      expect(read(text).introspection).toBeDefined();
      const code = "GRAPHQL_VALIDATION_FAILED";
      expect(() => readOperation(silent, text, undefined)).toThrow(expect.objectContaining({ code }));
      expect(readOperation(silent, "{ __typename a { __typename } }", undefined).kind).toBe("query");
    },
  );

  it.each(["{ lisst { id } }", "{ a { idd } }", "{ b(nn: 1) }", "{ a { ... on Nod { id } } }"])(
    "suggests a name for what is wrong in %s only where clients are told the schema",
    (text) => {
      expect(() => read(text)).toThrow(/Did you mean/);
      expect(() => readOperation(silent, text, undefined)).toThrow(/^(?!.*Did you mean)/);
    },
  );

  it("passes the introspection queries of common tools", () => {
    const options = { descriptions: true, inputValueDeprecation: true, schemaDescription: true, oneOf: true };
    expect(planText(getIntrospectionQuery(options))).toBeUndefined();
  });

  it("plans what subgraphs answer and keeps introspection back", () => {
    const query = "{ __typename b ...F } fragment F on Query { __schema { types { name } } list { id } }";
    expect(planText(query)).toBe("{ b ... on Query { list { id } } }");
    expect(read(query).introspection?.definitions).toHaveLength(1);
  });

  it("renames what could be taken for the plan's names, and nothing else", () => {
    const query = "query($representations: Int) { ok: b(n: $representations) a { b: id x: id } id: b }";
    expect(planText(query)).toBe(
      "query ($client_representations: Int) { ok: b(n: $client_representations) a { _0: id x: id } _1: b }",
    );
    const { dataKeys, renamedVariables } = read(query);
    expect([...dataKeys]).toEqual([
      ["b:id()", "_0"],
      ["id:b()", "_1"],
    ]);
    expect([...renamedVariables]).toEqual([["client_representations", "representations"]]);
  });
});

describe("renameForPlan", () => {
  it("gives each meaning of one name a name of its own", () => {
    const query = `{ x: b(n: 1) a { x: id y: id } ...F } fragment F on Query { x: b(n: 1) a { x: id b { y: b { id } } } }`;
    const text = planText(query) ?? "";
    expect(text.match(/x: b\(n: 1\)/g)).toHaveLength(2);
    expect(text.match(/_0: id/g)).toHaveLength(2);
    expect(text).toContain("y: id");
    expect(text).toContain("_1: b");
  });
});

describe("planTextOf", () => {
  const query = `query($x: Boolean!, $y: Boolean = true) {
    b @skip(if: $x) a @include(if: $y) { id @include(if: $x) ...F b { ... on Node @skip(if: $x) { id } } }
  } fragment F on Node { id @skip(if: $y) }`;

  it.each([
    [{ x: true, y: true }, "a { id ...F b { __typename } } } fragment F on Node { __typename }"],
    [{ x: false, y: true }, "b a { ...F b { ... on Node { id } } } } fragment F on Node { __typename }"],
    [{ x: false, y: false }, "b }"],
  ])("decides every condition by %j", (variables, text) => {
    expect(planText(query, variables)).toBe(`query ($x: Boolean!, $y: Boolean = true) { ${text}`);
  });

  it("is nothing when everything is excluded", () => {
    expect(planText(query, { x: true, y: false })).toBeUndefined();
    expect(planText("{ b @skip(if: true) list @include(if: false) { id } }")).toBeUndefined();
  });

  it("depends on the variables of conditions only", () => {
    expect(read(query).conditionVariables).toEqual(["x", "y"]);
    expect(read("query($n: Int) { b(n: $n) @skip(if: false) }").conditionVariables).toEqual([]);
  });
});
