import {
  ACME,
  ANALYST,
  BRIGHT_GATE,
  COORDINATOR,
  type Clearinghouse,
  caseIn,
  deliveryIn,
  fixOf,
  startClearinghouse,
} from "../fixture/clearinghouse";
import { newMaintainer, signed } from "../fixture/signing";

const REPORT = {
  vulnerability: "CVE-2026-70001",
  aliases: ["GHSA-aaaa-bbbb-cccc", "CVE-2026-70001"],
  title: "A test",
  summary: "What was found.",
  affected: [{ ecosystem: "npm", name: "gate", introducedIn: "0", fixedIn: "9.1.0", versions: [] }],
};

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());

describe("reportVulnerability", () => {
  it("begins a case of the reporting participant, with ids and products", async () => {
    const { id } = await house.accept(ACME, "reportVulnerability", { ...REPORT, reportedBy: "acme-ai" });
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    const { data } = await house.subgraph.ask(
      `query ($id: ID!) { vulnerabilityCase(id: $id) {
        state aliases affected { ecosystem name introducedIn fixedIn versions } priority reportedBy { id } vulnerability { id } } }`,
      { id },
    );
    expect(data.vulnerabilityCase).toEqual({
      state: "REPORTED",
      aliases: ["GHSA-aaaa-bbbb-cccc"],
      affected: REPORT.affected,
      priority: "MEDIUM",
      reportedBy: { id: "acme-ai" },
      vulnerability: { id: "CVE-2026-70001" },
    });
    const { rows } = await house.owner.query("SELECT facts, announced FROM outbox WHERE record_id = $1", [id]);
    expect(rows).toEqual([
      { facts: { title: "A test", vulnerabilityId: "CVE-2026-70001", priority: "MEDIUM" }, announced: true },
    ]);
  });

  it("is also for analysts, who need not name the reporter", async () => {
    const { id } = await house.accept(ANALYST, "reportVulnerability", REPORT);
    expect(await house.row("vulnerability_case", id)).toMatchObject({ reported_by_id: null });
  });

  it.each([
    ["an organization that left", "REPRESENTATIVE@first-harbor-bank", "first-harbor-bank"],
    ["another organization's report", ACME, "halden-ai"],
    ["a report without a name, from outside", ACME, null],
    ["another agency", "cisa-analyst", "acme-ai"],
  ])("is not for %s", async (_, identity, reportedBy) => {
    const refusal = await house.refuse(identity, "reportVulnerability", { ...REPORT, reportedBy });
    expect(refusal).toMatchObject({ code: "FORBIDDEN" });
  });

  it.each([
    ["title", { title: " " }, "input.title must not be empty."],
    ["aliases", { aliases: ["A", "A"] }, "input.aliases must name each once."],
    ["a product's name", { affected: [{ name: "", versions: [] }] }, "input.affected.0.name must not be empty."],
  ])("names %s where it is unusable", async (_, change, message) => {
    const refusal = await house.refuse(ANALYST, "reportVulnerability", { ...REPORT, ...change });
    expect(refusal).toMatchObject({ code: "BAD_USER_INPUT", message });
  });
});

