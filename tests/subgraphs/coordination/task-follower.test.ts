import { type AdminClient, connect } from "../../../cli/postgres/connect";
import type { SubgraphName } from "../../../common/subgraph-names";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { TASK_OWNERS } from "../../../subgraphs/coordination/task/indexed-task.entity";
import { createLogger } from "../../../common/logger";
import type { HubEvent } from "../../../subgraphs/kit/events/hub-event";
import { PostgresBus } from "../../../subgraphs/kit/events/postgres/postgres-bus";
import { startSubgraph } from "../../../subgraphs/kit/server/subgraph-server";
import { eventually } from "../../fixture/eventually";
import { type TestBusDatabase, createTestBusDatabase } from "../../fixture/postgres";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const TYPES = { treasury: "TreasuryTask", nsa: "NsaTask", cisa: "CisaTask", opm: "OpmTask", doj: "DojTask" } as const;

type Owner = keyof typeof TYPES;

let bus: TestBusDatabase;
let subgraph: TestSubgraph;
let follower: PostgresBus;
let owner: AdminClient;
const buses = new Map<SubgraphName, PostgresBus>();
let serial = 0;

beforeAll(async () => {
  bus = await createTestBusDatabase();
  for (const name of TASK_OWNERS) buses.set(name, new PostgresBus(bus.urlOf(name)));
  follower = new PostgresBus(bus.urlOf("coordination"));
  subgraph = await startTestSubgraph(coordination, { bus: follower });
  owner = await connect(subgraph.ownerUrl);
});
afterAll(async () => {
  await owner.end();
  await subgraph[Symbol.asyncDispose]();
  for (const one of [...buses.values(), follower]) await one.close();
  await bus[Symbol.asyncDispose]();
});

interface Told {
  readonly id: string;
  readonly version: number;
  readonly facts: Partial<Record<"obligationId" | "title" | "state" | "dueOn" | "deliveredOn", string | null>>;
}

function taskEvent(source: Owner, { id, version, facts }: Told, recordType: string = TYPES[source]): HubEvent {
  serial += 1;
  const whole = { obligationId: "EO14409-2d", title: "T", state: "IN_PROGRESS", dueOn: null, deliveredOn: null };
  return {
    source,
    id: serial,
    at: "2026-09-02T08:00:00.000Z",
    recordType,
    recordId: id,
    version,
    action: "start",
    fromState: "NOT_STARTED",
    toState: facts.state ?? "IN_PROGRESS",
    office: source,
    facts: { ...whole, ...facts },
  };
}

async function tell(source: Owner, ...told: readonly Told[]): Promise<void> {
  await buses.get(source)?.publish(
    source,
    told.map((one) => taskEvent(source, one)),
  );
}

async function row(id: string): Promise<unknown> {
  const { rows } = await owner.query(
    `SELECT agency_id, obligation_id, title, state, due_on::text, delivered_on::text, source_version
     FROM task_index WHERE id = $1`,
    [id],
  );
  return rows[0];
}

async function asOf(): Promise<string> {
  return (await subgraph.ask("{ tasks(first: 1) { asOf } }")).data.tasks.asOf;
}

