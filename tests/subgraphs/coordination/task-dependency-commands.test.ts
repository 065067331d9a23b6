import fc from "fast-check";
import { connect } from "../../../cli/postgres/connect";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type Answer, type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const ADD = `mutation ($input: AddTaskDependencyInput!) { addTaskDependency(input: $input) {
  id version task { id } dependsOn { id } history { action office } } }`;
const REMOVE = `mutation ($input: RemoveTaskDependencyInput!) { removeTaskDependency(input: $input) { id version } }`;

let subgraph: TestSubgraph;
let key = 0;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
  await using owner = await connect(subgraph.ownerUrl);
  await owner.query(`
    INSERT INTO task_index (id, agency_id, obligation_id, title, state)
    SELECT 'g' || n, 'nsa', 'EO14409-2a', 'T', 'IN_PROGRESS' FROM generate_series(0, 7) n`);
});
afterAll(() => subgraph[Symbol.asyncDispose]());

function newKey(): string {
  key += 1;
  return `dependency-test-${key}`;
}

async function add(identity: string, task: string, dependsOn: string): Promise<Answer> {
  return subgraph.askAs(identity, ADD, { input: { task, dependsOn, idempotencyKey: newKey() } });
}

async function remove(identity: string, id: string, expectedVersion = 1): Promise<Answer> {
  return subgraph.askAs(identity, REMOVE, { input: { id, expectedVersion, idempotencyKey: newKey() } });
}

async function waitsFor(id: string): Promise<string[]> {
  const { data } = await subgraph.ask(`{ task(id: "${id}") { dependsOn { dependsOn { id } } } }`);
  return data.task.dependsOn.map((one: { dependsOn: { id: string } }) => one.dependsOn.id);
}

describe("addTaskDependency", () => {
  it("lets a task wait for one of another agency, in few statements", async () => {
    const { data, errors } = await add("treasury-analyst", "treasury-2d-2", "opm-2f-2");
    expect(errors).toBeUndefined();
    expect(data.addTaskDependency).toMatchObject({
      version: 1,
      task: { id: "treasury-2d-2" },
      dependsOn: { id: "opm-2f-2" },
      history: [{ action: "create", office: "treasury" }],
    });
    expect(subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await waitsFor("treasury-2d-2")).toEqual(["opm-2f-2", "treasury-2d-1"]);
  });

  it("names the way round when a task would wait for itself", async () => {
    const { data, errors } = await add("opm-officer", "opm-2f-2", "cisa-2c-4");
    expect(data).toEqual({ addTaskDependency: null });
    expect(errors).toMatchObject([
      {
        message: "opm-2f-2 would wait for itself: opm-2f-2 → cisa-2c-4 → treasury-2d-2 → opm-2f-2.",
        extensions: {
          code: "RULE_VIOLATED",
          details: { way: ["opm-2f-2", "cisa-2c-4", "treasury-2d-2", "opm-2f-2"] },
        },
      },
    ]);
  });

  it.each([
    ["itself", "cisa-analyst", "cisa-2c-2", "cisa-2c-2", "RULE_VIOLATED", /wait for itself: cisa-2c-2 → cisa-2c-2/],
    ["an unknown task", "cisa-analyst", "cisa-2c-2", "cisa-9", "RECORD_NOT_FOUND", /No Task has the id cisa-9/],
    ["anything, when it is unknown", "cisa-analyst", "cisa-9", "cisa-2c-2", "RECORD_NOT_FOUND", /id cisa-9/],
    ["what it waits for already", "cisa-analyst", "cisa-2c-4", "nsa-3b-1", "CONFLICT", /waits for nsa-3b-1 already/],
    ["anything, once it is delivered", "cisa-analyst", "cisa-2c-1", "nsa-3b-1", "RULE_VIOLATED", /is DELIVERED/],
    ["anything, for another agency", "doj-prosecutor", "cisa-2c-2", "nsa-3b-1", "FORBIDDEN", /owns the waiting task/],
    ["anything, for an organization", "developer-acme", "cisa-2c-2", "nsa-3b-1", "FORBIDDEN", /owns the waiting task/],
    ["anything, for nobody", "public", "cisa-2c-2", "nsa-3b-1", "UNAUTHENTICATED", /known callers/],
  ])("does not let a task wait for %s", async (_, identity, task, dependsOn, code, message) => {
    const { data, errors } = await add(identity, task, dependsOn);
    expect(data).toEqual({ addTaskDependency: null });
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  });

  it("refuses exactly the last edge of every cycle, whatever was added and removed before", async () => {
    const node = fc.integer({ min: 0, max: 7 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(node, node), { maxLength: 14 }), async (edges) => {
        await using owner = await connect(subgraph.ownerUrl);
        await owner.query(
          "UPDATE task_dependency SET removed_at = now() WHERE task_id LIKE 'g%' AND removed_at IS NULL",
        );
        const kept: [number, number][] = [];
        for (const [task, first] of edges) {
          const { errors } = await add("nsa-officer", `g${task}`, `g${first}`);
          const code = errors?.[0]?.extensions?.code;
          const expected = reaches(kept, first, task)
            ? "RULE_VIOLATED"
            : has(kept, task, first)
              ? "CONFLICT"
              : undefined;
          expect(code).toBe(expected);
          if (expected === "RULE_VIOLATED") expectCycle(kept, errors?.[0]?.extensions?.details, [task, first]);
          if (expected === undefined) kept.push([task, first]);
        }
      }),
      { numRuns: 15 },
    );
  });
});

