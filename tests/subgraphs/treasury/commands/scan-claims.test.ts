import { ACME, type Clearinghouse, START, claimIn, startClearinghouse } from "../fixture/clearinghouse";

const HALDEN = "REPRESENTATIVE@halden-ai";

const claim = (organization: string, target: string, [from, to]: readonly [string, string]) => ({
  organization,
  target,
  startsAt: `2026-10-${from}:00:00.000Z`,
  endsAt: `2026-10-${to}:00:00.000Z`,
});

describe("claimScan", () => {
  let house: Clearinghouse;
  beforeAll(async () => {
    house = await startClearinghouse();
  });
  afterAll(async () => house[Symbol.asyncDispose]());
  beforeEach(() => house.setTime(START));

  it.each([
    ["the same time", "05T09", "06T09"],
    ["its first hour", "05T08", "05T10"],
    ["its last hour", "06T08", "07T09"],
    ["a part of it", "05T12", "05T13"],
    ["more than it", "04T09", "08T09"],
  ])("refuses a second claim for %s, and names the time of the first", async (_, from, to) => {
    const target = `gate/${from}-${to}`;
    const { id } = await house.accept(ACME, "claimScan", claim("acme-ai", target, ["05T09", "06T09"]));
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await house.refuse(HALDEN, "claimScan", claim("halden-ai", target, [from, to]))).toMatchObject({
      code: "CONFLICT",
      message: `${target} is claimed from 2026-10-05T09:00:00.000Z until 2026-10-06T09:00:00.000Z.`,
      details: { claim: id, startsAt: "2026-10-05T09:00:00.000Z", endsAt: "2026-10-06T09:00:00.000Z" },
    });
  });

  it("tells nothing of a claim that is in the way but may not be read, save that it is in the way", async () => {
    const target = "gate/hidden";
    const taken = claim("acme-ai", target, ["05T09", "06T09"]);
    const { id } = await house.accept(ACME, "claimScan", taken);
    await house.owner.query("UPDATE scan_claim SET marking_level = 'SECRET' WHERE id = $1", [id]);
    const refusal = await house.refuse(HALDEN, "claimScan", claim("halden-ai", target, ["05T12", "07T09"]));
    expect(refusal).toMatchObject({ code: "CONFLICT", message: "gate/hidden is claimed for some of this time." });
    expect(refusal.details).toBeUndefined();
    for (const told of [id, "acme", "05T09", "06T09"]) expect(JSON.stringify(refusal)).not.toContain(told);
  });

  it.each([
    ["the time before", "gate/before", "04T09", "05T09"],
    ["the time after", "gate/after", "06T09", "07T09"],
    ["another target", "gate/other", "05T09", "06T09"],
  ])("accepts a second claim for %s", async (_, target, from, to) => {
    const taken = target === "gate/other" ? "gate/first" : target;
    await house.accept(ACME, "claimScan", claim("acme-ai", taken, ["05T09", "06T09"]));
    expect(await house.accept(HALDEN, "claimScan", claim("halden-ai", target, [from, to]))).toMatchObject({
      state: "CLAIMED",
    });
  });

  it("accepts a claim for a time that was given free", async () => {
    const { id } = await house.accept(ACME, "claimScan", claim("acme-ai", "gate/freed", ["05T09", "06T09"]));
    await house.accept(ACME, "releaseScan", { id, expectedVersion: 1 });
    const next = await house.accept(HALDEN, "claimScan", claim("halden-ai", "gate/freed", ["05T09", "06T09"]));
    expect(next).toMatchObject({ state: "CLAIMED", version: 1 });
  });

  it("accepts exactly one of twenty claims that race for one time, and tells the others which", async () => {
    const racers = Array.from({ length: 20 }, async (_, n) =>
      house.give(n % 2 === 0 ? ACME : HALDEN, "claimScan", {
        ...claim(n % 2 === 0 ? "acme-ai" : "halden-ai", "gate/raced", ["05T09", "06T09"]),
      }),
    );
    const answers = await Promise.all(racers);
    expect(answers.filter(({ data }) => data.claimScan !== null)).toHaveLength(1);
    const refusals = answers.flatMap(({ errors = [] }) => errors);
    expect(refusals).toHaveLength(19);
    for (const { message, extensions } of refusals) {
      expect(extensions).toMatchObject({ code: "CONFLICT" });
      expect(message).toContain("is claimed from 2026-10-05T09:00:00.000Z");
    }
    const { rows } = await house.owner.query("SELECT id FROM scan_claim WHERE target = 'gate/raced'");
    expect(rows).toHaveLength(1);
  });

  it.each([
    ["ends before it starts", ["06T09", "05T09"], "input.endsAt must be after input.startsAt."],
    ["is empty", ["06T09", "06T09"], "input.endsAt must be after input.startsAt."],
    ["is over", ["01T09", "01T10"], "input.endsAt must be in the future."],
    ["is too long", ["01T13", "31T14"], "input.endsAt must be at most 30 days after input.startsAt."],
  ] as const)("refuses a time that %s", async (_, time, message) => {
    const refusal = await house.refuse(ACME, "claimScan", claim("acme-ai", "gate/unusable", time));
    expect(refusal).toMatchObject({ code: "BAD_USER_INPUT", message });
  });

  it.each([
    ["an organization that left", "REPRESENTATIVE@first-harbor-bank", "first-harbor-bank"],
    ["one that was only invited", "REPRESENTATIVE@meridian-models", "meridian-models"],
    ["one that nobody ever invited", "REPRESENTATIVE@cedar-valley-hospital", "cedar-valley-hospital"],
    ["another organization's claim", HALDEN, "acme-ai"],
    ["the Treasury", "treasury-analyst", "acme-ai"],
  ])("is not for %s", async (_, identity, organization) => {
    const refusal = await house.refuse(identity, "claimScan", claim(organization, "gate/x", ["05T09", "06T09"]));
    expect(refusal).toMatchObject({ code: "FORBIDDEN" });
  });

  it("lets a scan start within its time only", async () => {
    const early = await house.accept(ACME, "claimScan", claim("acme-ai", "gate/early", ["05T09", "06T09"]));
    const input = { id: early.id, expectedVersion: 1 };
    expect(await house.refuse(ACME, "startScan", input)).toMatchObject({ code: "RULE_VIOLATED" });
    house.setTime("2026-10-06T09:00:00.000Z");
    expect(await house.refuse(ACME, "startScan", input)).toMatchObject({ code: "RULE_VIOLATED" });
    house.setTime("2026-10-05T09:00:00.000Z");
    expect(await house.accept(ACME, "startScan", input)).toMatchObject({ state: "RUNNING" });
  });

  it("lets a finished scan name the case that it led to, and no unknown one", async () => {
    const id = await claimIn(house, "RUNNING");
    const unknown = { id, expectedVersion: 1, case: "case-unknown" };
    expect(await house.refuse(ACME, "finishScan", unknown)).toMatchObject({ code: "RECORD_NOT_FOUND" });
    await house.accept(ACME, "finishScan", { ...unknown, case: "case-hub-2026-r00002" });
    expect(await house.row("scan_claim", id)).toMatchObject({ case_id: "case-hub-2026-r00002" });
  });

  it("leaves the claims of the demonstration world to its own time", async () => {
    house.setTime("2027-10-01T00:00:00.000Z");
    await house.subgraph.doDuties();
    expect(await house.row("scan_claim", "scan-gate-2")).toMatchObject({ state: "RUNNING" });
  });
});
