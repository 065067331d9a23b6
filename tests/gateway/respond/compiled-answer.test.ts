import { assert, constantFrom, letrec, oneof, property, record, array, dictionary } from "fast-check";
import { buildSchema, Kind, parse, type GraphQLObjectType } from "graphql";
import { EntityPlaces } from "../../../gateway/execute/entity-places";
import type { Execution } from "../../../gateway/execute/execution";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import type { Row } from "../../../gateway/merged-data";
import { fragmentsOf } from "../../../gateway/operation/select-operation";
import type { EntityFetchNode } from "../../../gateway/plan/plan-node";
import { AnswerWriter } from "../../../gateway/respond/answer-writer";
import { buildProjection } from "../../../gateway/respond/build-projection";
import { CompiledAnswer } from "../../../gateway/respond/compiled-answer";
import type { SelectionProjection } from "../../../gateway/respond/projection";

const schema = buildSchema(`
  scalar Any
  enum Color { RED BLUE }
  interface Node { id: ID! self: Node }
  type A implements Node { id: ID! self: Node text: String int: Int float: Float flag: Boolean color: Color any: Any
    must: String! list: [[String!]] nodes: [Node!] union: Union constructor: String }
  type B implements Node { id: ID! self: Node }
  type Hidden { x: Int }
  union Union = A | B
  type Query { a: A nodes: [Node] union: Union must: [A!]! __proto: String }
`);
const QUERY = `{
  __typename
  a { ...F } nodes { __typename id ... on A { t: text ...F } self { id self { __typename id } } }
  union { __typename ... on A { id } ... on B { me: self { id } } } must { must list }
}
fragment F on A { __proto__: text int float flag color any must list nodes { id } union { __typename } constructor }`;

function project(repeated: readonly string[]): SelectionProjection {
  const document = parse(QUERY);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error("The query has no operation.");
  const paths = repeated.map((name) => [{ kind: "field", name } as const]);
  const places = new EntityPlaces({
    kind: "entities",
    batches: [{ paths, selection: [] }],
  } as unknown as EntityFetchNode);
  const source = {
    schema,
    fragments: fragmentsOf(document),
    dataKeys: new Map(),
    conditions: {},
    places,
    decision: undefined,
  };
  return buildProjection(source, { type: schema.getQueryType() as GraphQLObjectType, keys: [] }, [
    operation.selectionSet,
  ]);
}

const limits = { ...DEFAULT_LIMITS, compiledFromUse: 1 };
const executionOf = (data: Row, repeats: Iterable<number> = []) =>
  ({ data, faults: [], repeats: new Set(repeats) }) as unknown as Execution;

function writeGenerally(projection: SelectionProjection, data: Row): { text: string; errors: number } {
  const writer = new AnswerWriter(limits, {});
  const text = writer.writeRoot(projection, data);
  return { text, errors: writer.errors.length };
}

const scalar = oneof(
  constantFrom("", 'a"\\b', "\ud800é", "RED", "GREEN", "__proto__", 0, -0, 7, 2 ** 31, 1.5, 1e21, true, false, null),
);
const likely = (...valid: unknown[]) => oneof({ weight: 40, arbitrary: constantFrom(...valid) }, scalar);
const odd = constantFrom({ valueOf: 1, toString: 2 }, {}, [], [null], undefined);
const { node } = letrec((tie) => ({
  node: record(
    {
      __typename: oneof({ weight: 40, arbitrary: constantFrom("A", "B") }, constantFrom("Node", "Hidden", undefined)),
      id: likely("1", 2),
      self: oneof({ depthSize: "small" }, constantFrom(null), tie("node")),
      text: likely("x", 'a"\\b', "\ud800é", null),
      t: likely("\u2028", null),
      int: likely(0, -0, -7, null),
      float: likely(-0, 1.5, 1e21, null),
      flag: likely(true, false, null),
      color: likely("RED", null),
      any: oneof(scalar, odd, dictionary(scalar.map(String), scalar)),
      must: oneof({ weight: 40, arbitrary: constantFrom("x") }, scalar, odd),
      list: oneof({ weight: 40, arbitrary: constantFrom(null, [["a"], null, []]) }, array(scalar)),
      nodes: oneof(constantFrom(null, []), array(tie("node"), { maxLength: 2 })),
      union: oneof(constantFrom(null), tie("node")),
      constructor: likely("c", null),
    },
    { requiredKeys: ["__typename", "id", "must"] },
  ),
}));
const data = record(
  {
    a: node.map((value) => ({ ...(value as object), __typename: "A" })),
    nodes: array(node, { maxLength: 3 }),
    union: node,
    must: array(node.map((value) => ({ ...(value as object), __typename: "A" }))),
  },
  { requiredKeys: ["must"] },
);

describe("CompiledAnswer", () => {
  it("writes what the general writer writes, or leaves it to it where there is an error", () => {
    const projection = project([]);
    const answer = new CompiledAnswer(projection, limits);
    let written = 0;
    assert(
      property(data, (random) => {
        const text = answer.write(executionOf(random));
        const general = writeGenerally(projection, random);
        if (text === undefined) return;
        written += 1;
        expect(general).toEqual({ text, errors: 0 });
      }),
      { numRuns: 2_000 },
    );
    expect(written).toBeGreaterThan(50);
  });

  const whole = { must: [], nodes: [{ __typename: "A", id: 1, t: "é", any: { b: [1] }, must: "m", int: -0 }, null] };

  it("leaves nothing usual to the general writer", () => {
    const projection = project([]);
    const text = new CompiledAnswer(projection, limits).write(executionOf(whole));
    expect(text).toBe(writeGenerally(projection, whole).text);
    expect(JSON.parse(text ?? "")).toMatchObject({ __typename: "Query", nodes: [{ id: "1", t: "é" }, null] });
  });

  it("writes an object that stands several times as often as it stands", () => {
    const projection = project(["nodes"]);
    const shared = { __typename: "B", id: "b", self: null };
    const repeated = { must: [], nodes: [shared, null, shared, { ...shared, id: "c" }, shared] };
    const text = new CompiledAnswer(projection, limits).write(executionOf(repeated, [0]));
    expect(text).toBe(writeGenerally(projection, repeated).text);
  });

  it("gives up on text longer than an answer may be, however often an object is shared", () => {
    let row: Row = { __typename: "A", id: "1", must: "x".repeat(1_000) };
    for (let level = 0; level < 3; level += 1) row = { ...row, nodes: Array.from({ length: 500 }, () => row) };
    const answer = new CompiledAnswer(project(["nodes"]), { ...limits, clientAnswerBytes: 100_000 });
    expect(answer.write(executionOf({ must: [], nodes: Array.from({ length: 500 }, () => row) }, [0]))).toBeUndefined();
  });

  it("writes nothing before its use, nor with faults", () => {
    const answer = new CompiledAnswer(project([]), { ...limits, compiledFromUse: 2 });
    expect(answer.write(executionOf(whole))).toBeUndefined();
    expect(answer.write(executionOf(whole))).toBeDefined();
    const fault = { message: "m", code: "c", agency: "a" };
    expect(answer.write({ ...executionOf(whole), faults: [fault] })).toBeUndefined();
  });

  it("explains itself by source that names every type", () => {
    const source = new CompiledAnswer(project([]), limits).explain().join("\n");
    for (const type of ["Query", "A", "B"]) expect(source).toContain(`function write${type}(`);
  });
});