describe("mergeDuplicate", () => {
  const merge = async (id: string, duplicateOf: string) =>
    house.accept(ANALYST, "mergeDuplicate", { id, expectedVersion: 1, duplicateOf });

  it("gives the original the duplicate's ids, products and own duplicates", async () => {
    const original = await caseIn(house, "VALIDATED", { vulnerability_id: "CVE-2026-70010", aliases: ["GHSA-1"] });
    const product = { name: "gate", versions: ["1.0"] };
    const duplicate = await caseIn(house, "SCANNING", {
      vulnerability_id: "OSV-2026-7",
      aliases: ["CVE-2026-70010", "GHSA-1", "GHSA-2"],
      affected: [product],
    });
    const follower = await caseIn(house, "DUPLICATE", { duplicate_of_id: duplicate });
    await merge(duplicate, original);
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await house.row("vulnerability_case", original)).toMatchObject({
      aliases: ["GHSA-1", "GHSA-2", "OSV-2026-7"],
      affected: [product],
      version: 2,
    });
    expect(await house.row("vulnerability_case", follower)).toMatchObject({ duplicate_of_id: original });
  });

  it("leaves an original alone that learns nothing", async () => {
    const original = await caseIn(house, "VALIDATED", { vulnerability_id: "CVE-2026-70011" });
    await merge(await caseIn(house, "SCANNING", { vulnerability_id: "CVE-2026-70011" }), original);
    expect(await house.row("vulnerability_case", original)).toMatchObject({ version: 1 });
  });

  it("refuses itself, a duplicate, a rejected and an unknown case as original", async () => {
    const id = await caseIn(house, "SCANNING");
    const refusals = [
      await house.refuse(ANALYST, "mergeDuplicate", { id, expectedVersion: 1, duplicateOf: id }),
      await house.refuse(ANALYST, "mergeDuplicate", {
        id,
        expectedVersion: 1,
        duplicateOf: await caseIn(house, "DUPLICATE"),
      }),
      await house.refuse(ANALYST, "mergeDuplicate", {
        id,
        expectedVersion: 1,
        duplicateOf: await caseIn(house, "REJECTED"),
      }),
      await house.refuse(ANALYST, "mergeDuplicate", { id, expectedVersion: 1, duplicateOf: "no-case" }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual([
      "RULE_VIOLATED",
      "RULE_VIOLATED",
      "RULE_VIOLATED",
      "RECORD_NOT_FOUND",
    ]);
  });

  it("does not tell what a case under embargo knows by one that others read", async () => {
    const original = await caseIn(house, "VALIDATED", { vulnerability_id: "CVE-2026-70012" });
    const secret = { marking_level: "CUI", marking_tlp: "AMBER", aliases: ["HUB-SECRET-1"] };
    const id = await caseIn(house, "SCANNING", { vulnerability_id: "CVE-2026-70012", ...secret });
    const refusal = await house.refuse(ANALYST, "mergeDuplicate", { id, expectedVersion: 1, duplicateOf: original });
    expect(refusal).toMatchObject({ code: "RULE_VIOLATED", message: expect.stringContaining("CUI//TLP:AMBER") });
    expect(await house.row("vulnerability_case", original)).toMatchObject({ aliases: [], version: 1 });

    const asSecret = await caseIn(house, "VALIDATED", { vulnerability_id: "CVE-2026-70012", ...secret, aliases: [] });
    await merge(id, asSecret);
    await merge(await caseIn(house, "SCANNING", { marking_tlp: "GREEN" }), original);
  });

  it("never makes two cases duplicates of each other, though both are asked for at once", async () => {
    const one = await caseIn(house, "SCANNING");
    const other = await caseIn(house, "SCANNING");
    await Promise.all([
      house.give(ANALYST, "mergeDuplicate", { id: one, expectedVersion: 1, duplicateOf: other }),
      house.give(ANALYST, "mergeDuplicate", { id: other, expectedVersion: 1, duplicateOf: one }),
    ]);
    const states = [await house.row("vulnerability_case", one), await house.row("vulnerability_case", other)];
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(["DUPLICATE", "SCANNING"]));
  });
});

describe("remediation", () => {
  it("is the assigned maintainer's, and nobody else's, to fix", async () => {
    const id = await caseIn(house, "VALIDATED", { maintainer_id: null });
    await house.accept(COORDINATOR, "startRemediation", { id, expectedVersion: 1 });
    const fix = signed("patch", newMaintainer());
    const submit = { id, expectedVersion: 3, ...fix };
    expect(await house.refuse(BRIGHT_GATE, "submitFix", submit)).toMatchObject({ code: "FORBIDDEN" });
    await house.accept(ANALYST, "assignMaintainer", { id, expectedVersion: 2, maintainer: "brightgate-software" });
    expect(await house.refuse("maintainer-openrelay", "submitFix", submit)).toMatchObject({ code: "FORBIDDEN" });
    expect(await house.accept(BRIGHT_GATE, "submitFix", submit)).toMatchObject({ state: "PATCH_READY" });
    const replaced = signed("better patch", newMaintainer());
    await house.accept(BRIGHT_GATE, "replaceFix", { id, expectedVersion: 4, ...replaced });
    const { rows } = await house.owner.query(
      "SELECT sha256, submitted_by_id, verified_at FROM fix WHERE case_id = $1 ORDER BY submitted_at, sha256 = $2",
      [id, replaced.sha256],
    );
    expect(rows).toEqual([
      { sha256: fix.sha256, submitted_by_id: "brightgate-software", verified_at: null },
      { sha256: replaced.sha256, submitted_by_id: "brightgate-software", verified_at: null },
    ]);
  });

  it("assigns nobody to a case that ended, and replaces no fix before there is one", async () => {
    const ended = await caseIn(house, "CLOSED");
    const assign = { id: ended, expectedVersion: 1, maintainer: "open-relay-project" };
    expect(await house.refuse(ANALYST, "assignMaintainer", assign)).toMatchObject({ code: "RULE_VIOLATED" });
    const early = { id: await caseIn(house, "REMEDIATING"), expectedVersion: 1, ...signed("patch", newMaintainer()) };
    expect(await house.refuse(BRIGHT_GATE, "replaceFix", early)).toMatchObject({ code: "RULE_VIOLATED" });
  });
});