describe("the index of tasks", () => {
  it("takes up new tasks of every agency, with the owner's type", async () => {
    for (const source of TASK_OWNERS) {
      await tell(source, {
        id: `${source}-new`,
        version: 1,
        facts: { title: `New of ${source}`, dueOn: "2027-01-05" },
      });
    }
    await eventually(async () => {
      const ids = TASK_OWNERS.map((source) => `"${source}-new"`).join(", ");
      const { data } = await subgraph.ask(
        `{ tasks(filter: { ids: [${ids}] }, orderBy: { field: ID }) { nodes { __typename id agency { id } } } }`,
      );
      expect(data.tasks.nodes).toEqual(
        TASK_OWNERS.toSorted().map((source) => ({
          __typename: TYPES[source],
          id: `${source}-new`,
          agency: { id: source },
        })),
      );
    });
  });

  it("takes up changes, and keeps what is newer than an event", async () => {
    await tell(
      "treasury",
      { id: "treasury-new", version: 4, facts: { state: "BLOCKED", title: "Fourth" } },
      { id: "treasury-new", version: 3, facts: { title: "Third" } },
    );
    await tell("treasury", { id: "treasury-new", version: 2, facts: { title: "Second" } });
    await tell("treasury", { id: "treasury-last", version: 1, facts: {} });
    await eventually(async () => expect(await row("treasury-last")).toBeDefined());
    expect(await row("treasury-new")).toEqual({
      agency_id: "treasury",
      obligation_id: "EO14409-2d",
      title: "Fourth",
      state: "BLOCKED",
      due_on: null,
      delivered_on: null,
      source_version: 4,
    });
  });

  it("leaves other records' events alone", async () => {
    const other = taskEvent("treasury", { id: "case-1", version: 1, facts: {} }, "VulnerabilityCase");
    await buses.get("treasury")?.publish("treasury", [other]);
    await tell("treasury", { id: "treasury-after-case", version: 1, facts: {} });
    await eventually(async () => expect(await row("treasury-after-case")).toBeDefined());
    expect(await row("case-1")).toBeUndefined();
    expect((await owner.query("SELECT FROM event_set_aside")).rowCount).toBe(0);
  });

  it("sets aside what it cannot use, and goes on", async () => {
    await tell(
      "doj",
      { id: "doj-unknown", version: 1, facts: { obligationId: "EO14409-9z" } },
      { id: "doj-odd", version: 1, facts: { state: "FORGOTTEN" } },
      { id: "doj-undelivered", version: 1, facts: { state: "DELIVERED" } },
      { id: "treasury-new", version: 9, facts: { title: "Ours now" } },
      { id: "doj-good", version: 1, facts: {} },
    );
    await eventually(async () => expect(await row("doj-good")).toBeDefined());
    const { rows } = await owner.query("SELECT reason, event->>'recordId' AS id FROM event_set_aside s ORDER BY s.id");
    expect(rows).toEqual([
      { id: "doj-unknown", reason: "The obligation EO14409-9z is not known." },
      { id: "doj-odd", reason: expect.stringMatching(/^state: /) },
      { id: "doj-undelivered", reason: "deliveredOn: A delivered task has a day of delivery." },
      { id: "treasury-new", reason: "Another agency owns a task of this id." },
    ]);
    expect(await row("treasury-new")).toMatchObject({ agency_id: "treasury", title: "Fourth" });
    expect([await row("doj-unknown"), await row("doj-odd")]).toEqual([undefined, undefined]);
  });

  it("lets obligations be delivered by what the agencies say", async () => {
    const question = `{ obligation(id: "EO14409-2f") { deliveredOn deliveredLate overdue } }`;
    const before = await subgraph.ask(question);
    expect(before.data.obligation).toEqual({ deliveredOn: null, deliveredLate: false, overdue: true });
    await tell("opm", {
      id: "opm-2f-2",
      version: 2,
      facts: { obligationId: "EO14409-2f", state: "DELIVERED", dueOn: "2026-08-01", deliveredOn: "2026-09-02" },
    });
    await eventually(async () => {
      const { data } = await subgraph.ask(question);
      expect(data.obligation).toEqual({ deliveredOn: "2026-09-02", deliveredLate: true, overdue: false });
    });
  });

  it("is as fresh as the agency it has heard from least recently", async () => {
    const [first, ...others] = TASK_OWNERS;
    for (const name of others) await buses.get(name)?.heartbeat(name, "2026-09-03T12:00:00.000Z");
    await eventually(async () => {
      const { rows } = await owner.query("SELECT FROM index_state WHERE as_of = '2026-09-03T12:00:00Z'");
      expect(rows).toHaveLength(others.length);
    });
    expect(await asOf()).toBe("2026-09-01T12:00:00.000Z");
    await buses.get(first)?.heartbeat(first, "2026-09-02T12:00:00.000Z");
    await eventually(async () => expect(await asOf()).toBe("2026-09-02T12:00:00.000Z"));
  });

  it("is followed from where it is by a process that begins later", async () => {
    const { rows: positions } = await owner.query("SELECT source FROM bus_position ORDER BY source");
    expect(positions.map(({ source }) => source)).toEqual(TASK_OWNERS.toSorted());
    await owner.query("UPDATE task_index SET title = 'not told again', source_version = 1 WHERE id = 'treasury-new'");
    const second = new PostgresBus(bus.urlOf("coordination"));
    const running = await startSubgraph(coordination, {
      databaseUrl: subgraph.ownerUrl,
      contextKey: subgraph.contextKey,
      host: "127.0.0.1",
      port: 0,
      logger: createLogger("test", "silent"),
      bus: second,
    });
    await tell("treasury", { id: "treasury-after", version: 1, facts: {} });
    await eventually(async () => expect(await row("treasury-after")).toBeDefined());
    await running.stop();
    await second.close();
    expect(await row("treasury-new")).toMatchObject({ title: "not told again" });
  });
});
