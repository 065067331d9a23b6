import {
  ACME,
  ANALYST,
  BRIGHT_GATE,
  COORDINATOR,
  type Clearinghouse,
  START,
  caseIn,
  claimIn,
  embargoIn,
  fixOf,
  invitationIn,
  startClearinghouse,
} from "../fixture/clearinghouse";

const LAKE_COUNTY = "REPRESENTATIVE@lake-county";
const ENDS_AT = "2026-11-01T00:00:00.000Z";
const TERMS = { terms: "No word.", endsAt: ENDS_AT };

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());
beforeEach(() => house.setTime(START));

const propose = async (caseId: string, participants: readonly string[]) =>
  house.accept(BRIGHT_GATE, "proposeEmbargo", { case: caseId, ...TERMS, participants });

const answer = async (identity: string, id: string, given: string) =>
  house.accept(identity, "respondToEmbargo", { id, expectedVersion: 1, answer: given });

async function participants(embargo: string): Promise<Record<string, string>> {
  const { rows } = await house.owner.query(
    "SELECT organization_id, state FROM embargo_participant WHERE embargo_id = $1 ORDER BY organization_id",
    [embargo],
  );
  return Object.fromEntries(rows.map((row: Record<string, string>) => [row.organization_id, row.state]));
}

describe("an embargo", () => {
  it("comes into force once somebody signed, marks the case and its parts, and gives them free at its exit", async () => {
    const one = await caseIn(house, "REMEDIATING");
    const fix = await fixOf(house, one);
    const { id } = await propose(one, ["acme-ai", "brightgate-software", "lake-county"]);
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    const accepting = { id, expectedVersion: 1 };
    expect(await house.refuse(COORDINATOR, "acceptEmbargo", accepting)).toMatchObject({ code: "RULE_VIOLATED" });
    await answer(ACME, `${id}-acme-ai`, "SIGN");
    await answer(LAKE_COUNTY, `${id}-lake-county`, "DECLINE");
    expect(await house.refuse(LAKE_COUNTY, "acceptEmbargo", accepting)).toMatchObject({ code: "FORBIDDEN" });
    await house.accept(ACME, "acceptEmbargo", accepting);
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    const secret = { marking_level: "CUI", marking_tlp: "AMBER" };
    expect(await house.row("embargo", id)).toMatchObject(secret);
    expect(await house.row("vulnerability_case", one)).toMatchObject({ ...secret, version: 2 });
    expect(await house.row("fix", fix)).toMatchObject(secret);
    await house.accept(ACME, "exitEmbargo", { id, expectedVersion: 2 });
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    const free = { marking_level: "UNCLASSIFIED", marking_tlp: "GREEN" };
    expect(await house.row("vulnerability_case", one)).toMatchObject({ ...free, version: 3 });
    expect(await house.row("fix", fix)).toMatchObject(free);
    expect(await participants(id)).toEqual({
      "acme-ai": "SIGNATORY",
      "brightgate-software": "LAPSED",
      "lake-county": "DECLINED",
    });
    const { rows } = await house.owner.query(
      "SELECT action, announced FROM outbox WHERE record_id = ANY($1) ORDER BY id",
      [[one, id]],
    );
    expect(rows).toEqual([
      { action: "propose", announced: true },
      { action: "accept", announced: false },
      { action: "mark", announced: false },
      { action: "exit", announced: true },
      { action: "mark", announced: true },
    ]);
  });

  it("leaves a case alone at its exit that is marked for another reason", async () => {
    const one = await caseIn(house, "REMEDIATING", { marking_level: "SECRET" });
    const id = await embargoIn(house, "ACTIVE", one);
    await house.accept(ACME, "exitEmbargo", { id, expectedVersion: 1 });
    expect(await house.row("vulnerability_case", one)).toMatchObject({ marking_level: "SECRET", version: 1 });
  });

  it("keeps its terms while new ones are discussed, lets who disagrees go, and settles", async () => {
    const id = await embargoIn(house, "ACTIVE", await caseIn(house, "REMEDIATING"));
    const other = await invitationIn(house, "SIGNATORY", id, "lake-county");
    const leave = { id: other, expectedVersion: 1, answer: "DECLINE" };
    expect(await house.refuse(LAKE_COUNTY, "respondToEmbargo", leave)).toMatchObject({ code: "RULE_VIOLATED" });
    await house.accept(ACME, "reviseEmbargo", { id, expectedVersion: 1, terms: "One word.", endsAt: ENDS_AT });
    expect(await house.row("embargo", id)).toMatchObject({ terms: "No word outside.", revised_terms: "One word." });
    await house.accept(LAKE_COUNTY, "respondToEmbargo", leave);
    await house.accept(ACME, "settleEmbargo", { id, expectedVersion: 2, adopt: true });
    const settled = { terms: "One word.", revised_terms: null, ends_at: new Date(ENDS_AT) };
    expect(await house.row("embargo", id)).toMatchObject(settled);
    await house.accept(ACME, "reviseEmbargo", { id, expectedVersion: 3, terms: "Two words." });
    await house.accept(COORDINATOR, "settleEmbargo", { id, expectedVersion: 4, adopt: false });
    expect(await house.row("embargo", id)).toMatchObject(settled);
    expect(await participants(id)).toEqual({ "acme-ai": "SIGNATORY", "lake-county": "LAPSED" });
  });

  it("can be proposed anew after a rejection, when those who had signed are asked again", async () => {
    const one = await caseIn(house, "VALIDATED");
    const { id } = await propose(one, ["acme-ai"]);
    await answer(ACME, `${id}-acme-ai`, "SIGN");
    await house.accept(ACME, "rejectEmbargo", { id, expectedVersion: 1 });
    expect(await participants(id)).toEqual({ "acme-ai": "LAPSED" });
    expect(await propose(one, ["acme-ai", "lake-county"])).toEqual({ id, version: 3, state: "PROPOSED" });
    expect(await participants(id)).toEqual({ "acme-ai": "LAPSED", "lake-county": "INVITED" });
    await house.accept(ACME, "respondToEmbargo", { id: `${id}-acme-ai`, expectedVersion: 3, answer: "SIGN" });
  });

  it("asks further organizations, each once", async () => {
    const id = await embargoIn(house, "ACTIVE", await caseIn(house, "REMEDIATING"));
    const input = { id, expectedVersion: 1, participants: ["acme-ai", "halden-ai"] };
    await house.accept(COORDINATOR, "inviteToEmbargo", input);
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await participants(id)).toEqual({ "acme-ai": "SIGNATORY", "halden-ai": "INVITED" });
  });

  it("ends at its end by the clock, and takes its open invitations with it", async () => {
    const one = await caseIn(house, "REMEDIATING", { marking_level: "CUI", marking_tlp: "AMBER" });
    const id = await embargoIn(house, "ACTIVE", one);
    await invitationIn(house, "INVITED", id, "halden-ai");
    house.setTime("2026-12-01T00:00:00.000Z");
    await house.subgraph.doDuties();
    expect(await house.row("embargo", id)).toMatchObject({ state: "EXITED" });
    expect(await house.row("vulnerability_case", one)).toMatchObject({ marking_level: "UNCLASSIFIED" });
    expect(await participants(id)).toEqual({ "acme-ai": "SIGNATORY", "halden-ai": "LAPSED" });
    expect(await house.row("embargo", "embargo-gate-login")).toMatchObject({ state: "ACTIVE" });
  });

  it.each([
    ["somebody whom the case does not concern", LAKE_COUNTY, "REMEDIATING", {}, "FORBIDDEN"],
    ["an analyst", ANALYST, "REMEDIATING", {}, "FORBIDDEN"],
    ["a case whose patch is out", BRIGHT_GATE, "DISTRIBUTING", {}, "RULE_VIOLATED"],
    ["an end that is over", BRIGHT_GATE, "REMEDIATING", { endsAt: START }, "BAD_USER_INPUT"],
    ["nobody to sign", BRIGHT_GATE, "REMEDIATING", { participants: [] }, "BAD_USER_INPUT"],
  ])("is not proposed by or for %s", async (_, identity, state, change, code) => {
    const input = { case: await caseIn(house, state), ...TERMS, participants: ["acme-ai"], ...change };
    expect(await house.refuse(identity, "proposeEmbargo", input)).toMatchObject({ code });
  });

  it("that was only proposed does not catch up with a patch that is distributed meanwhile", async () => {
    const caseId = await caseIn(house, "PATCH_READY");
    const fix = await fixOf(house, caseId);
    const { sha256: receivedSha256 } = await house.row("fix", fix);
    const embargo = await embargoIn(house, "PROPOSED", caseId);
    const patch = { fix, receivedSha256, organizations: ["lake-county"] };
    await house.accept(COORDINATOR, "distributePatch", { id: caseId, expectedVersion: 1, ...patch });
    const refusal = await house.refuse(ACME, "acceptEmbargo", { id: embargo, expectedVersion: 1 });
    expect(refusal).toMatchObject({ code: "RULE_VIOLATED", details: { state: "DISTRIBUTING" } });
    expect(await house.row("vulnerability_case", caseId)).toMatchObject({ marking_level: "UNCLASSIFIED" });
    await house.accept(COORDINATOR, "sendQueuedPatches", { id: caseId, expectedVersion: 2 });
  });

  it("marks a scan that ends with its case, and gives it free", async () => {
    const caseId = await caseIn(house, "REMEDIATING", { marking_level: "CUI", marking_tlp: "AMBER" });
    const embargo = await embargoIn(house, "ACTIVE", caseId);
    const claim = await claimIn(house, "RUNNING");
    await house.accept(ACME, "finishScan", { id: claim, expectedVersion: 1, case: caseId });
    const told = "SELECT announced FROM outbox WHERE record_id = $1 AND action = 'finish'";
    expect((await house.owner.query(told, [claim])).rows).toEqual([{ announced: false }]);
    expect(await house.row("scan_claim", claim)).toMatchObject({ marking_level: "CUI", marking_tlp: "AMBER" });
    await house.accept(ACME, "exitEmbargo", { id: embargo, expectedVersion: 1 });
    expect(await house.row("scan_claim", claim)).toMatchObject({ marking_level: "UNCLASSIFIED", marking_tlp: "GREEN" });
  });

  it("keeps a patch back until it is exited", async () => {
    const one = await caseIn(house, "PATCH_READY");
    const fix = await fixOf(house, one);
    const { sha256 } = await house.row("fix", fix);
    const id = await embargoIn(house, "ACTIVE", one);
    const input = { id: one, expectedVersion: 1, fix, receivedSha256: sha256, agencies: ["gsa"] };
    expect(await house.refuse(COORDINATOR, "distributePatch", input)).toMatchObject({
      code: "RULE_VIOLATED",
      details: { embargo: id },
    });
    await house.accept(COORDINATOR, "exitEmbargo", { id, expectedVersion: 1 });
    await house.accept(COORDINATOR, "distributePatch", input);
  });
});
