import fc from "fast-check";
import { type AdminClient, connect } from "../../../cli/postgres/connect";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const FIELDS = `obligation { id } tasksTotal tasksOpen tasksOverdue tasksBlocked criticalPath { id } pathDueOn overdue atRisk`;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(() => subgraph[Symbol.asyncDispose]());

interface Outlook {
  readonly obligation: { readonly id: string };
  readonly criticalPath: readonly { readonly id: string }[];
  readonly daysLeft: number | null;
}

async function outlooks(args = ""): Promise<Outlook[]> {
  const { data, errors } = await subgraph.ask(`{ obligationOutlook${args} { daysLeft asOf ${FIELDS} } }`);
  expect(errors).toBeUndefined();
  return data.obligationOutlook;
}

describe("obligationOutlook", () => {
  it("knows what overdue obligations wait for, across agencies", async () => {
    const found = await outlooks("(overdue: true)");
    const told = found.map((one) => [one.obligation.id, one.criticalPath.map(({ id }) => id)]);
    expect(Object.fromEntries(told)).toEqual({
      "EO14409-2c-i": ["cisa-2c-2"],
      "EO14409-2c-iii": ["nsa-3b-1", "cisa-2c-4"],
      "EO14409-2d": ["treasury-2d-2"],
      "EO14409-2e": [],
      "EO14409-2f": ["opm-2f-2"],
      "EO14409-3b": ["nsa-3b-1", "cisa-3b-1"],
    });
  });

  it("counts an obligation's tasks, in few statements", async () => {
    const { data, errors } = await subgraph.ask(`{ obligation(id: "EO14409-2c-iii") { outlook { ${FIELDS} asOf } } }`);
    expect(errors).toBeUndefined();
    expect(data.obligation.outlook).toEqual({
      obligation: { id: "EO14409-2c-iii" },
      tasksTotal: 1,
      tasksOpen: 1,
      tasksOverdue: 1,
      tasksBlocked: 1,
      criticalPath: [{ id: "nsa-3b-1" }, { id: "cisa-2c-4" }],
      pathDueOn: "2026-08-01",
      overdue: true,
      atRisk: false,
      asOf: "2026-09-01T12:00:00.000Z",
    });
    await outlooks();
    expect(subgraph.statements()).toBeLessThanOrEqual(4);
  });

  it("lists every obligation, standing ones last, and those that are asked for", async () => {
    const all = await outlooks();
    expect(all).toHaveLength(12);
    expect(all.slice(-2).map((one) => [one.obligation.id, one.daysLeft])).toEqual([
      ["EO14409-3c", null],
      ["EO14409-4", null],
    ]);
    const some = await outlooks(`(obligations: ["EO14409-4", "EO14409-2d", "nothing"])`);
    expect(some.map((one) => one.obligation.id)).toEqual(["EO14409-2d", "EO14409-4"]);
    expect(await outlooks("(atRisk: true)")).toEqual([]);
  });
});

/** A made-up world: obligations with their due days from today, tasks, and edges from later to earlier tasks. */
interface World {
  readonly dues: readonly (number | null)[];
  readonly tasks: readonly {
    readonly obligation: number;
    readonly state: string;
    readonly due: number | null;
  }[];
  readonly edges: readonly (readonly [task: number, first: number])[];
}

const STATES = ["NOT_STARTED", "IN_PROGRESS", "BLOCKED", "DELIVERED", "SUPERSEDED"];
const day = fc.option(fc.integer({ min: -3, max: 6 }), { freq: 6 });

const worlds: fc.Arbitrary<World> = fc
  .record({
    dues: fc.array(day, { minLength: 3, maxLength: 3 }),
    tasks: fc.array(
      fc.record({ obligation: fc.integer({ min: 0, max: 2 }), state: fc.constantFrom(...STATES), due: day }),
      { maxLength: 9 },
    ),
  })
  .chain(({ dues, tasks }) => {
    const pairs = tasks.flatMap((_, task) => Array.from({ length: task }, (__, first) => [task, first] as const));
    return fc.subarray(pairs).map((edges) => ({ dues, tasks, edges }));
  });

interface Expected {
  readonly open: number;
  readonly overdue: boolean;
  readonly atRisk: boolean;
  readonly pathLength: number;
}

