import { WORLD_INSTANT } from "../../../../subgraphs/kit/demonstration/world";
import { vulnerabilityCaseLifecycle } from "../../../../subgraphs/treasury/vulnerability-case/vulnerability-case.transitions";
import { type Clearinghouse, START, caseIn, startClearinghouse } from "../fixture/clearinghouse";

const FUNNEL = `query ($filter: VulnerabilityCaseFilter, $asOf: DateTime) { clearinghouseFunnel(filter: $filter, asOf: $asOf) {
  asOf cases openCases stages { state cases medianAgeDays oldestAgeDays }
  medianDaysToValidate medianDaysToDistribute undeliveredPatches overdueDeliveries } }`;

/** Cases of the told stories: knx, sonicWall, mlflow, relayParser. */
const TOLD = ["case-cve-2023-4346", "case-cve-2026-15409", "case-cve-2026-64849", "case-hub-2026-r00001"];

interface Stage {
  readonly state: string;
  readonly cases: number;
  readonly medianAgeDays: number | null;
  readonly oldestAgeDays: number | null;
}

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());

async function funnel(variables: object) {
  const { data, errors } = await house.subgraph.ask(FUNNEL, variables);
  expect(errors).toBeUndefined();
  expect(house.subgraph.statements()).toBe(1);
  return data.clearinghouseFunnel as Record<string, unknown> & { stages: Stage[] };
}

const stageOf = ({ stages }: { stages: readonly Stage[] }, state: string) => stages.find((one) => one.state === state);

describe("clearinghouseFunnel", () => {
  it("counts told cases by state, with ages up to the world's instant", async () => {
    const found = await funnel({ filter: { ids: TOLD }, asOf: WORLD_INSTANT });
    expect(found.stages.map(({ state }) => state)).toEqual(vulnerabilityCaseLifecycle.states);
    expect(found.stages.filter(({ cases }) => cases > 0)).toEqual([
      { state: "VALIDATED", cases: 1, medianAgeDays: 21.9, oldestAgeDays: 21.9 },
      { state: "PATCH_READY", cases: 1, medianAgeDays: 60.9, oldestAgeDays: 60.9 },
      { state: "DISTRIBUTING", cases: 1, medianAgeDays: 72.9, oldestAgeDays: 72.9 },
      { state: "CLOSED", cases: 1, medianAgeDays: 73, oldestAgeDays: 73 },
    ]);
    expect(stageOf(found, "REJECTED")).toEqual({
      state: "REJECTED",
      cases: 0,
      medianAgeDays: null,
      oldestAgeDays: null,
    });
    // Reports to validations: 4, 4, 5 and 3 days; to distributions: 30 and 36 days.
    expect(found).toMatchObject({
      asOf: "2026-09-01T12:00:00.000Z",
      cases: 4,
      openCases: 3,
      medianDaysToValidate: 4,
      medianDaysToDistribute: 33,
      // knx: treasury, energy, va, juniperFalls, prairieView; relayParser: prairieView.
      undeliveredPatches: 6,
      // All but va's, which is queued.
      overdueDeliveries: 5,
    });
  });

  it("takes the median between the two in the middle, and the oldest of all", async () => {
    const ids = [
      await caseIn(house, "SCANNING", { reported_at: "2026-09-21T12:00:00Z" }),
      await caseIn(house, "SCANNING", { reported_at: "2026-09-27T12:00:00Z" }),
      await caseIn(house, "SCANNING", { reported_at: "2026-09-30T12:00:00Z" }),
      await caseIn(house, "SCANNING", { reported_at: "2026-10-01T00:00:00Z" }),
    ];
    const found = await funnel({ filter: { ids } });
    expect(found.asOf).toBe(START);
    expect(stageOf(found, "SCANNING")).toMatchObject({ cases: 4, medianAgeDays: 2.5, oldestAgeDays: 10 });
    expect(await funnel({ filter: { ids }, asOf: "2026-09-28T00:00:00Z" })).toMatchObject({ cases: 2 });
  });

  it("counts the whole seeded world as the list does", async () => {
    const found = await funnel({ asOf: WORLD_INSTANT });
    const { data } = await house.subgraph.ask(
      `query ($before: DateTime) { all: vulnerabilityCases(filter: { reportedBefore: $before }) { totalCount }
        high: vulnerabilityCases(filter: { reportedBefore: $before, priorities: [HIGH], foundByModel: true }) { totalCount } }`,
      { before: "2026-09-01T12:00:00.001Z" },
    );
    expect(found.cases).toBe(data.all.totalCount);
    expect(found.stages.reduce((sum, { cases }) => sum + cases, 0)).toBe(found.cases);
    const high = await funnel({ filter: { priorities: ["HIGH"], foundByModel: true }, asOf: WORLD_INSTANT });
    expect(high.cases).toBe(data.high.totalCount);
    expect(high.cases).toBeGreaterThan(0);
  });

  it("is empty where nothing is counted", async () => {
    expect(await funnel({ filter: { ids: ["no-case"] } })).toMatchObject({
      cases: 0,
      openCases: 0,
      medianDaysToValidate: null,
      medianDaysToDistribute: null,
      undeliveredPatches: 0,
      overdueDeliveries: 0,
    });
  });
});
