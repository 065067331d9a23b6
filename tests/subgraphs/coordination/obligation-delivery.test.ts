import fc from "fast-check";
import { type AdminClient, connect } from "../../../cli/postgres/connect";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { migrate } from "../../../subgraphs/kit/migrate";
import { TASK_STATES, type TaskState } from "../../../subgraphs/kit/task/task.transitions";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";

let database: TestDatabase;
let client: AdminClient;
beforeAll(async () => {
  database = await createTestDatabase("coordination");
  await migrate(coordination, database.ownerUrl);
  client = await connect(database.ownerUrl);
  await client.query(`
    INSERT INTO agency (id, acronym, name, kind, civilian_executive, provenance_source, provenance_as_of)
      VALUES ('nsa', 'NSA', 'NSA', 'INTELLIGENCE', false, 'test', now());
    INSERT INTO obligation (id, section, title, provenance_source, provenance_as_of)
      VALUES ('O', '1', 'O', 'test', now())`);
});
afterAll(async () => {
  await client.end();
  await database[Symbol.asyncDispose]();
});

interface Given {
  /** Days from today; null for a standing obligation. */
  readonly due: number | null;
  /** State and, where delivered, the day from today. */
  readonly tasks: readonly (readonly [state: TaskState, deliveredDay?: number])[];
}

interface Derived {
  readonly delivered: number | null;
  readonly late: boolean;
  readonly overdue: boolean;
}

async function derive({ due, tasks }: Given): Promise<Derived> {
  await client.query("DELETE FROM task_index");
  await client.query("UPDATE obligation SET due_on = (now() AT TIME ZONE 'UTC')::date + $1::int", [due]);
  await client.query(
    `INSERT INTO task_index (id, agency_id, obligation_id, title, state, delivered_on)
     SELECT 't' || ordinality, 'nsa', 'O', 'T', state, (now() AT TIME ZONE 'UTC')::date + day
     FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS e(state, day, ordinality)`,
    [tasks.map(([state]) => state), tasks.map(([, day]) => day ?? null)],
  );
  const { rows } = await client.query<Derived>(
    `SELECT delivered_on - (now() AT TIME ZONE 'UTC')::date AS delivered, delivered_late AS late, overdue
     FROM obligation_delivery`,
  );
  return rows[0] as Derived;
}

describe("obligation_delivery", () => {
  const open = { delivered: null, late: false, overdue: false };
  it.each<[string, Given, Derived]>([
    ["without tasks, due tomorrow", { due: 1, tasks: [] }, open],
    ["without tasks, due today", { due: 0, tasks: [] }, open],
    ["without tasks, due yesterday", { due: -1, tasks: [] }, { ...open, overdue: true }],
    [
      "all delivered in time",
      {
        due: -5,
        tasks: [
          ["DELIVERED", -9],
          ["DELIVERED", -5],
        ],
      },
      { ...open, delivered: -5 },
    ],
    [
      "the last one a day late",
      {
        due: -5,
        tasks: [
          ["DELIVERED", -9],
          ["DELIVERED", -4],
        ],
      },
      { delivered: -4, late: true, overdue: false },
    ],
    ["one left open", { due: -5, tasks: [["DELIVERED", -9], ["BLOCKED"]] }, { ...open, overdue: true }],
    ["the rest superseded", { due: -5, tasks: [["DELIVERED", -9], ["SUPERSEDED"]] }, { ...open, delivered: -9 }],
    ["everything superseded", { due: -5, tasks: [["SUPERSEDED"]] }, { ...open, overdue: true }],
    ["standing, everything delivered", { due: null, tasks: [["DELIVERED", -9]] }, open],
    ["standing, something open", { due: null, tasks: [["IN_PROGRESS"]] }, open],
  ])("%s", async (_name, given, expected) => {
    expect(await derive(given)).toEqual(expected);
  });

  it("is overdue, delivered or neither, and late only when delivered after the due day", async () => {
    const task = fc
      .tuple(fc.constantFrom(...TASK_STATES), fc.integer({ min: -9, max: 0 }))
      .map(([state, day]) => (state === "DELIVERED" ? ([state, day] as const) : ([state] as const)));
    const given = fc.record({
      due: fc.option(fc.integer({ min: -5, max: 5 })),
      tasks: fc.array(task, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ due, tasks }) => {
        const { delivered, late, overdue } = await derive({ due, tasks });
        expect(overdue).toBe(due !== null && due < 0 && delivered === null);
        expect(late).toBe(due !== null && delivered !== null && delivered > due);
        const isSettled = tasks.every(([state]) => ["DELIVERED", "SUPERSEDED"].includes(state));
        const last = Math.max(...tasks.map(([, day]) => day ?? -Infinity));
        expect(delivered).toBe(due !== null && isSettled && last > -Infinity ? last : null);
      }),
      { numRuns: 150 },
    );
  });
});
