import { connect } from "../../../cli/postgres/connect";
import { nsa, nsaWith } from "../../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { CONSULTEES, DAY_MS, DEVELOPER, DIRECTOR, Desk, HOUR_MS, OFFICER, RECEIVER, viewOf } from "./fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const WINDOW = "id state closesAt plannedReleaseAt endedAt";

describe("registerModel", () => {
  it("makes a model of the caller's own organization, which nothing covers yet", async () => {
    const { id } = await desk.give("REPRESENTATIVE@halden-ai", "registerModel", {
      name: " Forge 2 ",
      purpose: "Finds flaws.",
    });
    expect(
      await desk.read(
        "frontierModel",
        id,
        "name covered plannedReleaseAt releasedAt developer { id } history { action }",
      ),
    ).toEqual({
      name: "Forge 2",
      covered: false,
      plannedReleaseAt: null,
      releasedAt: null,
      developer: { id: "halden-ai" },
      history: [{ action: "register" }],
    });
  });

  it("names the field of a plan that is over", async () => {
    const input = { name: "Late", purpose: "None.", plannedReleaseAt: desk.in(0) };
    expect(await desk.refused(DEVELOPER, "registerModel", input)).toMatchObject({
      code: "BAD_USER_INPUT",
      message: "input.plannedReleaseAt must lie in the future.",
    });
  });
});

describe("changeModelPlans", () => {
  it("shortens windows that would last beyond the plan, and withdraws those that would not have opened", async () => {
    const model = await desk.model();
    const open = await desk.window(model.id, "OPEN");
    const short = await desk.offer(model.id, { closesAt: desk.in(2 * DAY_MS) });
    const later = await desk.offer(model.id, { opensAt: desk.in(5 * DAY_MS), closesAt: desk.in(9 * DAY_MS) });
    const plannedReleaseAt = desk.in(5 * DAY_MS);
    await desk.give(DEVELOPER, "changeModelPlans", { ...model, plannedReleaseAt });
    expect(await desk.read("accessWindow", open.id, WINDOW)).toMatchObject({
      state: "OPEN",
      closesAt: plannedReleaseAt,
      plannedReleaseAt,
      endedAt: null,
    });
    expect(await desk.read("accessWindow", short.id, WINDOW)).toMatchObject({ closesAt: desk.in(2 * DAY_MS) });
    expect(await desk.read("accessWindow", later.id, WINDOW)).toMatchObject({
      state: "WITHDRAWN",
      endedAt: desk.in(0),
    });
  });

  it("leaves windows alone where a plan is put off or given up", async () => {
    const model = await desk.model();
    const window = await desk.window(model.id, "OPEN");
    const before = await desk.read("accessWindow", window.id, WINDOW);
    await desk.give(DEVELOPER, "changeModelPlans", { ...model, plannedReleaseAt: desk.in(90 * DAY_MS) });
    await desk.give(DEVELOPER, "changeModelPlans", { id: model.id, version: 2, plannedReleaseAt: null });
    expect(await desk.read("accessWindow", window.id, WINDOW)).toEqual(before);
  });

  it("has nothing to plan for a model that is released", async () => {
    const released = await desk.give(DEVELOPER, "recordRelease", await desk.model());
    expect(await desk.refused(DEVELOPER, "changeModelPlans", { ...released, plannedReleaseAt: null })).toMatchObject({
      code: "RULE_VIOLATED",
      details: { releasedAt: desk.in(0) },
    });
  });
});

describe("recordRelease", () => {
  it("notes a release of an earlier day, and not one of the future", async () => {
    const { id } = await desk.model();
    expect(await desk.refused(DEVELOPER, "recordRelease", { id, releasedAt: desk.in(1) })).toMatchObject({
      code: "BAD_USER_INPUT",
    });
    await desk.give(DEVELOPER, "recordRelease", { id, releasedAt: desk.in(-DAY_MS) });
    expect(await desk.read("frontierModel", id, "releasedAt")).toEqual({ releasedAt: desk.in(-DAY_MS) });
  });

  it("takes effect whatever version the developer names", async () => {
    const { id } = await desk.model();
    const document = `mutation ($input: RecordReleaseInput!) { recordRelease(input: $input) { releasedAt } }`;
    const input = { id, expectedVersion: 999, idempotencyKey: `any-version-${id}` };
    const { data } = await subgraph.askAs(DEVELOPER, document, { input });
    expect(data).toEqual({ recordRelease: { releasedAt: desk.in(0) } });
  });
});

