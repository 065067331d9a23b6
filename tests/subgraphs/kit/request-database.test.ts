import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";
import { ANONYMOUS, type Caller } from "../../../common/caller";
import { PERSONAS } from "../../../common/personas";
import { EntryTokens } from "../../../subgraphs/kit/access/entry-token";
import { storeContextKey } from "../../../subgraphs/kit/access/protect";
import { openDataSource } from "../../../subgraphs/kit/database/data-source";
import { migrate } from "../../../subgraphs/kit/migrate";
import { RequestDatabase } from "../../../subgraphs/kit/read/request-database";
import { libraryAgency } from "../../fixture/library-agency";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";

describe("RequestDatabase", () => {
  let own: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    own = await createTestDatabase("opm");
    const agency = libraryAgency([]);
    await migrate(agency, own.ownerUrl);
    await storeContextKey(own.ownerUrl, own.contextKey);
    dataSource = await openDataSource(agency, own.url);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await own[Symbol.asyncDispose]();
  });

  const pool = (): Pool => (dataSource.driver as PostgresDriver).master as Pool;
  const databaseOf = (caller: Caller = PERSONAS["cisa-analyst"]): RequestDatabase =>
    new RequestDatabase(dataSource, new EntryTokens({ caller, contextKey: own.contextKey, scope: "read" }));

  it("sends dates as UTC text, whatever the time zone of the process, and all else as it is", async () => {
    const database = databaseOf();
    const [row] = await database.query("SELECT $1::text AS day, $2::text[] AS list, $3::text AS none, $4::int AS n", [
      new Date("2026-06-02"),
      ["a"],
      null,
      7,
    ]);
    expect(row).toEqual({ day: "2026-06-02T00:00:00.000Z", list: ["a"], none: null, n: 7 });
    expect(database.statements).toBe(1);
  });

  it("enters as its caller for one statement, and leaves nothing of it on the connection", async () => {
    const words = "SELECT access.words()::text AS words";
    expect(await databaseOf().query(words)).toEqual([{ words: expect.stringContaining("'role:CISA_ANALYST@cisa'") }]);
    expect(await databaseOf(ANONYMOUS).query(words)).toEqual([{ words: "'rank:everybody'" }]);
    const client = await pool().connect();
    const { rows } = await client.query(`${words}, current_setting('access.token', true) AS token`);
    client.release();
    expect(rows).toEqual([{ words: "", token: "" }]);
  });

  it("leaves no transaction open behind a statement that fails", async () => {
    await expect(databaseOf().query("SELECT 1 / 0")).rejects.toThrow("division by zero");
    await expect(databaseOf().query("SELECT no_such_column")).rejects.toThrow("no_such_column");
    const clients = await Promise.all(Array.from({ length: pool().totalCount }, () => pool().connect()));
    const states = await Promise.all(clients.map((client) => client.query("SELECT pg_current_xact_id_if_assigned()")));
    expect(states).toHaveLength(clients.length);
    expect(clients.map((client) => client.getTransactionStatus?.() ?? "I")).toEqual(clients.map(() => "I"));
    for (const client of clients) client.release();
  });

  it("sends nothing to a database that does not believe it", async () => {
    const stranger = new RequestDatabase(
      dataSource,
      new EntryTokens({ caller: PERSONAS["cisa-analyst"], contextKey: "another key, as long as it", scope: "read" }),
    );
    await expect(stranger.query("SELECT 1 AS one")).rejects.toThrow("token");
  });

  it("answers statements of one request on several connections at once, each as its caller", async () => {
    const database = databaseOf();
    const waits = Array.from({ length: 40 }, () =>
      database.query<{ words: string }>("SELECT access.words()::text AS words, pg_sleep(0.01)::text"),
    );
    const rows = (await Promise.all(waits)).flat();
    expect([...new Set(rows.map(({ words }) => words))]).toEqual([expect.stringContaining("CISA_ANALYST@cisa")]);
    expect(pool().totalCount).toBeGreaterThan(1);
  });

  it("refuses at once what would wait behind too much else", async () => {
    const database = databaseOf();
    const answers = await Promise.allSettled(Array.from({ length: 600 }, () => database.query("SELECT 1 AS one")));
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(refused.length).toBeGreaterThan(50);
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(500);
    expect(refused[0]?.reason).toMatchObject({ code: "DATABASE_UNAVAILABLE" });
    expect(await database.query("SELECT 2 AS two")).toEqual([{ two: 2 }]);
  });
});
