import { connect } from "../../../../cli/postgres/connect";
import { opm } from "../../../../subgraphs/opm/subgraph";
import { done, give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { OFFICER, TODAY, newAnnouncement, newCertificate, newPlacement, officer } from "./hiring-action";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const FILE = "id version state selectedOn onboardedOn marking { level } announcement { id agency { id } }";

describe("recordPlacement", () => {
  it("selects from a certificate, under a new pseudonym", async () => {
    const announcementId = await newCertificate(subgraph);
    const { record, statements } = await give(subgraph, {
      as: OFFICER,
      command: "recordPlacement",
      input: { announcementId },
    });
    expect(statements).toBeLessThanOrEqual(6);
    expect(record.id).toMatch(/^placement-[0-9a-f-]{36}$/);
    const onboarded = await [
      ["offerPlacement", 1],
      ["startClearance", 2],
      ["onboardPlacement", 3],
    ].reduce(async (before, [command, expectedVersion]) => {
      await before;
      return officer(subgraph, String(command), { id: record.id, expectedVersion }, FILE);
    }, Promise.resolve<unknown>(undefined));
    expect(onboarded).toEqual({
      id: record.id,
      version: 4,
      state: "ONBOARDED",
      selectedOn: TODAY,
      onboardedOn: TODAY,
      marking: { level: "CUI" },
      announcement: { id: announcementId, agency: { id: "energy" } },
    });
  });

  it.each(["DRAFT", "POSTED", "CLOSED"])("does not select while the announcement is %s", async (state) => {
    const { id } = await newAnnouncement(subgraph);
    if (state !== "DRAFT") {
      await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-10-19" });
    }
    if (state === "CLOSED") await officer(subgraph, "closeAnnouncement", { id, expectedVersion: 2 });
    const { error } = await give(subgraph, {
      as: OFFICER,
      command: "recordPlacement",
      input: { announcementId: id },
    });
    expect(error).toMatchObject({ code: "RULE_VIOLATED", details: { state } });
  });

  it("fills no more positions than announced, and a declined one again", async () => {
    const announcementId = await newCertificate(subgraph, { positions: 2 });
    const first = await newPlacement(subgraph, announcementId);
    await newPlacement(subgraph, announcementId);
    const third = { as: OFFICER, command: "recordPlacement", input: { announcementId } };
    expect((await give(subgraph, third)).error).toMatchObject({
      code: "RULE_VIOLATED",
      message: `All 2 positions of ${announcementId} are taken.`,
    });
    await officer(subgraph, "offerPlacement", { id: first.id, expectedVersion: 1 });
    await officer(subgraph, "declinePlacement", { id: first.id, expectedVersion: 2 });
    expect((await give(subgraph, third)).record).toMatchObject({ state: "SELECTED" });
    expect((await give(subgraph, third)).error?.code).toBe("RULE_VIOLATED");
  });

  it("fills no more positions than announced when many select at once", async () => {
    const announcementId = await newCertificate(subgraph, { positions: 7 });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        give(subgraph, { as: OFFICER, command: "recordPlacement", input: { announcementId } }),
      ),
    );
    expect(outcomes.filter(({ error }) => error === undefined)).toHaveLength(7);
    expect(new Set(outcomes.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(["RULE_VIOLATED"]));
  });

  it.each(["energy-officer", "AGENCY_OFFICER@opm", "AUDITOR@opm", "treasury-analyst", "developer-acme"])(
    "tells %s nothing, not even whether a position is free",
    async (as) => {
      const free = await newCertificate(subgraph);
      const full = await newCertificate(subgraph, { positions: 1 });
      await newPlacement(subgraph, full);
      const [one, ...others] = await Promise.all(
        [free, full, "none"].map(async (announcementId) =>
          give(subgraph, { as, command: "recordPlacement", input: { announcementId } }),
        ),
      );
      expect(one?.error).toEqual({ code: "FORBIDDEN", message: "Only an officer of OPM may do this." });
      for (const other of others) expect(other).toMatchObject({ record: null, error: one?.error });
    },
  );

  it("is announced to nobody, in no step", async () => {
    const { id } = await newPlacement(subgraph, await newCertificate(subgraph));
    await officer(subgraph, "offerPlacement", { id, expectedVersion: 1 });
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query("SELECT announced, facts FROM outbox WHERE record_id = $1", [id]);
    expect(rows).toEqual([
      { announced: false, facts: {} },
      { announced: false, facts: {} },
    ]);
  });
});

describe("recordStaffingNeed and changeStaffingNeed", () => {
  const need = { directiveId: "BOD-30-01", workRoleId: "PD-WRL-007", needed: 8 };

  it("answer with what the directive needs", async () => {
    const { record, statements } = await give(subgraph, {
      as: OFFICER,
      command: "recordStaffingNeed",
      input: need,
      select: "id",
    });
    expect(statements).toBeLessThanOrEqual(6);
    await officer(subgraph, "recordStaffingNeed", { ...need, workRoleId: "PD-WRL-006", filled: 1, needed: 2 }, "id");
    await officer(subgraph, "changeStaffingNeed", { id: record.id, expectedVersion: 1, filled: 3 }, "id");
    const { data } = await subgraph.ask(
      `{ _entities(representations: [{ __typename: "Directive", id: "BOD-30-01" }]) { ... on Directive { staffing {
        needed filled fillRate needs { needed filled version workRole { id } directive { id } history { action } } } } } }`,
    );
    const directive = { id: "BOD-30-01" };
    expect(data._entities[0].staffing).toEqual({
      needed: 10,
      filled: 4,
      fillRate: 0.4,
      needs: [
        {
          needed: 2,
          filled: 1,
          version: 1,
          workRole: { id: "PD-WRL-006" },
          directive,
          history: [{ action: "create" }],
        },
        {
          needed: 8,
          filled: 3,
          version: 2,
          workRole: { id: "PD-WRL-007" },
          directive,
          history: [{ action: "create" }, { action: "change" }],
        },
      ],
    });
  });

  it.each<[string, object, object]>([
    ["more held than needed", { filled: 9 }, { code: "RULE_VIOLATED", details: { needed: 8, filled: 9 } }],
    ["no post", { needed: 0 }, { code: "BAD_USER_INPUT", message: "input.needed must be at least 1." }],
    ["an unknown role", { workRoleId: "XX-WRL-001" }, { code: "RECORD_NOT_FOUND" }],
    ["a need that is recorded", { directiveId: "BOD-26-04" }, { code: "CONFLICT" }],
  ])("refuse %s", async (_, change, expected) => {
    const input = { ...need, directiveId: "BOD-31-01", ...change };
    const { error } = await give(subgraph, { as: OFFICER, command: "recordStaffingNeed", input, select: "id" });
    expect(error).toMatchObject(expected);
  });

  it("refuse a change that leaves more held than needed", async () => {
    const { id } = await done(subgraph, {
      as: OFFICER,
      command: "recordStaffingNeed",
      input: { ...need, directiveId: "BOD-32-01", filled: 5 },
      select: "id",
    });
    const { error } = await give(subgraph, {
      as: OFFICER,
      command: "changeStaffingNeed",
      input: { id, expectedVersion: 1, needed: 4 },
      select: "id",
    });
    expect(error).toMatchObject({ code: "RULE_VIOLATED", details: { needed: 4, filled: 5 } });
  });

  it("are not for the agencies", async () => {
    const { error } = await give(subgraph, {
      as: "energy-officer",
      command: "recordStaffingNeed",
      input: need,
      select: "id",
    });
    expect(error?.code).toBe("FORBIDDEN");
  });
});
