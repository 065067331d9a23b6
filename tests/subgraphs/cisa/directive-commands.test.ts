import { directiveId, numberProblem, supplementedId } from "../../../subgraphs/cisa/directive/directive-number";
import { BOUND_AGENCIES } from "../../../subgraphs/cisa/compliance/binding";
import { cisa } from "../../../subgraphs/cisa/subgraph";
import { query } from "../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { type Outcome, command } from "./commanding";

const TODAY = "2026-11-20";
const MOST_STATEMENTS = 10;

let subgraph: TestSubgraph;
let drafts = 0;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(`${TODAY}T10:00:00Z`) });
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const FIELDS = "id version state issuedOn endedOn";

async function give(name: string, input: object, fields = FIELDS): Promise<Outcome> {
  return command(subgraph, { name, as: "cisa-analyst", input, fields });
}

const WORDS = { title: "Retire old gateways", summary: "Takes old gateways off the network." };

/** A draft `BOD 30-<n>` with one required action, at version 2. */
async function draft(dueOn: string | null = "2026-12-31"): Promise<{ id: string; expectedVersion: number }> {
  const number = `BOD 30-${String((drafts += 1)).padStart(2, "0")}`;
  const { record } = await give("draftDirective", { kind: "BINDING_OPERATIONAL", number, ...WORDS });
  const { record: worded } = await give("addRequiredAction", { ...next(record), text: "Retire them.", dueOn });
  return next(worded);
}

async function issued(agencies?: readonly string[]): Promise<{ id: string; expectedVersion: number }> {
  const { record } = await give("issueDirective", { ...(await draft()), agencies });
  return next(record);
}

const next = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });

describe("directive numbers", () => {
  it.each([
    ["BOD 26-04", "BOD-26-04", undefined],
    ["ED 26-03", "ED-26-03", undefined],
    ["Supplemental Direction ED 26-03", "ED-26-03-SD", "ED-26-03"],
    ["Supplemental Direction V2 ED 26-03", "ED-26-03-SD-V2", "ED-26-03"],
  ])("reads %s as %s", (number, id, supplemented) => {
    expect(directiveId(number)).toBe(id);
    expect(supplementedId(number)).toBe(supplemented);
  });

  it("holds each kind to its form", () => {
    expect(numberProblem("EMERGENCY", "ED 26-03")).toBeUndefined();
    expect(numberProblem("EMERGENCY", "BOD 26-03")).toBe("must have the form ED 26-03.");
    expect(numberProblem("SUPPLEMENTAL", "Supplemental Direction V1 ED 26-03")).toContain("V2 ED 26-03");
  });
});

