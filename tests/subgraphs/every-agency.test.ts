import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import type { DataSource } from "typeorm";
import { loadAgency } from "../../cli/agencies";
import { invariant } from "../../common/invariant";
import { connect } from "../../cli/postgres/connect";
import { personaOf } from "../../common/personas";
import { queryEntered } from "../../subgraphs/kit/access/entered-query";
import { EntryTokens } from "../../subgraphs/kit/access/entry-token";
import { withReader } from "../../subgraphs/kit/access/reader-parameter";
import { MARKING_LEVELS } from "../../common/marking";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import type { Class } from "../../subgraphs/kit/class";
import { openDataSource } from "../../subgraphs/kit/database/data-source";
import { tableOf } from "../../subgraphs/kit/database/table";
import { migrate } from "../../subgraphs/kit/migrate";
import { HubRecord } from "../../subgraphs/kit/record/hub-record";
import { federationSchema } from "../../subgraphs/kit/schema/federation-schema";
import { createTestDatabase } from "../fixture/postgres";
import { OFFICERS, type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { WITHOUT_EXPRESSIONS, takingTurns } from "../fixture/taking-turns";
import { walkPages } from "../fixture/walk-pages";

const REPRESENTATIONS = 100;
const MOST_STATEMENTS = 3;

/** The audit grows while it is read, and is for auditors alone. */
const OF_ANOTHER_DATABASE = "auditEntries";

/** What every record shows of itself. */
const RECORD_FIELDS = ["history", "id", "marking", "provenance", "version"];

/** A table may have what its entity does not say: indexes, constraints, defaults, columns that nothing here reads. */
const MORE_THAN_ENTITY_SAYS = [
  /^(DROP INDEX|CREATE (UNIQUE )?INDEX) /,
  /^ALTER TABLE "\w+" (DROP|ADD) CONSTRAINT /,
  /^ALTER TABLE "\w+" DROP COLUMN "\w+"$/,
  /^ALTER TABLE "\w+" ALTER COLUMN "\w+" DROP DEFAULT$/,
];

interface RootField {
  readonly field: string;
  /** GraphQL type of one row. */
  readonly type: string;
}

interface RootOrder extends RootField {
  readonly order: string;
  readonly direction: "ASC" | "DESC";
}

describe.each(SUBGRAPH_NAMES)("%s", (name) => {
  const agency = loadAgency(name);
  const { schema } = federationSchema(agency);
  const types = Object.values(schema.getTypeMap());
  const classes = new Map(
    Object.values<Class>(agency.entities as readonly Class[]).map((entity) => [entity.name, entity]),
  );
  const rootFields = Object.values(schema.getQueryType()?.getFields() ?? {});
  const lists = rootFields.filter(
    (field) => getNamedType(field.type).name.endsWith("Connection") && field.name !== OF_ANOTHER_DATABASE,
  );
  const singles = rootFields.filter((field) => classes.has(getNamedType(field.type).name));
  const isRecord = (type: string): boolean => classes.get(type)?.prototype instanceof HubRecord;

  let subgraph: TestSubgraph;
  let dataSource: DataSource;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(agency);
    dataSource = await openDataSource(agency, subgraph.ownerUrl);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await subgraph[Symbol.asyncDispose]();
  });

  async function data(query: string, variables: object = {}) {
    const answer = await subgraph.ask(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  }

  /** Ids of rows that the subgraph shows as this type. */
  async function idsOf(type: string): Promise<string[]> {
    const entity = classes.get(type);
    invariant(entity, `${type} is an entity`);
    const { from } = tableOf(dataSource, entity);
    const { discriminatorColumn, discriminatorValue, childEntityMetadatas } = dataSource.getMetadata(
      entity as Function,
    );
    const isChild = discriminatorColumn !== undefined && childEntityMetadatas.length === 0;
    const kind = isChild ? `WHERE t."${discriminatorColumn.databaseName}" = '${discriminatorValue}'` : "";
    await using client = await connect(subgraph.ownerUrl);
    const { contextKey } = subgraph;
    const tokens = new EntryTokens({ contextKey, caller: personaOf(OFFICERS[agency.name]), scope: "read" });
    const sql = `SELECT t.id FROM ${from} ${kind} ORDER BY t.id LIMIT ${REPRESENTATIONS}`;
    const statement = withReader({ sql, parameters: [] }, tokens.reader);
    const rows = await queryEntered<{ id: string }>(client, tokens.current(), statement);
    return rows.map((row) => row.id);
  }

  it("has migrations that make every table and column of its entities", async () => {
    await using database = await createTestDatabase(name);
    await migrate(agency, database.ownerUrl);
    const migrated = takingTurns(await openDataSource(agency, database.ownerUrl));
    await migrated.query(WITHOUT_EXPRESSIONS);
    const { upQueries } = await migrated.driver.createSchemaBuilder().log();
    await migrated.destroy();
    const missing = upQueries
      .map(({ query }) => query)
      .filter((query) => !MORE_THAN_ENTITY_SAYS.some((harmless) => harmless.test(query)));
    expect(missing).toEqual([]);
  });

  describe.each(types.filter((type) => hasKey(type) && classes.has(type.name)).map(({ name }) => name))(
    "references to %s",
    (type) => {
      const load = `query ($of: [_Any!]!) { _entities(representations: $of) {
        __typename ... on ${type} { id ${isRecord(type) ? "history { id }" : ""} } } }`;
      const references = (ids: readonly string[]) => ({ of: ids.map((id) => ({ __typename: type, id })) });

      it(`load ${REPRESENTATIONS} with their history in at most ${MOST_STATEMENTS} statements`, async () => {
        const known = await idsOf(type);
        expect(known.length).toBeGreaterThan(0);
        const asked = Array.from({ length: REPRESENTATIONS }, (_, index) => known[index % known.length] as string);
        const { _entities } = await data(load, references(asked));
        expect(_entities.map((entity: { id: string } | null) => entity?.id)).toEqual(asked);
        expect(subgraph.statements()).toBeLessThanOrEqual(MOST_STATEMENTS);
      });

      it("are null where nothing has the id", async () => {
        const known = (await idsOf(type)).slice(0, 1);
        const { _entities } = await data(load, references(["no-such-id", ...known, ""]));
        expect(_entities.map((entity: { id: string } | null) => entity?.id ?? null)).toEqual([null, ...known, null]);
      });
    },
  );

  it("has lists", () => {
    expect(lists.length).toBeGreaterThan(0);
  });

  it.each(lists.flatMap((field) => ordersOf(field)))(
    "pages through $field by $order $direction, each row once",
    async ({ field, order, direction }) => {
      const args = `orderBy: { field: ${order}, direction: ${direction} }`;
      const whole = await walkPages(subgraph, { field, first: 1_000, args });
      const { [field]: list } = await data(`{ ${field} { totalCount } }`);
      expect(whole).toHaveLength(list.totalCount);
      expect(new Set(whole).size).toBe(whole.length);
      expect(await walkPages(subgraph, { field, first: 7, args })).toEqual(whole);
    },
  );

  it.each([...classes.keys()].filter((type) => isRecord(type) && schema.getType(type)))(
    "shows of %s what every record shows",
    (type) => {
      const object = schema.getType(type);
      invariant(isObjectType(object) || isInterfaceType(object), `${type} has fields`);
      expect(Object.keys(object.getFields())).toEqual(expect.arrayContaining(RECORD_FIELDS));
    },
  );

  it.each(lists.map(rowsOf).filter(({ type }) => isRecord(type)))(
    "marks each row of $field and says where it comes from",
    async ({ field }) => {
      const { [field]: list } = await data(`{ ${field}(first: 1000) { nodes {
        version marking { level compartments dissemination tlp } provenance { source asOf } history { actor at } } } }`);
      expect(list.nodes.length).toBeGreaterThan(0);
      for (const node of list.nodes) {
        expect(node.version).toBeGreaterThanOrEqual(1);
        expect(MARKING_LEVELS).toContain(node.marking.level);
        expect(node.provenance.source).toMatch(/\S/);
        expect(Date.parse(node.provenance.asOf)).not.toBeNaN();
      }
    },
  );

  it.each(singles.map(({ name, type }) => ({ field: name, type: getNamedType(type).name })))(
    "answers $field with the record, and with null where nothing has the id",
    async ({ field, type }) => {
      const [id] = await idsOf(type);
      const selection = isRecord(type) ? "id marking { level } provenance { source }" : "id";
      const answer = await data(
        `query ($id: ID!) { known: ${field}(id: $id) { ${selection} } unknown: ${field}(id: "no-such-id") { id } }`,
        { id },
      );
      expect(answer.known).toMatchObject({ id, ...(isRecord(type) ? { marking: {}, provenance: {} } : {}) });
      expect(answer.unknown).toBeNull();
    },
  );

  /** Every order field of a list, in both directions. */
  function ordersOf(field: GraphQLField<unknown, unknown>): RootOrder[] {
    const input = getNamedType(field.args.find((arg) => arg.name === "orderBy")?.type);
    invariant(isInputObjectType(input), `${field.name} can be ordered`);
    const orders = getNamedType(input.getFields().field?.type);
    invariant(isEnumType(orders), `${field.name} can be ordered by fields`);
    return orders
      .getValues()
      .flatMap((order) =>
        (["ASC", "DESC"] as const).map((direction) => ({ ...rowsOf(field), order: order.name, direction })),
      );
  }

  function rowsOf(field: GraphQLField<unknown, unknown>): RootField {
    const connection = getNamedType(field.type);
    invariant(isObjectType(connection), `${field.name} is a connection`);
    return { field: field.name, type: String(getNamedType(connection.getFields().nodes?.type)) };
  }
});

function hasKey(type: GraphQLNamedType): boolean {
  return type.astNode?.directives?.some((directive) => directive.name.value === "key") ?? false;
}
