import { connect } from "../../../../cli/postgres/connect";
import { storeContextKey } from "../../../../subgraphs/kit/access/protect";
import type { DataSource } from "typeorm";
import { HubError } from "../../../../common/errors";
import { PERSONAS } from "../../../../common/personas";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import type { CommandSetting } from "../../../../subgraphs/kit/command/command-setting";
import { runCommand } from "../../../../subgraphs/kit/command/run-command";
import { openDataSource } from "../../../../subgraphs/kit/database/data-source";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";

const RECORDS = 20;
const RACERS = 10;
const UPDATES = 10_000;
const TIMEOUT_MS = 240_000;

describe("10,000 racing updates", () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase("cisa");
    await migrate(cisa, database.ownerUrl);
    await storeContextKey(database.ownerUrl, database.contextKey);
    dataSource = await openDataSource(cisa, database.url);
    await using owner = await connect(database.ownerUrl);
    await owner.query(`
      INSERT INTO task (id, obligation_id, title, state, provenance_source, provenance_as_of)
      SELECT 'raced-' || n, 'EO14409-2c-i', 'Raced', 'IN_PROGRESS', 'test', now() FROM generate_series(1, ${RECORDS}) n`);
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database[Symbol.asyncDispose]();
  });

  const setting: CommandSetting = {
    agency: "cisa",
    get dataSource() {
      return dataSource;
    },
    get contextKey() {
      return database.contextKey;
    },
    caller: PERSONAS["cisa-analyst"],
    clock: () => new Date(),
    onStatement: () => undefined,
  };

  const command = (name: string) => {
    const found = cisa.commands.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No command ${name}.`);
    return found;
  };

  /** @returns the version that the racer knows afterwards, and whether it won */
  async function race(id: string, version: number, key: string): Promise<{ version: number; won: boolean }> {
    const common = { id, expectedVersion: version, idempotencyKey: key };
    // Every record starts at version 1 in progress, and each win blocks or unblocks it.
    const isBlocked = version % 2 === 0;
    try {
      await (isBlocked
        ? runCommand(command("unblockCisaTask"), common, setting)
        : runCommand(command("blockCisaTask"), Object.assign(common, { waitsFor: "a racer" }), setting));
      return { version: version + 1, won: true };
    } catch (error) {
      if (!(error instanceof HubError) || error.code !== "CONFLICT") throw error;
      return { version: Number(error.facts?.currentVersion), won: false };
    }
  }

  it(
    "loses none: versions, history and events count what was won",
    async () => {
      const won = new Map<string, number>();
      let started = 0;
      let lost = 0;
      const racer = async (): Promise<void> => {
        const known = new Map<string, number>();
        while ((started += 1) <= UPDATES) {
          const key = `racing-${started}`;
          const id = `raced-${(started % RECORDS) + 1}`;
          const result = await race(id, known.get(id) ?? 1, key);
          known.set(id, result.version);
          if (result.won) won.set(id, (won.get(id) ?? 0) + 1);
          else lost += 1;
        }
      };
      await Promise.all(Array.from({ length: RACERS }, racer));
      await using owner = await connect(database.ownerUrl);
      const { rows } = await owner.query<{ id: string; won: number; history: number; events: number }>(`
      SELECT id, version - 1 AS won, (SELECT count(*)::int FROM history WHERE record_id = task.id) AS history,
        (SELECT count(*)::int FROM outbox WHERE record_id = task.id) AS events
      FROM task WHERE id LIKE 'raced-%' ORDER BY id`);
      const expected = [...won].map(([id, count]) => ({ id, won: count, history: count, events: count }));
      expect(rows).toEqual(expected.sort((one, other) => (one.id < other.id ? -1 : 1)));
      expect(lost + [...won.values()].reduce((sum, count) => sum + count, 0)).toBe(UPDATES);
      expect(lost).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