type Edge = readonly [task: number, first: number];

function has(edges: readonly Edge[], task: number, first: number): boolean {
  return edges.some(([one, other]) => one === task && other === first);
}

/** Depth first, over edges without cycles. */
function reaches(edges: readonly Edge[], from: number, to: number): boolean {
  return from === to || edges.some(([task, first]) => task === from && reaches(edges, first, to));
}

/** The way is made of the new edge and of edges that are there, and ends where it begins. */
function expectCycle(edges: readonly Edge[], details: unknown, [task, first]: Edge): void {
  const way = (details as { way: string[] }).way.map((id) => Number(id.slice(1)));
  expect([way[0], way[1], way.at(-1)]).toEqual([task, first, task]);
  for (let at = 1; at + 1 < way.length; at += 1)
    expect(has(edges, way[at] as number, way[at + 1] as number)).toBe(true);
}

describe("removeTaskDependency", () => {
  it("lets the task wait no longer, keeps the record, and lets it be added again", async () => {
    const made = await add("opm-officer", "opm-2f-2", "nsa-3b-1");
    const { id } = made.data.addTaskDependency;
    const { data, errors } = await remove("opm-officer", id);
    expect(errors).toBeUndefined();
    expect(data.removeTaskDependency).toEqual({ id, version: 2 });
    expect(await waitsFor("opm-2f-2")).toEqual(["cisa-2c-1", "opm-2f-1"]);
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query("SELECT action FROM history WHERE record_id = $1 ORDER BY id", [id]);
    expect(rows).toEqual([{ action: "create" }, { action: "remove" }]);
    const again = await add("opm-officer", "opm-2f-2", "nsa-3b-1");
    expect(again.errors).toBeUndefined();
    expect(again.data.addTaskDependency.id).not.toBe(id);
    await remove("opm-officer", again.data.addTaskDependency.id);
  });

  it.each([
    ["another agency", "doj-prosecutor", "cisa-2c-4:nsa-3b-1", "FORBIDDEN"],
    ["the agency that is waited for", "nsa-officer", "cisa-2c-4:nsa-3b-1", "FORBIDDEN"],
    ["nobody, of an unknown one", "cisa-analyst", "cisa-2c-4:nothing", "RECORD_NOT_FOUND"],
  ])("is not for %s", async (_, identity, id, code) => {
    const { errors } = await remove(identity, id);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  it("compares the version, and finds a removed one no more", async () => {
    const made = await add("opm-officer", "opm-2f-2", "nsa-3b-1");
    const { id } = made.data.addTaskDependency;
    const stale = await remove("opm-officer", id, 7);
    expect(stale.errors).toMatchObject([{ extensions: { code: "CONFLICT", details: { currentVersion: 1 } } }]);
    expect((await remove("opm-officer", id)).errors).toBeUndefined();
    const twice = await remove("opm-officer", id, 2);
    expect(twice.errors).toMatchObject([{ extensions: { code: "RECORD_NOT_FOUND" } }]);
  });
});
