import fc from "fast-check";
import { connect } from "../../cli/postgres/connect";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { DAY_MS, DEVELOPER, Desk, HOUR_MS } from "../subgraphs/nsa/fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;
let modelId: string;

const LONGEST_MS = 30 * 24 * HOUR_MS;
const SECOND_MS = 1_000;
const PLANNED_IN_MS = 45 * DAY_MS;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
  modelId = (await desk.model(desk.in(PLANNED_IN_MS))).id;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

interface Times {
  /** From now. */
  readonly opensInMs: number;
  readonly lastsMs: number;
}

async function offer({ opensInMs, lastsMs }: Times): ReturnType<Desk["send"]> {
  return desk.send(DEVELOPER, "offerAccess", {
    modelId,
    receivingAgencyId: "cisa",
    opensAt: desk.in(opensInMs),
    closesAt: desk.in(opensInMs + lastsMs),
  });
}

/** Whether the table itself takes such a window; nothing is kept. */
async function tableTakes({ opensInMs, lastsMs }: Times): Promise<boolean> {
  await using owner = await connect(subgraph.ownerUrl);
  await owner.query("BEGIN");
  try {
    await owner.query(
      `INSERT INTO access_window (id, model_id, developer_id, receiving_agency_id, offered_at, opens_at, closes_at,
         planned_release_at, provenance_source, provenance_as_of)
       VALUES ('tried', $1, 'acme-ai', 'cisa', $2, $3, $4, $5, 'nsa', $2)`,
      [modelId, desk.in(0), desk.in(opensInMs), desk.in(opensInMs + lastsMs), desk.in(PLANNED_IN_MS)],
    );
    return true;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === "access_window_lasts") return false;
    throw error;
  } finally {
    await owner.query("ROLLBACK");
  }
}

/** Edges of the rule, and anything around them. */
const someTimes: fc.Arbitrary<Times> = fc.record({
  opensInMs: fc.oneof(
    fc.constantFrom(1, HOUR_MS, PLANNED_IN_MS - LONGEST_MS, PLANNED_IN_MS - DAY_MS),
    fc.integer({ min: 1, max: PLANNED_IN_MS + DAY_MS }),
  ),
  lastsMs: fc.oneof(
    fc.constantFrom(0, 1, DAY_MS, DAY_MS + 1, LONGEST_MS - 1, LONGEST_MS, LONGEST_MS + 1, LONGEST_MS + SECOND_MS),
    fc.integer({ min: 0, max: 2 * LONGEST_MS }),
  ),
});

describe("rule 3: an access window lasts more than 0 and at most 30 × 24 h, and ends by the planned release", () => {
  it.each<[string, Times, string | undefined]>([
    ["30 days pass", { opensInMs: DAY_MS, lastsMs: LONGEST_MS }, undefined],
    ["30 days and one second fail", { opensInMs: DAY_MS, lastsMs: LONGEST_MS + SECOND_MS }, "TOO_LONG"],
    ["nothing fails", { opensInMs: DAY_MS, lastsMs: 0 }, "EMPTY"],
    ["less than nothing fails", { opensInMs: 2 * DAY_MS, lastsMs: -DAY_MS }, "EMPTY"],
    ["until the planned release passes", { opensInMs: PLANNED_IN_MS - DAY_MS, lastsMs: DAY_MS }, undefined],
    ["a second beyond it fails", { opensInMs: PLANNED_IN_MS - DAY_MS, lastsMs: DAY_MS + SECOND_MS }, "AFTER_RELEASE"],
  ])("%s", async (_, times, fault) => {
    const { record, refusal } = await offer(times);
    expect(record?.state).toBe(fault === undefined ? "OFFERED" : undefined);
    expect([refusal?.code, refusal?.details?.fault]).toEqual([fault && "RULE_VIOLATED", fault]);
    expect(await tableTakes(times)).toBe(fault === undefined);
  });

  it("for all times, in the command and in the table alike", async () => {
    await fc.assert(
      fc.asyncProperty(someTimes, async (times) => {
        const { opensInMs, lastsMs } = times;
        const keepsRule = lastsMs > 0 && lastsMs <= LONGEST_MS && opensInMs + lastsMs <= PLANNED_IN_MS;
        const { record, refusal } = await offer(times);
        expect(record !== null).toBe(keepsRule);
        expect(refusal?.code).toBe(keepsRule ? undefined : "RULE_VIOLATED");
        expect(await tableTakes(times)).toBe(keepsRule);
      }),
      { numRuns: 80 },
    );
  });

  it("whatever becomes of the plan afterwards", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 * DAY_MS }), async (plannedInMs) => {
        const model = await desk.model();
        await desk.window(model.id, "OPEN");
        await desk.offer(model.id, { opensAt: desk.in(20 * DAY_MS), closesAt: desk.in(50 * DAY_MS) });
        await desk.give(DEVELOPER, "changeModelPlans", { ...model, plannedReleaseAt: desk.in(plannedInMs) });
        const { accessWindows } = await desk.read<{ accessWindows: { nodes: { state: string; closesAt: string }[] } }>(
          "frontierModel",
          model.id,
          "accessWindows { nodes { state closesAt } }",
        );
        const live = accessWindows.nodes.filter(({ state }) => state !== "WITHDRAWN");
        expect(live.length).toBe(plannedInMs > 20 * DAY_MS ? 2 : 1);
        for (const { closesAt } of live)
          expect(Date.parse(closesAt)).toBeLessThanOrEqual(Date.parse(desk.in(plannedInMs)));
      }),
      { numRuns: 20 },
    );
  });

  it("and an earlier release closes it", async () => {
    const model = await desk.model();
    const window = await desk.window(model.id, "OPEN");
    desk.now = new Date(desk.now.getTime() + DAY_MS);
    await desk.give(DEVELOPER, "recordRelease", { id: model.id });
    expect(await desk.read("accessWindow", window.id, "state endedAt")).toEqual({
      state: "CLOSED",
      endedAt: desk.in(0),
    });
  });
});