describe("withdrawals", () => {
  it.each<[string, () => Promise<{ id: string }>, string]>([
    ["withdrawInquiry", async () => desk.inquiry((await desk.model()).id), "WITHDRAWN"],
    ["withdrawAccess", async () => desk.window((await desk.model()).id, "OPEN"), "WITHDRAWN"],
    [
      "endPartnership",
      async () =>
        desk.give(OFFICER, "proposePartner", {
          modelId: (await desk.model()).id,
          partnerId: "lake-county",
          purpose: "Review.",
        }),
      "ENDED",
    ],
  ])("by %s take effect at once, whatever version the caller names", async (name, begin, state) => {
    const { id } = await begin();
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data } = await subgraph.askAs(
      DEVELOPER,
      `mutation ($input: ${type}!) { ${name}(input: $input) { state endedAt } }`,
      { input: { id, expectedVersion: 999, idempotencyKey: `withdrawal-of-${id}` } },
    );
    expect(data).toEqual({ [name]: { state, endedAt: desk.in(0) } });
  });
});

describe("submitInquiry", () => {
  it("asks about one model once at a time", async () => {
    const { id } = await desk.model();
    const open = await desk.inquiry(id);
    expect(await desk.refused(DEVELOPER, "submitInquiry", { modelId: id, question: "Again?" })).toMatchObject({
      code: "CONFLICT",
      details: { openInquiry: open.id },
    });
    await desk.give(DEVELOPER, "withdrawInquiry", open);
    expect((await desk.inquiry(id)).state).toBe("SUBMITTED");
  });

  it("keeps the consultees of the day of the question", async () => {
    const others = new Desk();
    await using other = await startTestSubgraph(nsaWith({ consultees: ["nist"] }), { clock: others.clock });
    others.asker = other;
    const inquiry = await others.inquiry((await others.model()).id);
    expect(await others.read("coverageInquiry", inquiry.id, "consultees { id }")).toEqual({
      consultees: [{ id: "nist" }],
    });
    expect(
      await others.refused(viewOf("oncd"), "recordConsultation", {
        inquiryId: inquiry.id,
        view: "COVERED",
        remarks: "Yes.",
      }),
    ).toMatchObject({ code: "FORBIDDEN" });
    await others.view(inquiry.id, "nist");
    const ready = { id: inquiry.id, version: 2, outcome: "NOT_COVERED", summary: "No." };
    expect((await others.give(DIRECTOR, "determineCoverage", ready)).state).toBe("DETERMINED");
  });

  it("is not announced to other agencies, nor is a view of it", async () => {
    const inquiry = await desk.inquiry((await desk.model()).id);
    const view = await desk.view(inquiry.id, "cisa");
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query("SELECT DISTINCT announced FROM outbox WHERE record_id = ANY($1)", [
      [inquiry.id, view.id],
    ]);
    expect(rows).toEqual([{ announced: false }]);
  });
});

describe("recordConsultation", () => {
  it("takes one view of each office, and keeps it", async () => {
    const inquiry = await desk.inquiry((await desk.model()).id);
    await desk.view(inquiry.id, "ostp", "NOT_COVERED");
    const again = { inquiryId: inquiry.id, view: "COVERED", remarks: "On reflection." };
    expect(await desk.refused(viewOf("ostp"), "recordConsultation", again)).toMatchObject({ code: "CONFLICT" });
    expect(
      await desk.read("coverageInquiry", inquiry.id, "consultations { view } outstandingConsultees { id }"),
    ).toEqual({
      consultations: [{ view: "NOT_COVERED" }],
      outstandingConsultees: ["oncd", "cisa", "war"].map((id) => ({ id })),
    });
  });

  it("loses none of four that come at once", async () => {
    const inquiry = await desk.inquiry((await desk.model()).id);
    await Promise.all(CONSULTEES.map((office) => desk.view(inquiry.id, office)));
    expect(await desk.read("coverageInquiry", inquiry.id, "state version outstandingConsultees { id }")).toEqual({
      state: "IN_CONSULTATION",
      version: 2,
      outstandingConsultees: [],
    });
  });
});

describe("determineCoverage", () => {
  it("puts a later determination in the place of an earlier one", async () => {
    const { id } = await desk.model();
    const determine = async (outcome: string): Promise<void> => {
      const inquiry = await desk.consultedInquiry(id);
      await desk.give(DIRECTOR, "determineCoverage", { ...inquiry, outcome, summary: `${outcome}.` });
    };
    await determine("COVERED");
    const first = await desk.read<{ designation: { id: string } }>("frontierModel", id, "covered designation { id }");
    expect(first).toMatchObject({ covered: true });
    desk.now = new Date(desk.now.getTime() + DAY_MS);
    await determine("NOT_COVERED");
    expect(await desk.read("frontierModel", id, "covered designation { outcome supersededAt }")).toEqual({
      covered: false,
      designation: { outcome: "NOT_COVERED", supersededAt: null },
    });
    expect(await desk.read("designation", first.designation.id, "supersededAt")).toEqual({ supersededAt: desk.in(0) });
  });
});

