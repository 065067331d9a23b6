import { connect } from "../../../../cli/postgres/connect";
import { doj } from "../../../../subgraphs/doj/subgraph";
import { give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import {
  CHARGE,
  PROSECUTOR,
  TODAY,
  chargesInput,
  fileCharges,
  newInvestigation,
  newProsecution,
  prosecute,
} from "./matter";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const CHARGES = "charges { id count allegation offenceOn filedOn statute { id } history { action office } }";

describe("fileCharges", () => {
  it("makes the prosecution with its counts, and ends the investigation", async () => {
    const investigation = await newInvestigation(subgraph);
    const input = {
      ...chargesInput(),
      investigationId: investigation.id,
      charges: [CHARGE, { statuteId: "18-usc-1343", allegation: "Wire fraud.", offenceOn: TODAY }],
      vulnerabilityIds: ["CVE-2026-0001"],
      modelIds: ["model-forge"],
      directiveIds: ["BOD-26-04"],
      victimIds: ["juniper-falls-hospital"],
    };
    const { record, statements } = await give(subgraph, { as: PROSECUTOR, command: "fileCharges", input });
    expect(statements).toBeLessThanOrEqual(9);
    const { data } = await subgraph.ask(
      `query ($id: ID!) { prosecution(id: $id) { docket caption state version filedOn usesAiAgents sealed
        district { id } investigation { id state concludedOn history { action toState } } ${CHARGES}
        vulnerabilities { id } models { id } directives { id } victims { id } history { action office actor toState } } }`,
      { id: record.id },
    );
    const count = { filedOn: TODAY, history: [{ action: "create", office: "doj" }] };
    expect(data.prosecution).toEqual({
      docket: input.docket,
      caption: input.caption,
      state: "CHARGED",
      version: 1,
      filedOn: TODAY,
      usesAiAgents: true,
      sealed: false,
      district: { id: "nysd" },
      investigation: {
        id: investigation.id,
        state: "CHARGED",
        concludedOn: TODAY,
        history: [
          { action: "create", toState: "OPEN" },
          { action: "charge", toState: "CHARGED" },
        ],
      },
      charges: [
        {
          ...count,
          ...CHARGE,
          id: `${record.id}-count-1`,
          count: 1,
          statuteId: undefined,
          statute: { id: "18-usc-1030" },
        },
        {
          ...count,
          id: `${record.id}-count-2`,
          count: 2,
          allegation: "Wire fraud.",
          offenceOn: TODAY,
          statute: { id: "18-usc-1343" },
        },
      ],
      vulnerabilities: [{ id: "CVE-2026-0001" }],
      models: [{ id: "model-forge" }],
      directives: [{ id: "BOD-26-04" }],
      victims: [{ id: "juniper-falls-hospital" }],
      history: [{ action: "create", office: "doj", actor: "DOJ_PROSECUTOR", toState: "CHARGED" }],
    });
  });

  it("announces prosecution and counts", async () => {
    const { id } = await newProsecution(subgraph);
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query(
      "SELECT record_type, facts, announced FROM outbox WHERE record_id IN ($1, $1 || '-count-1') ORDER BY id",
      [id],
    );
    expect(rows).toMatchObject([
      { record_type: "Prosecution", facts: { districtId: "nysd", filedOn: TODAY }, announced: true },
      { record_type: "Charge", facts: { prosecutionId: id, statuteId: "18-usc-1030", count: 1 }, announced: true },
    ]);
  });

  const refusals: [string, object, object][] = [
    [
      "a statute that there is not",
      { charges: [CHARGE, { ...CHARGE, statuteId: "18-usc-9999" }] },
      {
        code: "RULE_VIOLATED",
        message: expect.stringContaining("No statute 18-usc-9999 was in force on 2026-09-14."),
        details: { statuteId: "18-usc-9999", offenceOn: "2026-09-14" },
      },
    ],
    [
      "an offence before the statute",
      { charges: [{ ...CHARGE, statuteId: "18-usc-1037", offenceOn: "2003-12-31" }] },
      { code: "RULE_VIOLATED", message: expect.stringContaining("No statute 18-usc-1037 was in force on 2003-12-31.") },
    ],
    [
      "an offence to come",
      { charges: [{ ...CHARGE, offenceOn: "2026-10-06" }] },
      { code: "RULE_VIOLATED", message: expect.stringContaining("on 2026-10-06 has not happened yet.") },
    ],
    ["no charge", { charges: [] }, { code: "BAD_USER_INPUT", message: "input.charges must have at least one." }],
    [
      "a charge without a word",
      { charges: [{ ...CHARGE, allegation: " " }] },
      { code: "BAD_USER_INPUT", message: "input.charges.0.allegation must not be empty." },
    ],
    [
      "a docket that is none",
      { docket: "26-411" },
      { code: "BAD_USER_INPUT", message: "input.docket must be a docket number such as 1:26-cr-00411." },
    ],
    [
      "an unknown district",
      { districtId: "atlantis" },
      { code: "RECORD_NOT_FOUND", message: "No District has the id atlantis." },
    ],
    [
      "an unknown investigation",
      { investigationId: "none" },
      { code: "RECORD_NOT_FOUND", message: "No Investigation has the id none." },
    ],
    ["a docket that is taken", { docket: "1:26-cr-00411" }, { code: "CONFLICT" }],
  ];

  it.each(refusals)("refuses %s, and files nothing", async (_, change, expected) => {
    const count = "{ prosecutions { totalCount } charges { totalCount } }";
    const before = await subgraph.ask(count);
    const { record, error } = await fileCharges(subgraph, change);
    expect(record).toBeNull();
    expect(error).toMatchObject(expected);
    expect(await subgraph.ask(count)).toEqual(before);
  });

  it.each(["cisa-analyst", "energy-officer", "AGENCY_OFFICER@doj", "nsa-director", "developer-acme", "auditor"])(
    "is not for %s",
    async (as) => {
      const { error } = await give(subgraph, { as, command: "fileCharges", input: chargesInput() });
      expect(error).toMatchObject({ code: "FORBIDDEN", message: "Only a prosecutor of the DOJ may do this." });
    },
  );
});

describe("addCharge", () => {
  const charge = { ...CHARGE, statuteId: "18-usc-1028", allegation: "Transfer of means of identification." };

  it("adds a count behind the others", async () => {
    const { id } = await newProsecution(subgraph);
    const { record, statements } = await give(subgraph, {
      as: PROSECUTOR,
      command: "addCharge",
      input: { id, expectedVersion: 1, charge },
    });
    expect(record).toEqual({ id, version: 2, state: "CHARGED" });
    expect(statements).toBeLessThanOrEqual(9);
    const { data } = await subgraph.ask(
      "query ($id: ID!) { prosecution(id: $id) { charges { id count statute { id } } history { action } } }",
      { id },
    );
    expect(data.prosecution).toEqual({
      charges: [
        { id: `${id}-count-1`, count: 1, statute: { id: "18-usc-1030" } },
        { id: `${id}-count-2`, count: 2, statute: { id: "18-usc-1028" } },
      ],
      history: [{ action: "create" }, { action: "addCharge" }],
    });
  });

  it.each(["enterPlea", "goToTrial"])("comes too late after %s", async (command) => {
    const { id } = await newProsecution(subgraph);
    const { state } = await prosecute(subgraph, command, { id, expectedVersion: 1 });
    const { error } = await give(subgraph, {
      as: PROSECUTOR,
      command: "addCharge",
      input: { id, expectedVersion: 2, charge },
    });
    expect(error).toMatchObject({ code: "ILLEGAL_TRANSITION", details: { state } });
  });

  it("names existing law, too", async () => {
    const { id } = await newProsecution(subgraph);
    const { error } = await give(subgraph, {
      as: PROSECUTOR,
      command: "addCharge",
      input: { id, expectedVersion: 1, charge: { ...charge, offenceOn: "1982-12-30" } },
    });
    expect(error).toMatchObject({
      code: "RULE_VIOLATED",
      details: { statuteId: "18-usc-1028", offenceOn: "1982-12-30" },
    });
  });
});

describe("recordDisposition and recordSentence", () => {
  it("keep the days on which they are recorded", async () => {
    const { id } = await newProsecution(subgraph);
    await prosecute(subgraph, "enterPlea", { id, expectedVersion: 1 });
    const convicted = await prosecute(
      subgraph,
      "recordDisposition",
      { id, expectedVersion: 2, outcome: "CONVICTED" },
      "state disposedOn sentencedOn",
    );
    expect(convicted).toEqual({ state: "CONVICTED", disposedOn: TODAY, sentencedOn: null });
    const sentenced = await prosecute(subgraph, "recordSentence", { id, expectedVersion: 3 }, "state sentencedOn");
    expect(sentenced).toEqual({ state: "SENTENCED", sentencedOn: TODAY });
  });
});
