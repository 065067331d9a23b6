import { type AdminClient, connect } from "../../../../cli/postgres/connect";
import { ANONYMOUS, type Caller } from "../../../../common/caller";
import { PERSONAS } from "../../../../common/personas";
import { queryEntered } from "../../../../subgraphs/kit/access/entered-query";
import { EntryTokens } from "../../../../subgraphs/kit/access/entry-token";
import { storeContextKey } from "../../../../subgraphs/kit/access/protect";
import { withReader } from "../../../../subgraphs/kit/access/reader-parameter";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { libraryAgency } from "../../../fixture/library-agency";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase("opm");
  const agency = libraryAgency([]);
  await migrate(agency, database.ownerUrl);
  await storeContextKey(database.ownerUrl, database.contextKey);
});
afterAll(() => database[Symbol.asyncDispose]());

const tokensOf = (caller: Caller): EntryTokens =>
  new EntryTokens({ caller, contextKey: database.contextKey, scope: "read" });

async function ask(client: AdminClient, sql: string, caller: Caller = ANONYMOUS): Promise<object[]> {
  const tokens = tokensOf(caller);
  const statement = withReader({ sql, parameters: [["1"]] }, tokens.reader);
  return queryEntered(client, tokens.current(), { ...statement, isKept: true });
}

async function keptOn(client: AdminClient): Promise<{ statement: string; generic: number; custom: number }[]> {
  const { rows } = await client.query<{ statement: string; generic: number; custom: number }>(
    `SELECT statement, generic_plans::int AS generic, custom_plans::int AS custom FROM pg_prepared_statements
     WHERE name LIKE 'kept%' ORDER BY prepare_time`,
  );
  return rows;
}

describe("a statement whose plan is kept", () => {
  it("is planned once a connection, whoever asks, and answers each of them", async () => {
    await using client = await connect(database.url);
    const sql = "SELECT key, $words::text AS words FROM unnest($1::text[]) key";
    const officer = { key: "1", words: expect.stringContaining("'role:CISA_ANALYST@cisa'") };
    expect(await ask(client, sql, PERSONAS["cisa-analyst"])).toEqual([officer]);
    expect(await ask(client, sql)).toEqual([{ key: "1", words: "'rank:everybody'" }]);
    expect(await ask(client, sql, PERSONAS["cisa-analyst"])).toEqual([officer]);
    expect(await keptOn(client)).toEqual([
      { statement: expect.stringContaining("FROM unnest"), generic: 3, custom: 0 },
    ]);
  });

  it("gives its name to another when it was used the longest ago, and answers when it is asked again", async () => {
    await using client = await connect(database.url);
    const textOf = (number: number): string => `SELECT ${number} AS number FROM unnest($1::text[])`;
    for (let number = 0; number < 150; number += 1) {
      expect(await ask(client, textOf(number))).toEqual([{ number }]);
    }
    const kept = await keptOn(client);
    expect(kept).toHaveLength(100);
    expect(kept.map(({ statement }) => statement)).not.toContain(textOf(0));
    expect(await ask(client, textOf(0))).toEqual([{ number: 0 }]);
    expect(await ask(client, textOf(149))).toEqual([{ number: 149 }]);
    expect(await keptOn(client)).toHaveLength(100);
  });

  it("says the same of an error each time, and leaves the connection as good as before", async () => {
    await using client = await connect(database.url);
    const divides = "SELECT 1 / (key::int - 1) AS one FROM unnest($1::text[]) key";
    for (let time = 0; time < 3; time += 1) {
      await expect(ask(client, divides)).rejects.toThrow("division by zero");
      await expect(ask(client, "SELECT no_such_column FROM unnest($1::text[])")).rejects.toThrow("no_such_column");
    }
    expect(await ask(client, "SELECT 1 AS one FROM unnest($1::text[])")).toEqual([{ one: 1 }]);
  });

  it("is asked again after a token that the database did not believe", async () => {
    await using client = await connect(database.url);
    const sql = "SELECT 2 AS two FROM unnest($1::text[])";
    const statement = { sql, parameters: [["1"]], isKept: true };
    for (let time = 0; time < 2; time += 1) {
      await expect(queryEntered(client, "no token", statement)).rejects.toThrow("token");
    }
    expect(await ask(client, sql)).toEqual([{ two: 2 }]);
  });
});