describe("offerAccess", () => {
  it("drafts the five safeguards with the offer", async () => {
    const offer = await desk.offer((await desk.model()).id);
    const { safeguards } = await desk.read<{ safeguards: object[] }>(
      "accessWindow",
      offer.id,
      "safeguards { kind state statement attestedAt }",
    );
    expect(safeguards).toEqual(
      ["CONFIDENTIALITY", "CYBERSECURITY", "INSIDER_RISK", "INTELLECTUAL_PROPERTY", "NONDISCLOSURE"].map((kind) => ({
        kind,
        state: "DRAFT",
        statement: "",
        attestedAt: null,
      })),
    );
  });

  it.each<[string, () => Promise<object>, object]>([
    [
      "an agency that is none",
      async () => ({ modelId: (await desk.model()).id, receivingAgencyId: "acme-ai" }),
      { code: "BAD_USER_INPUT", message: "input.receivingAgencyId must be the id of a federal agency." },
    ],
    [
      "a time that is over",
      async () => ({ modelId: (await desk.model()).id, opensAt: desk.in(-DAY_MS), closesAt: desk.in(0) }),
      { code: "BAD_USER_INPUT", message: "input.closesAt must lie in the future." },
    ],
    [
      "a model without a planned release",
      async () => ({ modelId: (await desk.model(null)).id }),
      { code: "RULE_VIOLATED", message: expect.stringContaining("planned") },
    ],
    [
      "a released model",
      async () => ({ modelId: (await desk.give(DEVELOPER, "recordRelease", await desk.model())).id }),
      { code: "RULE_VIOLATED", message: expect.stringContaining("released since") },
    ],
    ["an unknown model", async () => ({ modelId: "nothing" }), { code: "RECORD_NOT_FOUND" }],
  ])("refuses %s", async (_, change, expected) => {
    const times = { receivingAgencyId: "cisa", opensAt: desk.in(0), closesAt: desk.in(DAY_MS) };
    expect(await desk.refused(DEVELOPER, "offerAccess", { ...times, ...(await change()) })).toMatchObject(expected);
  });
});

describe("openAccess", () => {
  it("waits for the agreed beginning", async () => {
    const offer = await desk.offer((await desk.model()).id, { opensAt: desk.in(HOUR_MS) });
    const accepted = await desk.give(RECEIVER, "acceptAccess", offer);
    await desk.attestAll(offer.id);
    expect(await desk.refused(RECEIVER, "openAccess", accepted)).toMatchObject({
      code: "RULE_VIOLATED",
      details: { opensAt: desk.in(HOUR_MS) },
    });
    desk.now = new Date(desk.now.getTime() + HOUR_MS);
    expect((await desk.give(RECEIVER, "openAccess", accepted)).state).toBe("OPEN");
  });

  it("comes too late at the agreed end, as accepting does", async () => {
    const { id } = await desk.model();
    const offered = await desk.window(id, "OFFERED");
    const accepted = await desk.window(id, "ACCEPTED");
    desk.now = new Date(desk.now.getTime() + 10 * DAY_MS);
    for (const [name, window] of [
      ["acceptAccess", offered],
      ["openAccess", accepted],
    ] as const) {
      expect(await desk.refused(RECEIVER, name, window)).toMatchObject({ code: "RULE_VIOLATED" });
    }
  });
});

describe("closing at the end", () => {
  it("dates the end as agreed, also when the clockwork comes late, and only once", async () => {
    const { id } = await desk.model();
    const windows = [await desk.window(id, "OPEN"), await desk.window(id, "OPEN")];
    const end = desk.in(10 * DAY_MS);
    desk.now = new Date(Date.parse(end) - 1);
    await subgraph.doDuties();
    expect(await desk.read("accessWindow", windows[0]!.id, WINDOW)).toMatchObject({ state: "OPEN" });
    desk.now = new Date(Date.parse(end) + HOUR_MS);
    await subgraph.doDuties();
    await subgraph.doDuties();
    for (const window of windows) {
      expect(await desk.read("accessWindow", window.id, `${WINDOW} version history { action at actor }`)).toMatchObject(
        {
          state: "CLOSED",
          endedAt: end,
          version: window.version + 1,
          history: expect.arrayContaining([{ action: "close", at: desk.in(0), actor: "HUB" }]),
        },
      );
    }
  });

  it("is dated as agreed, too, where a release is noted before the clockwork comes", async () => {
    const { id } = await desk.model();
    const window = await desk.window(id, "OPEN");
    const end = desk.in(10 * DAY_MS);
    desk.now = new Date(Date.parse(end) + HOUR_MS);
    await desk.give(DEVELOPER, "recordRelease", { id });
    expect(await desk.read("accessWindow", window.id, WINDOW)).toMatchObject({ state: "CLOSED", endedAt: end });
  });

  it("leaves the demonstration world as it stands", async () => {
    await subgraph.doDuties();
    const open = await desk.read("accessWindow", "window-acme-sentinel-2-1", "state closesAt");
    expect(open).toEqual({ state: "OPEN", closesAt: "2026-09-04T12:00:00.000Z" });
  });
});

