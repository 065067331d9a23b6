import fc from "fast-check";
import type { DatabaseError } from "pg";
import { connect } from "../../../cli/postgres/connect";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { TASK_DEPENDENCY_ACYCLIC } from "../../../subgraphs/coordination/task/task-dependency.cycles";
import { migrate } from "../../../subgraphs/kit/migrate";
import { type TestDatabase, createTestDatabase } from "../../fixture/postgres";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase("coordination");
  await migrate(coordination, database.ownerUrl);
  await using client = await connect(database.ownerUrl);
  await client.query(`
    INSERT INTO agency (id, acronym, name, kind, civilian_executive, provenance_source, provenance_as_of)
      VALUES ('nsa', 'NSA', 'NSA', 'INTELLIGENCE', false, 'test', now());
    INSERT INTO obligation (id, section, title, provenance_source, provenance_as_of)
      VALUES ('O', '1', 'O', 'test', now());
    INSERT INTO task_index (id, agency_id, obligation_id, title, state)
      SELECT 't' || n, 'nsa', 'O', 'T', 'NOT_STARTED' FROM generate_series(0, 5) n`);
});
afterAll(async () => database[Symbol.asyncDispose]());

type Edge = readonly [task: number, dependsOn: number];

const INSERT = `INSERT INTO task_dependency (id, task_id, depends_on_id, provenance_source, provenance_as_of)
  SELECT task || ':' || first, task, first, 'test', now() FROM unnest($1::text[], $2::text[]) AS e(task, first)`;

function parameters(edges: readonly Edge[]): [string[], string[]] {
  return [edges.map(([task]) => `t${task}`), edges.map(([, first]) => `t${first}`)];
}

/** Kahn's algorithm, as an oracle that shares nothing with the trigger. */
function hasCycle(edges: readonly Edge[]): boolean {
  let left = [...edges];
  for (;;) {
    const waiting = new Set(left.map(([task]) => task));
    const next = left.filter(([, first]) => waiting.has(first));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

describe("task dependencies", () => {
  it.each([
    { name: "a task that waits for itself", edges: [[1, 1]] },
    {
      name: "two that wait for each other",
      edges: [
        [1, 2],
        [2, 1],
      ],
    },
    {
      name: "a longer circle",
      edges: [
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 1],
      ],
    },
  ] as { name: string; edges: Edge[] }[])("refuse $name, in one statement or several", async ({ edges }) => {
    await using client = await connect(database.ownerUrl);
    const refusal = { constraint: TASK_DEPENDENCY_ACYCLIC, code: "23514" };
    await expect(client.query(INSERT, parameters(edges))).rejects.toMatchObject(refusal);
    await client.query("BEGIN");
    for (const edge of edges.slice(0, -1)) await client.query(INSERT, parameters([edge]));
    await expect(client.query(INSERT, parameters(edges.slice(-1)))).rejects.toMatchObject(refusal);
    await client.query("ROLLBACK");
  });

  it("refuse an update that closes a circle", async () => {
    await using client = await connect(database.ownerUrl);
    await client.query("BEGIN");
    await client.query(
      INSERT,
      parameters([
        [1, 2],
        [2, 3],
      ]),
    );
    await expect(
      client.query("UPDATE task_dependency SET depends_on_id = 't1', id = 't2:t1' WHERE id = 't2:t3'"),
    ).rejects.toMatchObject({ constraint: TASK_DEPENDENCY_ACYCLIC });
    await client.query("ROLLBACK");
  });

  it("refuse exactly the graphs with a circle", async () => {
    await using client = await connect(database.ownerUrl);
    const edge = fc.tuple(fc.nat(5), fc.nat(5));
    const edges = fc.uniqueArray(edge, { maxLength: 10, selector: (one) => one.join() });
    await fc.assert(
      fc.asyncProperty(edges, async (graph) => {
        await client.query("BEGIN");
        const refused = await client.query(INSERT, parameters(graph)).then(
          () => false,
          (error: DatabaseError) => error.constraint === TASK_DEPENDENCY_ACYCLIC,
        );
        await client.query("ROLLBACK");
        expect(refused).toBe(hasCycle(graph));
      }),
      { numRuns: 200 },
    );
  });

  it("refuse the second of two writers who would close a circle together", async () => {
    await using one = await connect(database.ownerUrl);
    await using other = await connect(database.ownerUrl);
    await one.query("BEGIN");
    await other.query("BEGIN");
    await one.query(INSERT, parameters([[1, 2]]));
    const second = other.query(INSERT, parameters([[2, 1]])).then(
      () => "written",
      (error: DatabaseError) => error.constraint,
    );
    await one.query("COMMIT");
    expect(await second).toBe(TASK_DEPENDENCY_ACYCLIC);
    await other.query("ROLLBACK");
    await using owner = await connect(database.ownerUrl);
    await owner.query("TRUNCATE task_dependency");
  });
});