describe("distribution", () => {
  const distribute = async (recipients: object, columns: object = {}) => {
    const id = await caseIn(house, "PATCH_READY", columns);
    const fix = await fixOf(house, id);
    const { sha256 } = await house.row("fix", fix);
    return { id, input: { id, expectedVersion: 1, fix, receivedSha256: sha256, ...recipients } };
  };

  it("reaches named agencies and organizations, and whoever takes part or ever did, each once", async () => {
    const recipients = { agencies: ["gsa", "va"], organizations: ["cedar-valley-hospital", "acme-ai"] };
    const { id, input } = await distribute({ ...recipients, allParticipants: true });
    await house.accept(COORDINATOR, "distributePatch", input);
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    const { rows } = await house.owner.query(
      `SELECT (SELECT array_agg(agency_id ORDER BY agency_id) FROM patch_delivery WHERE case_id = $1 AND agency_id <> '') AS agencies,
         (SELECT count(*)::int FROM participation WHERE state <> 'INVITED') + 1 AS expected,
         (SELECT count(DISTINCT organization_id)::int FROM patch_delivery WHERE case_id = $1 AND state = 'QUEUED') AS organizations`,
      [id],
    );
    expect(rows).toEqual([
      { agencies: ["gsa", "va"], expected: rows[0].organizations, organizations: rows[0].expected },
    ]);
    expect(rows[0].organizations).toBeGreaterThan(10);
  });

  it("is sent, extended and closed, but not closed while something waits", async () => {
    const { id, input } = await distribute({ agencies: ["gsa"] });
    await house.accept(COORDINATOR, "distributePatch", input);
    expect(await house.refuse(COORDINATOR, "closeCase", { id, expectedVersion: 2 })).toMatchObject({
      code: "RULE_VIOLATED",
      details: { queued: 1 },
    });
    const further = { id, expectedVersion: 2, fix: input.fix, agencies: ["gsa", "va"] };
    await house.accept(COORDINATOR, "addRecipients", further);
    expect(await house.refuse(COORDINATOR, "addRecipients", { ...further, expectedVersion: 3 })).toMatchObject({
      code: "BAD_USER_INPUT",
    });
    await house.accept(COORDINATOR, "sendQueuedPatches", { id, expectedVersion: 3 });
    await house.accept(COORDINATOR, "closeCase", { id, expectedVersion: 4 });
    const { rows } = await house.owner.query("SELECT state FROM patch_delivery WHERE case_id = $1", [id]);
    expect(rows).toEqual([{ state: "SENT" }, { state: "SENT" }]);
  });

  it("refuses nobody as recipient, unknown agencies and the fix of another case", async () => {
    const { input } = await distribute({});
    const other = await fixOf(house, await caseIn(house, "PATCH_READY"));
    const refusals = [
      await house.refuse(COORDINATOR, "distributePatch", input),
      await house.refuse(COORDINATOR, "distributePatch", { ...input, agencies: ["atlantis"] }),
      await house.refuse(COORDINATOR, "distributePatch", { ...input, agencies: ["gsa"], fix: other }),
      await house.refuse(ANALYST, "distributePatch", { ...input, agencies: ["gsa"] }),
    ];
    expect(refusals.map(({ code }) => code)).toEqual([
      "BAD_USER_INPUT",
      "BAD_USER_INPUT",
      "RULE_VIOLATED",
      "FORBIDDEN",
    ]);
  });

  it("is answered by its recipient alone", async () => {
    const toEnergy = await deliveryIn(house, "SENT", { agency_id: "energy" });
    const input = { id: toEnergy, expectedVersion: 1 };
    for (const identity of [ACME, "REPRESENTATIVE@energy", "AGENCY_OFFICER@va", COORDINATOR]) {
      expect(await house.refuse(identity, "acknowledgePatch", input)).toMatchObject({ code: "FORBIDDEN" });
    }
    await house.accept("energy-officer", "acknowledgePatch", input);
  });
});
