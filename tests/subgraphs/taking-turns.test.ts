import { Client } from "pg";
import type { DataSource } from "typeorm";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { openDataSource } from "../../subgraphs/kit/database/data-source";
import { migrate } from "../../subgraphs/kit/migrate";
import { type TestDatabase, createTestDatabase } from "../fixture/postgres";
import { WITHOUT_EXPRESSIONS, takingTurns } from "../fixture/taking-turns";

/** The most statements that one connection was given at once while `run` went on. */
async function mostAtOnce(run: () => Promise<unknown>): Promise<number> {
  const underWay = new WeakMap<object, number>();
  let most = 0;
  // oxlint-disable-next-line typescript/unbound-method -- it is given its client below
  const query = Client.prototype.query as (...args: unknown[]) => Promise<unknown>;
  Client.prototype.query = function watched(this: Client, ...args: unknown[]) {
    const count = (underWay.get(this) ?? 0) + 1;
    underWay.set(this, count);
    most = Math.max(most, count);
    const answer = query.apply(this, args);
    const end = (): void => void underWay.set(this, (underWay.get(this) ?? 1) - 1);
    answer.then(end, end);
    return answer;
  } as typeof Client.prototype.query;
  try {
    await run();
  } finally {
    Client.prototype.query = query as typeof Client.prototype.query;
  }
  return most;
}

describe("takingTurns", () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase("nsa");
    await migrate(nsa, database.ownerUrl);
    dataSource = takingTurns(await openDataSource(nsa, database.ownerUrl));
    await dataSource.query(WITHOUT_EXPRESSIONS);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database[Symbol.asyncDispose]();
  });

  it("gives each connection one statement at a time, also for typeorm's schema builder", async () => {
    expect(await mostAtOnce(async () => dataSource.driver.createSchemaBuilder().log())).toBe(1);
  });
});
