import { type Teller, type Told, at } from "./teller";

const DEVELOPER = "REPRESENTATIVE@acme-ai";
const SAFEGUARDS = 5;

/** A model, from the developer's question to its release. */
export function tellModel(tell: Teller): void {
  let model: Told;
  let inquiry: Told;
  let window: Told;
  let partnership: Told;

  it("a developer registers a model that it will release in forty days", async () => {
    model = await tell.by(DEVELOPER, "registerModel", {
      name: "Story 1",
      purpose: "Finds flaws in old code.",
      plannedReleaseAt: tell.inDays(40),
    });
  });

  it("asks in advance, of its own will, whether the model is covered", async () => {
    inquiry = await tell.by(
      DEVELOPER,
      "submitInquiry",
      { modelId: model.id, question: "Is Story 1 covered?" },
      "state",
    );
    expect(inquiry.state).toBe("SUBMITTED");
  });

  async function readInquiry(): Promise<Told> {
    const { coverageInquiry } = await tell.ask("query ($id: ID!) { coverageInquiry(id: $id) { id version } }", inquiry);
    return coverageInquiry as Told;
  }

  it("the Director cannot determine before any office was heard, and nobody else can at all", async () => {
    const input = { ...at(inquiry), outcome: "COVERED", summary: "Early." };
    expect(await tell.refused("nsa-director", "determineCoverage", input)).toMatchObject({
      code: "ILLEGAL_TRANSITION",
    });
    expect(await tell.refused("nsa-officer", "determineCoverage", input)).toMatchObject({ code: "FORBIDDEN" });
  });

  it("ONCD, OSTP and CISA give their views, which do not agree; without War's it is still too early", async () => {
    for (const [office, view] of Object.entries({ oncd: "COVERED", ostp: "NOT_COVERED", cisa: "COVERED" })) {
      const input = { inquiryId: inquiry.id, view, remarks: "So we see it." };
      await tell.by(`AGENCY_OFFICER@${office}`, "recordConsultation", input);
    }
    inquiry = await readInquiry();
    const early = { ...at(inquiry), outcome: "COVERED", summary: "Early." };
    expect(await tell.refused("nsa-director", "determineCoverage", early)).toMatchObject({ code: "RULE_VIOLATED" });
    const last = { inquiryId: inquiry.id, view: "NO_VIEW", remarks: "Others know better." };
    await tell.by("AGENCY_OFFICER@war", "recordConsultation", last);
  });

  it("the Director determines: the model is a covered frontier model", async () => {
    inquiry = await tell.by(
      "nsa-director",
      "determineCoverage",
      { ...at(await readInquiry()), outcome: "COVERED", summary: "Capable of what the order means." },
      "state",
    );
    expect(inquiry.state).toBe("DETERMINED");
  });

  it("the developer offers CISA early access: thirty days pass, a second more does not", async () => {
    const offer = { modelId: model.id, receivingAgencyId: "cisa", opensAt: tell.inDays(1) };
    const closesAt = tell.inDays(31);
    const tooLate = new Date(Date.parse(closesAt) + 1_000).toISOString();
    expect(await tell.refused(DEVELOPER, "offerAccess", { ...offer, closesAt: tooLate })).toMatchObject({
      code: "RULE_VIOLATED",
    });
    window = await tell.by(DEVELOPER, "offerAccess", { ...offer, closesAt }, "state safeguards { id version kind }");
    expect(window.safeguards).toHaveLength(SAFEGUARDS);
  });

  it("CISA accepts, and cannot open the window before it attested all five safeguards", async () => {
    const { safeguards } = window as Told & { safeguards: Told[] };
    window = await tell.by("cisa-analyst", "acceptAccess", at(window), "state");
    tell.pass(1);
    expect(await tell.refused("cisa-analyst", "openAccess", at(window))).toMatchObject({ code: "RULE_VIOLATED" });
    for (const safeguard of safeguards) {
      await tell.by("cisa-analyst", "attestSafeguard", { ...at(safeguard), statement: "In place and exercised." });
    }
    window = await tell.by("cisa-analyst", "openAccess", at(window), "state");
    expect(window.state).toBe("OPEN");
  });

  it("a bank becomes trusted partner once both sides have agreed, the developer first", async () => {
    const input = { modelId: model.id, partnerId: "first-harbor-bank", purpose: "Guards its own network." };
    partnership = await tell.by(DEVELOPER, "proposePartner", input, "state");
    expect(partnership.state).toBe("PROPOSED");
    partnership = await tell.by(DEVELOPER, "agreeToPartner", at(partnership), "state");
    expect(partnership.state).toBe("AGREED_BY_DEVELOPER");
    partnership = await tell.by("nsa-officer", "agreeToPartner", at(partnership), "state");
    expect(partnership.state).toBe("ACTIVE");
  });

  it("the model finds a vulnerability", async () => {
    model = await tell.by(DEVELOPER, "recordDiscovery", { ...at(model), vulnerabilityId: "CVE-2026-0770" });
  });

  it("the developer releases ahead of plan, which nothing can hold back, and the window closes", async () => {
    tell.pass(10);
    await tell.by(DEVELOPER, "recordRelease", { id: model.id });
    const answer = await tell.ask(
      `query ($id: ID!) { frontierModel(id: $id) {
        name covered releasedAt developer { name } designation { outcome }
        accessWindows { nodes { state closesAt endedAt receivingAgency { acronym } } }
        partnerships { nodes { state partner { name sector } } }
        history { action actor }
      } }`,
      { id: model.id },
    );
    expect(answer?.frontierModel).toMatchObject({
      name: "Story 1",
      covered: true,
      releasedAt: tell.inDays(0),
      developer: { name: expect.stringContaining("Acme") },
      designation: { outcome: "COVERED" },
      accessWindows: { nodes: [{ state: "CLOSED", endedAt: tell.inDays(0), receivingAgency: { acronym: "CISA" } }] },
      partnerships: { nodes: [{ state: "ACTIVE", partner: { sector: "COMMUNITY_BANK" } }] },
    });
    expect(answer?.frontierModel.history.at(-1)).toEqual({ action: "recordRelease", actor: "REPRESENTATIVE" });
  });
}
