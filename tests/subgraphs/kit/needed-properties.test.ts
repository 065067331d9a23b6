import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isObjectType } from "graphql";
import { RequestDatabase } from "../../../subgraphs/kit/read/request-database";
import { loadAgency } from "../../../cli/agencies";
import { invariant } from "../../../common/invariant";
import { SUBGRAPH_NAMES } from "../../../common/subgraph-names";
import { federationSchema } from "../../../subgraphs/kit/schema/federation-schema";
import { bookRow, libraryAgency } from "../../fixture/library-agency";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

/** Fields of a type with what stands directly in them, of other records the id; those with arguments are left out. */
function selections(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields())
    .filter((field) => field.args.length === 0)
    .flatMap((field) => selectionOf(field) ?? []);
}

function isKeyed(type: GraphQLObjectType): boolean {
  return type.astNode?.directives?.some((directive) => directive.name.value === "key") ?? false;
}

function selectionOf(field: GraphQLField<unknown, unknown>): string | undefined {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return field.name;
  if (!isObjectType(type)) return undefined;
  const leaves = Object.values(type.getFields()).filter(
    (inner) =>
      inner.args.length === 0 && isLeafType(getNamedType(inner.type)) && (!isKeyed(type) || inner.name === "id"),
  );
  return leaves.length === 0 ? undefined : `${field.name} { ${leaves.map((leaf) => leaf.name).join(" ")} }`;
}

describe.each(SUBGRAPH_NAMES)("rows of %s of which one field is asked", (name) => {
  const agency = loadAgency(name);
  const { schema } = federationSchema(agency);
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((field) => getNamedType(field.type).name.endsWith("Connection"))
    .map((field) => ({ field: field.name, type: getNamedType(field.type).name.replace(/Connection$/, "") }))
    .filter(({ type }) => {
      const listed = schema.getType(type);
      return isObjectType(listed) && isKeyed(listed);
    });

  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(agency);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  async function data(query: string, variables: object = {}) {
    const answer = await subgraph.ask(query, variables);
    invariant(answer.errors === undefined, `${query} ${JSON.stringify(answer.errors)}`);
    return answer.data;
  }

  it.each(lists)("say in $field what they say when all fields of $type are asked", async ({ field, type }) => {
    const object = schema.getType(type);
    invariant(isObjectType(object), `${type} is an object type`);
    const all = selections(object);
    // Some field among all has a resolver (every record's history has), so that every column is read.
    const whole = (await data(`{ ${field}(first: 9) { nodes { ${all.join(" ")} } } }`))[field].nodes;
    expect(Object.values(object.getFields()).some(({ resolve }) => resolve !== undefined)).toBe(true);
    const of = whole.map(({ id }: { id: string }) => ({ __typename: type, id }));
    expect(whole.length).toBeGreaterThan(0);
    for (const one of all) {
      const answer = await data(
        `query ($of: [_Any!]!) {
          page: ${field}(first: 9) { nodes { ${one} } }
          edges: ${field}(first: 9) { edges { node { ...fields } } }
          references: _entities(representations: $of) { __typename ...fields }
        }
        fragment fields on ${type} { ... { again: ${one} } }`,
        { of },
      );
      const [key] = one.split(" ") as [string];
      const expected = whole.map((row: Record<string, unknown>) => row[key]);
      expect(answer.page.nodes.map((node: object) => Object.values(node)[0])).toEqual(expected);
      expect(answer.edges.edges.map((edge: { node: { again: unknown } }) => edge.node.again)).toEqual(expected);
      expect(answer.references.map((row: { again: unknown }) => row.again)).toEqual(expected);
    }
  });
});

describe("columns that are read", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(libraryAgency([bookRow({ id: "b1", shelfId: "a" })]));
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  /** Every answer says how it is marked, so markings are always read. */
  const MARKING = ["level", "compartments", "dissemination", "tlp"]
    .map((part) => `t."marking_${part}" AS "marking${part[0]?.toUpperCase()}${part.slice(1)}"`)
    .join(", ");
  const ALL = expect.stringContaining('"subjects"');
  const of = [{ __typename: "Book", id: "b1" }];

  /** The SQL texts that one request sends. */
  async function sent(query: string): Promise<string[]> {
    const spies = (["query", "lookUp"] as const).map((way) => jest.spyOn(RequestDatabase.prototype, way));
    try {
      const { errors } = await subgraph.ask(query, query.includes("$of") ? { of } : {});
      expect(errors).toBeUndefined();
      return spies.flatMap((spy) => spy.mock.calls.map(([sql]) => sql));
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  }

  it.each([
    [
      "a page",
      "{ books { nodes { id title } } }",
      `SELECT t."id" AS "id", ${MARKING}, t."title" AS "title", t."id"::text`,
    ],
    [
      "a page in fragments",
      "{ books { ...page } } fragment page on BookConnection { edges { cursor ... { node { ... on Book { title } } } } }",
      `SELECT t."id" AS "id", ${MARKING}, t."title" AS "title", t."id"::text`,
    ],
    [
      "a page of which no row is asked",
      "{ books { pageInfo { endCursor } } }",
      `SELECT t."id" AS "id", ${MARKING}, t."id"::text`,
    ],
    [
      "references",
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Book { provenance { source } } ... on Shelf { id } } }",
      `SELECT t."id" AS "id", ${MARKING}, t."provenance_source" AS "provenanceSource", t."provenance_as_of" AS "provenanceAsOf" FROM`,
    ],
  ])("are those that are asked, of %s", async (_, query, start) => {
    const [sql] = await sent(query);
    expect(sql?.startsWith(start)).toBe(true);
  });

  it.each([
    ["a page", "{ books { nodes { id history { id } } } }"],
    ["references", "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Book { history { id } } } }"],
  ])("are all where a resolver is asked, of %s", async (_, query) => {
    expect((await sent(query))[0]).toEqual(ALL);
  });
});