describe("attestSafeguard", () => {
  it("is of the past once the window has ended", async () => {
    const window = await desk.window((await desk.model()).id, "WITHDRAWN");
    const [safeguard] = await desk.safeguards(window.id);
    const input = { id: safeguard?.id, version: 1, statement: "Too late." };
    expect(await desk.refused(RECEIVER, "attestSafeguard", input)).toMatchObject({ code: "RULE_VIOLATED" });
  });
});

describe("proposePartner", () => {
  it.each<[string, object, object]>([
    ["the developer itself", { partnerId: "acme-ai" }, { code: "BAD_USER_INPUT" }],
    ["who is proposed already", { partnerId: "lake-county" }, { code: "CONFLICT" }],
  ])("refuses %s", async (_, change, expected) => {
    const input = { modelId: (await desk.model()).id, partnerId: "lake-county", purpose: "Review." };
    await desk.give(DEVELOPER, "proposePartner", input);
    expect(await desk.refused(OFFICER, "proposePartner", { ...input, ...change })).toMatchObject(expected);
  });

  it("takes a partner anew after an end", async () => {
    const input = { modelId: (await desk.model()).id, partnerId: "lake-county", purpose: "Review." };
    await desk.give(DEVELOPER, "endPartnership", await desk.give(OFFICER, "proposePartner", input));
    expect((await desk.give(OFFICER, "proposePartner", input)).state).toBe("PROPOSED");
  });
});

const discoverers = async (identity: string, id: string): Promise<unknown> => {
  const { data } = await subgraph.askAs(
    identity,
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Vulnerability { discoveredBy { id } } } }`,
    { of: [{ __typename: "Vulnerability", id }] },
  );
  return data._entities[0].discoveredBy.map((model: { id: string }) => model.id);
};
const OTHERS = ["public", "REPRESENTATIVE@halden-ai"];

describe("recordDiscovery", () => {
  it("shows the model among those that found the vulnerability, once, and to its developer and officers alone", async () => {
    const model = await desk.model();
    const vulnerabilityId = "CVE-2026-11111";
    const recorded = await desk.give(OFFICER, "recordDiscovery", { ...model, vulnerabilityId });
    for (const identity of [OFFICER, DEVELOPER, "cisa-analyst"]) {
      expect(await discoverers(identity, vulnerabilityId)).toEqual([model.id]);
    }
    for (const identity of OTHERS) expect(await discoverers(identity, vulnerabilityId)).toEqual([]);
    expect(await desk.refused(DEVELOPER, "recordDiscovery", { ...recorded, vulnerabilityId })).toMatchObject({
      code: "CONFLICT",
      message: "It is noted already that Test 1 found CVE-2026-11111.",
    });
    expect(await desk.read("frontierModel", model.id, "version")).toEqual({ version: 2 });
  });
});

describe("publishDiscovery", () => {
  it.each([OFFICER, DEVELOPER])(
    "tells everybody what %s noted, and is for nobody else's office",
    async (originator) => {
      const model = await desk.model();
      const vulnerabilityId = `CVE-2026-22222-${originator}`;
      const recorded = {
        ...(await desk.give(originator, "recordDiscovery", { ...model, vulnerabilityId })),
        vulnerabilityId,
      };
      const other = originator === OFFICER ? DEVELOPER : OFFICER;
      expect(await desk.refused(other, "publishDiscovery", recorded)).toMatchObject({ code: "FORBIDDEN" });
      await desk.give(originator, "publishDiscovery", recorded);
      for (const identity of OTHERS) expect(await discoverers(identity, vulnerabilityId)).toEqual([model.id]);
    },
  );

  it("refuses what nobody noted", async () => {
    const model = await desk.model();
    const refusal = await desk.refused(OFFICER, "publishDiscovery", { ...model, vulnerabilityId: "CVE-2026-33333" });
    expect(refusal).toMatchObject({ code: "RECORD_NOT_FOUND" });
  });
});