describe("draftDirective", () => {
  it("drafts each kind, which binds nobody", async () => {
    const drafted = [
      await give("draftDirective", { kind: "BINDING_OPERATIONAL", number: "BOD 27-01", ...WORDS }),
      await give("draftDirective", { kind: "EMERGENCY", number: "ED 27-01", threat: "An attack.", ...WORDS }),
      await give("draftDirective", {
        kind: "SUPPLEMENTAL",
        number: "Supplemental Direction V2 ED 26-03",
        supplements: "ED-26-03",
        ...WORDS,
      }),
    ];
    expect(drafted.map(({ record }) => record)).toEqual(
      ["BOD-27-01", "ED-27-01", "ED-26-03-SD-V2"].map((id) => ({
        id,
        version: 1,
        state: "DRAFT",
        issuedOn: null,
        endedOn: null,
      })),
    );
    const { data } = await subgraph.ask(`{ directives(filter: { states: [DRAFT], ids: ["ED-27-01", "ED-26-03-SD-V2"] },
      orderBy: { field: NUMBER, direction: ASC }) { nodes { __typename civilian history { action office }
      ... on EmergencyDirective { threat } ... on SupplementalDirection { supplements { id } } } } }`);
    const history = [{ action: "draft", office: "cisa" }];
    expect(data.directives.nodes).toEqual([
      { __typename: "EmergencyDirective", civilian: true, history, threat: "An attack." },
      { __typename: "SupplementalDirection", civilian: true, history, supplements: { id: "ED-26-03" } },
    ]);
  });

  it.each<[string, object, string, RegExp]>([
    ["an emergency without its threat", { kind: "EMERGENCY", number: "ED 27-02" }, "BAD_USER_INPUT", /input\.threat/],
    [
      "a threat of another kind",
      { kind: "BINDING_OPERATIONAL", number: "BOD 27-02", threat: "An attack." },
      "BAD_USER_INPUT",
      /input\.threat/,
    ],
    [
      "a direction that supplements nothing",
      { kind: "SUPPLEMENTAL", number: "Supplemental Direction ED 26-03" },
      "BAD_USER_INPUT",
      /input\.supplements/,
    ],
    [
      "a direction whose number names another directive",
      { kind: "SUPPLEMENTAL", number: "Supplemental Direction V3 ED 26-03", supplements: "BOD-26-04" },
      "BAD_USER_INPUT",
      /input\.number must name BOD-26-04/,
    ],
    [
      "a direction to what was revoked",
      { kind: "SUPPLEMENTAL", number: "Supplemental Direction BOD 22-01", supplements: "BOD-22-01" },
      "RULE_VIOLATED",
      /BOD 22-01 is REVOKED/,
    ],
    ["a number of no form", { kind: "EMERGENCY", number: "26-03", threat: "x" }, "BAD_USER_INPUT", /input\.number/],
    ["a number that is taken", { kind: "BINDING_OPERATIONAL", number: "BOD 26-04" }, "CONFLICT", /exists already/],
  ])("refuses %s", async (_, input, code, message) => {
    const { record, error } = await give("draftDirective", { ...WORDS, ...input });
    expect(record).toBeNull();
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe("reviseDirective and addRequiredAction", () => {
  it("reword a draft", async () => {
    const started = await draft();
    const { record } = await give("addRequiredAction", { ...started, text: "Report it.", cadence: "every month" });
    const fields = "version title summary requiredActions { ordinal text dueOn cadence }";
    const revised = await give("reviseDirective", { ...next({ ...record }), title: "Retire all gateways" }, fields);
    expect(revised.record).toEqual({
      version: 4,
      title: "Retire all gateways",
      summary: WORDS.summary,
      requiredActions: [
        { ordinal: 1, text: "Retire them.", dueOn: "2026-12-31", cadence: null },
        { ordinal: 2, text: "Report it.", dueOn: null, cadence: "every month" },
      ],
    });
  });

  it("leave an issued directive as it binds, save rewording on a basis", async () => {
    const directive = await issued(["energy"]);
    const more = await give("addRequiredAction", { ...directive, text: "One more." });
    expect(more.error).toMatchObject({ code: "RULE_VIOLATED", remedy: "Draft a supplemental direction." });
    const silent = await give("reviseDirective", { ...directive, summary: "Takes them off." });
    expect(silent.error).toMatchObject({ code: "RULE_VIOLATED", remedy: "Tell input.basis." });
    const told = await give("reviseDirective", { ...directive, summary: "Takes them off.", basis: "Corrigendum 1" });
    expect(told.record).toMatchObject({ version: 4, state: "ISSUED" });
  });

  it("leave what has ended alone", async () => {
    const revision = { id: "BOD-22-01", expectedVersion: 1, title: "Another", basis: "b" };
    expect((await give("reviseDirective", revision)).error).toMatchObject({ code: "RULE_VIOLATED" });
  });
});

describe("issueDirective", () => {
  it("gives each civilian executive agency its item, in few statements", async () => {
    const { record, statements, error } = await give("issueDirective", { ...(await draft()), subject: "Gateways" });
    expect(error).toBeUndefined();
    expect(record).toMatchObject({ state: "ISSUED", issuedOn: TODAY });
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
    const items = await query(
      subgraph.ownerUrl,
      `SELECT id, agency_id, subject, state, due_on::text FROM compliance_item WHERE directive_id = $1 ORDER BY agency_id`,
      [record.id],
    );
    expect(items).toEqual(
      BOUND_AGENCIES.map(({ id }) => id)
        .toSorted()
        .map((agency) => ({
          id: `${record.id}-${agency}`,
          agency_id: agency,
          subject: "Gateways",
          state: "NOT_STARTED",
          due_on: "2026-12-31",
        })),
    );
  });

  it("refuses a draft that requires nothing, and reports that are due already", async () => {
    const empty = await give("draftDirective", { kind: "BINDING_OPERATIONAL", number: "BOD 27-05", ...WORDS });
    expect((await give("issueDirective", next(empty.record))).error).toMatchObject({ code: "RULE_VIOLATED" });
    const late = await give("issueDirective", { ...(await draft()), dueOn: "2026-11-19" });
    expect(late.error).toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining("input.dueOn") });
    expect((await give("issueDirective", await draft("2026-11-19"))).error).toMatchObject({ code: "BAD_USER_INPUT" });
  });
});

describe("the ends of a directive", () => {
  it("closes only what every bound agency has carried out", async () => {
    const directive = await issued(["energy"]);
    const early = await give("closeDirective", directive);
    expect(early.error).toMatchObject({ code: "RULE_VIOLATED", details: { openItems: 1, agencies: ["energy"] } });
    await query(
      subgraph.ownerUrl,
      `UPDATE compliance_item SET state = 'VERIFIED', reported_on = $2, verified_on = $2 WHERE directive_id = $1`,
      [directive.id, TODAY],
    );
    expect((await give("closeDirective", directive)).record).toMatchObject({ state: "CLOSED", endedOn: TODAY });
  });

  it("names the directive that takes the place, and closes the open items", async () => {
    const directive = await issued();
    const order = { ...directive, by: "BOD-26-04" };
    const { record, statements } = await give("supersedeDirective", order, `${FIELDS} supersededBy { id }`);
    expect(record).toMatchObject({ state: "SUPERSEDED", endedOn: TODAY, supersededBy: { id: "BOD-26-04" } });
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
    const closed = await query(
      subgraph.ownerUrl,
      "SELECT DISTINCT state, closed_on::text FROM compliance_item WHERE directive_id = $1",
      [directive.id],
    );
    expect(closed).toEqual([{ state: "NOT_STARTED", closed_on: TODAY }]);
  });

  it.each(["supersedeDirective", "revokeDirective"])("%s takes another, issued directive only", async (name) => {
    const directive = await issued(["energy"]);
    for (const by of [directive.id, "BOD-22-01"]) {
      expect((await give(name, { ...directive, by })).error).toMatchObject({ code: "RULE_VIOLATED" });
    }
    expect((await give(name, { ...directive, by: "BOD-99-99" })).error).toMatchObject({ code: "RECORD_NOT_FOUND" });
  });
});

describe("commands on directives", () => {
  it.each([
    "draftDirective",
    "issueDirective",
    "reviseDirective",
    "addRequiredAction",
    "supersedeDirective",
    "revokeDirective",
    "closeDirective",
  ])("%s is for CISA's analysts only", async (name) => {
    const record = { id: "BOD-26-04", expectedVersion: 1 };
    const inputs: Readonly<Record<string, object>> = {
      draftDirective: { kind: "BINDING_OPERATIONAL", number: "BOD 27-09", ...WORDS },
      addRequiredAction: { ...record, text: "More." },
      supersedeDirective: { ...record, by: "BOD-25-01" },
    };
    for (const as of ["energy-officer", "AGENCY_OFFICER@cisa", "nsa-director"]) {
      const { error } = await command(subgraph, { name, as, input: inputs[name] ?? record });
      expect(error).toMatchObject({ code: "FORBIDDEN", message: "Only CISA's analysts may do this." });
    }
  });
});
