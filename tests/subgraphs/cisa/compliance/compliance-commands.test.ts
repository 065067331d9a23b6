import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { query } from "../../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { command } from "../commanding";

let subgraph: TestSubgraph;
let today = "2026-11-20";
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(`${today}T10:00:00Z`) });
});
beforeEach(() => {
  today = "2026-11-20";
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const FIELDS = "id version state reportedOn verifiedOn report returnReason late";

async function give(name: string, as: string, input: object) {
  return command(subgraph, { name, as, input, fields: FIELDS });
}

/** An item of BOD 23-02, of which the seed has none. */
async function bind(agency: string, dueOn: string | null = "2026-11-25") {
  const { record, error } = await give("bindAgency", "cisa-analyst", { directive: "BOD-23-02", agency, dueOn });
  expect(error).toBeUndefined();
  return { id: record.id as string, expectedVersion: 1 };
}

describe("bindAgency", () => {
  it("binds one more agency by an issued directive, once", async () => {
    const item = await bind("nasa");
    expect(item.id).toBe("BOD-23-02-nasa");
    const again = await give("bindAgency", "cisa-analyst", { directive: "BOD-23-02", agency: "nasa" });
    expect(again.error).toMatchObject({ code: "CONFLICT" });
  });

  it("refuses a directive that does not bind, and a day that is over", async () => {
    const revoked = await give("bindAgency", "cisa-analyst", { directive: "BOD-22-01", agency: "nasa" });
    expect(revoked.error).toMatchObject({ code: "RULE_VIOLATED" });
    const past = { directive: "BOD-23-02", agency: "gsa", dueOn: "2026-11-19" };
    expect((await give("bindAgency", "cisa-analyst", past)).error).toMatchObject({ code: "BAD_USER_INPUT" });
  });
});

describe("a compliance item's way", () => {
  it("goes by the agency's reports and CISA's answers", async () => {
    const item = await bind("energy");
    await give("startCompliance", "energy-officer", item);
    const reported = await give("reportCompliance", "energy-officer", {
      ...item,
      expectedVersion: 2,
      report: " First report ",
    });
    expect(reported.record).toMatchObject({ state: "REPORTED", reportedOn: "2026-11-20", report: "First report" });
    const returned = await give("returnCompliance", "cisa-analyst", {
      ...item,
      expectedVersion: 3,
      reason: "Two offices are left out.",
    });
    expect(returned.record).toMatchObject({ state: "RETURNED", returnReason: "Two offices are left out." });
    await give("resumeCompliance", "energy-officer", { ...item, expectedVersion: 4 });
    today = "2026-11-26";
    const late = await give("reportCompliance", "energy-officer", { ...item, expectedVersion: 5, report: "Second" });
    expect(late.record).toMatchObject({ reportedOn: "2026-11-26", returnReason: null, late: true });
    const verified = await give("verifyCompliance", "cisa-analyst", { ...item, expectedVersion: 6 });
    expect(verified.record).toMatchObject({ state: "VERIFIED", verifiedOn: "2026-11-26", late: true });
  });

  it.each<[string, string, string]>([
    ["startCompliance", "AGENCY_OFFICER@va", "Only the bound agency itself may do this."],
    ["startCompliance", "cisa-analyst", "Only the bound agency itself may do this."],
    ["reportCompliance", "REPRESENTATIVE@labor", "Only the bound agency itself may do this."],
    ["resumeCompliance", "AUDITOR@labor", "Only the bound agency itself may do this."],
    ["verifyCompliance", "AGENCY_OFFICER@labor", "Only CISA's analysts may do this."],
    ["returnCompliance", "AGENCY_OFFICER@labor", "Only CISA's analysts may do this."],
  ])("has no %s by %s", async (name, as, message) => {
    await query(
      subgraph.ownerUrl,
      `INSERT INTO compliance_item (id, directive_id, agency_id, subject, state, provenance_source, provenance_as_of)
       VALUES ('BOD-23-02-labor', 'BOD-23-02', 'labor', 's', 'NOT_STARTED', 'test', now()) ON CONFLICT DO NOTHING`,
    );
    const extra = { reportCompliance: { report: "r" }, returnCompliance: { reason: "r" } }[name] ?? {};
    const { error } = await give(name, as, { id: "BOD-23-02-labor", expectedVersion: 1, ...extra });
    expect(error).toMatchObject({ code: "FORBIDDEN", message });
  });

  it("ends with its directive", async () => {
    const item = await bind("state");
    await query(subgraph.ownerUrl, "UPDATE compliance_item SET closed_on = '2026-11-19' WHERE id = $1", [item.id]);
    const { error } = await give("startCompliance", "AGENCY_OFFICER@state", item);
    expect(error).toMatchObject({
      code: "RULE_VIOLATED",
      message: "BOD-23-02-state was closed with BOD-23-02 on 2026-11-19.",
    });
  });
});
