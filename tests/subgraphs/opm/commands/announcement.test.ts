import { connect } from "../../../../cli/postgres/connect";
import { opm } from "../../../../subgraphs/opm/subgraph";
import { done, give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import {
  HIRING_OFFICER,
  OFFICER,
  TODAY,
  announcementInput,
  newAnnouncement,
  newPathway,
  officer,
  pathwayInput,
} from "./hiring-action";

let now = `${TODAY}T15:00:00Z`;
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { clock: () => new Date(now) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

describe("proposePathway", () => {
  it("keeps what it leads to and what it is for", async () => {
    const { record, statements } = await give(subgraph, {
      as: OFFICER,
      command: "proposePathway",
      input: { ...pathwayInput, basis: "A survey of agencies" },
    });
    expect(statements).toBeLessThanOrEqual(7);
    const { data } = await subgraph.ask(
      `query ($id: ID!) { hiringPathway(id: $id) { title kind authority state approvedOn openedOn
        obligation { id } workRoles { id } history { action office basis } } }`,
      { id: record.id },
    );
    expect(data.hiringPathway).toEqual({
      title: pathwayInput.title,
      kind: "DIRECT_HIRE",
      authority: pathwayInput.authority,
      state: "PROPOSED",
      approvedOn: null,
      openedOn: null,
      obligation: { id: "EO14409-2f" },
      workRoles: [{ id: "PD-WRL-006" }, { id: "PD-WRL-007" }],
      history: [{ action: "create", office: "opm", basis: "A survey of agencies" }],
    });
  });

  it("keeps the days of its way", async () => {
    const { id } = await newPathway(subgraph);
    await officer(subgraph, "approvePathway", { id, expectedVersion: 1 });
    await officer(subgraph, "openPathway", { id, expectedVersion: 2 });
    const days = "approvedOn openedOn closedOn";
    expect(await officer(subgraph, "closePathway", { id, expectedVersion: 3 }, days)).toEqual({
      approvedOn: TODAY,
      openedOn: TODAY,
      closedOn: TODAY,
    });
  });

  it.each([
    [
      { workRoleIds: ["PD-WRL-007", "PD-WRL-099"] },
      { code: "RECORD_NOT_FOUND", message: "No WorkRole has the id PD-WRL-099." },
    ],
    [{ workRoleIds: [] }, { code: "BAD_USER_INPUT", message: "input.workRoleIds must name at least 1." }],
    [{ authority: "" }, { code: "BAD_USER_INPUT", message: "input.authority must not be empty." }],
  ])("refuses %j", async (change, expected) => {
    const { error } = await give(subgraph, {
      as: OFFICER,
      command: "proposePathway",
      input: { ...pathwayInput, ...change },
    });
    expect(error).toMatchObject(expected);
  });

  it.each(["energy-officer", "cisa-analyst", "AGENCY_OFFICER@opm", "developer-acme", "auditor"])(
    "is not for %s",
    async (as) => {
      const { error } = await give(subgraph, { as, command: "proposePathway", input: pathwayInput });
      expect(error).toMatchObject({ code: "FORBIDDEN", message: "Only an officer of OPM may do this." });
    },
  );
});

describe("draftAnnouncement", () => {
  it.each([HIRING_OFFICER, OFFICER])("is for %s", async (as) => {
    const record = await done(subgraph, {
      as,
      command: "draftAnnouncement",
      input: announcementInput,
      select: "title state positions grade postedOn closesOn recruiting agency { id } pathway { id } workRole { id }",
    });
    expect(record).toEqual({
      title: "Threat Analyst",
      state: "DRAFT",
      positions: 2,
      grade: "GS-13",
      postedOn: null,
      closesOn: null,
      recruiting: false,
      agency: { id: "energy" },
      pathway: { id: "pathway-direct-hire" },
      workRole: { id: "PD-WRL-006" },
    });
  });

  it.each<[string, object, object]>([
    ["another agency", { agencyId: "va" }, { code: "FORBIDDEN" }],
    [
      "an unknown pathway",
      { pathwayId: "none" },
      { code: "RECORD_NOT_FOUND", message: "No HiringPathway has the id none." },
    ],
    [
      "an unknown work role",
      { workRoleId: "XX-WRL-001" },
      { code: "RECORD_NOT_FOUND", message: "No WorkRole has the id XX-WRL-001." },
    ],
    [
      "a role that the pathway does not lead to",
      { workRoleId: "OG-WRL-001" },
      { code: "RULE_VIOLATED", message: "The pathway pathway-direct-hire does not lead to OG-WRL-001." },
    ],
    [
      "a closed pathway",
      { pathwayId: "pathway-term", workRoleId: "PD-WRL-007" },
      { code: "RULE_VIOLATED", message: expect.stringContaining("pathway-term is CLOSED") },
    ],
    ["nobody looked for", { positions: 0 }, { code: "BAD_USER_INPUT", message: "input.positions must be at least 1." }],
  ])("refuses %s", async (_, change, expected) => {
    const { error } = await give(subgraph, {
      as: HIRING_OFFICER,
      command: "draftAnnouncement",
      input: { ...announcementInput, ...change },
    });
    expect(error).toMatchObject(expected);
  });

  it("knows the agencies", async () => {
    const { error } = await give(subgraph, {
      as: OFFICER,
      command: "draftAnnouncement",
      input: { ...announcementInput, agencyId: "acme-ai" },
    });
    expect(error).toMatchObject({ code: "RECORD_NOT_FOUND", message: "No Agency has the id acme-ai." });
  });
});

describe("postAnnouncement", () => {
  it("counts its positions as open, from today until its last day", async () => {
    const { id } = await newAnnouncement(subgraph);
    const { record, statements } = await give(subgraph, {
      as: HIRING_OFFICER,
      command: "postAnnouncement",
      input: { id, expectedVersion: 1, closesOn: "2026-10-19" },
      select: "state postedOn closesOn recruiting",
    });
    expect(record).toEqual({ state: "POSTED", postedOn: TODAY, closesOn: "2026-10-19", recruiting: true });
    expect(statements).toBeLessThanOrEqual(7);
  });

  it("refuses a last day that is over", async () => {
    const { id } = await newAnnouncement(subgraph);
    const { error } = await give(subgraph, {
      as: HIRING_OFFICER,
      command: "postAnnouncement",
      input: { id, expectedVersion: 1, closesOn: "2026-10-04" },
    });
    expect(error).toMatchObject({
      code: "BAD_USER_INPUT",
      message: "input.closesOn 2026-10-04 is over: today is 2026-10-05.",
    });
  });

  it("waits for the pathway to open", async () => {
    const pathway = await newPathway(subgraph);
    const { id } = await newAnnouncement(subgraph, { pathwayId: pathway.id });
    const post = {
      as: HIRING_OFFICER,
      command: "postAnnouncement",
      input: { id, expectedVersion: 1, closesOn: "2026-10-19" },
    };
    expect((await give(subgraph, post)).error).toMatchObject({ code: "RULE_VIOLATED", details: { state: "PROPOSED" } });
    await officer(subgraph, "approvePathway", { id: pathway.id, expectedVersion: 1 });
    expect((await give(subgraph, post)).error).toMatchObject({ code: "RULE_VIOLATED", details: { state: "APPROVED" } });
    await officer(subgraph, "openPathway", { id: pathway.id, expectedVersion: 2 });
    expect((await give(subgraph, post)).record).toMatchObject({ state: "POSTED" });
  });

  it.each(["AGENCY_OFFICER@va", "cisa-analyst", "REPRESENTATIVE@energy", "AUDITOR@energy"])(
    "is not for %s",
    async (as) => {
      const { id } = await newAnnouncement(subgraph);
      const { error } = await give(subgraph, {
        as,
        command: "postAnnouncement",
        input: { id, expectedVersion: 1, closesOn: "2026-10-19" },
      });
      expect(error).toMatchObject({
        code: "FORBIDDEN",
        message: "Only an officer of the hiring agency or an officer of OPM may do this.",
      });
    },
  );
});

describe("closeAnnouncement", () => {
  it("ends the applications today, before their last day", async () => {
    const { id } = await newAnnouncement(subgraph);
    await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-10-19" });
    const closed = await officer(subgraph, "closeAnnouncement", { id, expectedVersion: 2 }, "state closesOn");
    expect(closed).toEqual({ state: "CLOSED", closesOn: TODAY });
  });

  it("leaves the certificate to OPM", async () => {
    const { id } = await newAnnouncement(subgraph);
    const { error } = await give(subgraph, {
      as: HIRING_OFFICER,
      command: "issueCertificate",
      input: { id, expectedVersion: 1 },
    });
    expect(error).toMatchObject({ code: "FORBIDDEN", message: "Only an officer of OPM may do this." });
  });

  it("is done by the clock after the last day, and not before", async () => {
    const { id } = await newAnnouncement(subgraph);
    await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-10-07" });
    const state = async () => {
      const { data } = await subgraph.ask(
        "query ($id: ID!) { announcement(id: $id) { state closesOn version history { action actor } } }",
        { id },
      );
      return data.announcement;
    };
    now = "2026-10-07T23:59:59Z";
    await subgraph.doDuties();
    expect(await state()).toMatchObject({ state: "POSTED" });
    now = "2026-10-08T00:00:00Z";
    await subgraph.doDuties();
    await subgraph.doDuties();
    expect(await state()).toMatchObject({
      state: "CLOSED",
      closesOn: "2026-10-07",
      version: 3,
      history: [{ action: "create" }, { action: "post" }, { action: "close", actor: "HUB" }],
    });
    now = `${TODAY}T15:00:00Z`;
    const { data } = await subgraph.ask('{ announcement(id: "announcement-treasury-analysts") { state } }');
    expect(data.announcement.state).toBe("POSTED");
  });

  it("announces each change of an announcement", async () => {
    const { id } = await newAnnouncement(subgraph);
    await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-10-19" });
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query(
      "SELECT action, to_state, facts, announced FROM outbox WHERE record_id = $1 ORDER BY id",
      [id],
    );
    const facts = { title: "Threat Analyst", agencyId: "energy", workRoleId: "PD-WRL-006", positions: 2 };
    expect(rows).toEqual([
      { action: "create", to_state: "DRAFT", facts, announced: true },
      { action: "post", to_state: "POSTED", facts, announced: true },
    ]);
  });
});