/** Every chain, one by one. */
function slowly({ dues, tasks, edges }: World, obligation: number): Expected & { readonly chains: number[][] } {
  const isOpen = (task: number): boolean => !["DELIVERED", "SUPERSEDED"].includes(tasks[task]?.state ?? "");
  const chainsTo = (task: number): number[][] => {
    const before = edges
      .filter(([one, first]) => one === task && isOpen(first))
      .flatMap(([, first]) => chainsTo(first));
    return [[task], ...before.map((chain) => [...chain, task])];
  };
  const own = tasks.flatMap((task, index) => (task.obligation === obligation ? [index] : []));
  const chains = own.filter(isOpen).flatMap(chainsTo);
  const pathLength = Math.max(0, ...chains.map(({ length }) => length));
  const due = dues[obligation] ?? null;
  const isDelivered = own.length > 0 && !own.some(isOpen) && own.some((task) => tasks[task]?.state === "DELIVERED");
  const overdue = due !== null && due < 0 && !isDelivered;
  const longest = pathLength === 0 ? [[]] : chains.filter(({ length }) => length === pathLength);
  const atRisk = due !== null && !overdue && pathLength > Math.max(0, due + 1);
  return { open: own.filter(isOpen).length, overdue, atRisk, pathLength, chains: longest };
}

async function write(client: AdminClient, { dues, tasks, edges }: World): Promise<void> {
  await client.query("DELETE FROM task_dependency; DELETE FROM task_index");
  const today = "(now() AT TIME ZONE 'UTC')::date";
  await client.query(
    `UPDATE obligation o SET due_on = ${today} + e.due FROM unnest($1::text[], $2::int[]) AS e(id, due) WHERE o.id = e.id`,
    [dues.map((_, index) => OBLIGATIONS[index]), dues],
  );
  await client.query(
    `INSERT INTO task_index (id, agency_id, obligation_id, title, state, due_on, delivered_on)
     SELECT 't' || n - 1, 'nsa', obligation, 'T', state, ${today} + due, CASE state WHEN 'DELIVERED' THEN ${today} END
     FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS e(obligation, state, due, n)`,
    [tasks.map((task) => OBLIGATIONS[task.obligation]), tasks.map(({ state }) => state), tasks.map(({ due }) => due)],
  );
  await client.query(
    `INSERT INTO task_dependency (id, task_id, depends_on_id, provenance_source, provenance_as_of)
     SELECT task || ':' || first, 't' || task, 't' || first, 'test', now() FROM unnest($1::int[], $2::int[]) AS e(task, first)`,
    [edges.map(([task]) => task), edges.map(([, first]) => first)],
  );
}

const OBLIGATIONS = ["EO14409-2a", "EO14409-2b", "EO14409-2d"];

describe("the critical path", () => {
  it("is the longest of all chains, and decides what is at risk, in any graph", async () => {
    await using client = await connect(subgraph.ownerUrl);
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        await write(client, world);
        const { data } = await subgraph.ask(
          `{ obligationOutlook(obligations: ${JSON.stringify(OBLIGATIONS)}) { ${FIELDS} } }`,
        );
        const found = Map.groupBy(data.obligationOutlook as Found[], (one) => one.obligation.id);
        for (const [index, id] of OBLIGATIONS.entries()) {
          const [outlook] = found.get(id) ?? [];
          const expected = slowly(world, index);
          const path = outlook?.criticalPath.map((task) => Number(task.id.slice(1))) ?? [];
          const latest = Math.max(...path.map((task) => world.tasks[task]?.due ?? -Infinity));
          const due = world.dues[index] ?? null;
          const isLate = due !== null && !expected.overdue && latest > due;
          expect(outlook).toMatchObject({
            tasksTotal: world.tasks.filter((task) => task.obligation === index).length,
            tasksOpen: expected.open,
            overdue: expected.overdue,
            atRisk: expected.atRisk || isLate,
          });
          expect(path).toHaveLength(expected.pathLength);
          expect(expected.chains).toContainEqual(path);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("takes no time for a graph with very many ways", async () => {
    await using client = await connect(subgraph.ownerUrl);
    await client.query("DELETE FROM task_dependency; DELETE FROM task_index");
    await client.query(`
      INSERT INTO task_index (id, agency_id, obligation_id, title, state)
        SELECT 't' || n, 'nsa', 'EO14409-2a', 'T', 'IN_PROGRESS' FROM generate_series(1, 60) n`);
    await client.query("ALTER TABLE task_dependency DISABLE TRIGGER USER");
    await client.query(`
      INSERT INTO task_dependency (id, task_id, depends_on_id, provenance_source, provenance_as_of)
        SELECT a || ':' || b, 't' || a, 't' || b, 'test', now() FROM generate_series(1, 60) a, generate_series(1, a - 1) b`);
    const startedAt = performance.now();
    const { data } = await subgraph.ask(`{ obligationOutlook(obligations: ["EO14409-2a"]) { criticalPath { id } } }`);
    expect(data.obligationOutlook[0].criticalPath.map(({ id }: { id: string }) => id)).toEqual(
      Array.from({ length: 60 }, (_, index) => `t${index + 1}`),
    );
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

type Found = Outlook & { readonly overdue: boolean };
