import fc from "fast-check";
import type { Client } from "pg";
import { connect } from "../../cli/postgres/connect";
import { COMPLIANCE_STATES } from "../../subgraphs/cisa/compliance/compliance-item.transitions";
import { cisa } from "../../subgraphs/cisa/subgraph";
import { AGENCIES, isCivilianExecutive } from "../../subgraphs/kit/reference/agencies";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { type Outcome, command } from "../subgraphs/cisa/commanding";

const TODAY = "2026-11-20";
const DIRECTIVE = "BOD-23-01";

let subgraph: TestSubgraph;
let owner: Client & AsyncDisposable;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(`${TODAY}T10:00:00Z`) });
  owner = await connect(subgraph.ownerUrl);
});
afterAll(async () => {
  await owner[Symbol.asyncDispose]();
  await subgraph[Symbol.asyncDispose]();
});

const give = async (name: string, as: string, input: object): Promise<Outcome> =>
  command(subgraph, { name, as, input, fields: "id version" });

let drafts = 0;

/** A draft with a required action. */
async function draft(): Promise<{ id: string; expectedVersion: number }> {
  const number = `BOD 4${Math.floor(drafts / 100)}-${String(drafts % 100).padStart(2, "0")}`;
  drafts += 1;
  const words = { title: "t", summary: "s" };
  const { record } = await give("draftDirective", "cisa-analyst", { kind: "BINDING_OPERATIONAL", number, ...words });
  await give("addRequiredAction", "cisa-analyst", { id: record.id, expectedVersion: 1, text: "Do it." });
  return { id: record.id, expectedVersion: 2 };
}

const unbound = fc.oneof(
  fc.constantFrom(...AGENCIES.filter((agency) => !isCivilianExecutive(agency)).map(({ id }) => id)),
  fc.constantFrom("acme-ai", "juniper-falls-hospital", "first-harbor-bank", "no-such-agency"),
  fc.stringMatching(/^[a-z][a-z-]{3,20}$/).filter((id) => !AGENCIES.some((agency) => agency.id === id)),
);
const caller = fc.oneof(
  fc.constantFrom("cisa-analyst", "nsa-director", "treasury-coordinator", "AGENCY_OFFICER@war", "auditor"),
  fc.constant("the party itself"),
);

describe("rule 14: civilian directives bind civilian executive agencies only", () => {
  it("refuses an item or an exposure of any other party, whoever asks", async () => {
    await fc.assert(
      fc.asyncProperty(unbound, caller, async (party, who) => {
        const as = who === "the party itself" ? `AGENCY_OFFICER@${party}` : who;
        const exposure = { vulnerability: "CVE-2023-4346", agency: party, asset: "a", publiclyExposed: true };
        const outcomes = [
          await give("bindAgency", as, { directive: DIRECTIVE, agency: party }),
          await give("recordExposure", as, exposure),
          await give("issueDirective", as, { ...(await draft()), agencies: ["gsa", party] }),
        ];
        for (const { record, error } of outcomes) {
          expect(record).toBeNull();
          expect(error?.code).toMatch(as === "cisa-analyst" ? /^RULE_VIOLATED$/ : /^(FORBIDDEN|RULE_VIOLATED)$/);
        }
        const { rowCount } = await owner.query("SELECT FROM compliance_item WHERE agency_id = $1", [party]);
        expect(rowCount).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("has no place in the database for such an item", async () => {
    for (const party of ["war", "nsa", "cnss", "acme-ai"]) {
      const insert = owner.query(
        `INSERT INTO compliance_item (id, directive_id, agency_id, subject, state, provenance_source, provenance_as_of)
         VALUES ('x', $1, $2, 's', 'NOT_STARTED', 'test', now())`,
        [DIRECTIVE, party],
      );
      await expect(insert).rejects.toThrow("compliance_item_agency_id_fkey");
    }
  });

  it("binds any civilian executive agency", async () => {
    const bound = fc.constantFrom(...AGENCIES.filter(isCivilianExecutive).map(({ id }) => id));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(bound, { minLength: 1, maxLength: 10 }), async (agencies) => {
        const { record, error } = await give("issueDirective", "cisa-analyst", { ...(await draft()), agencies });
        expect(error).toBeUndefined();
        const { rows } = await owner.query<{ agency_id: string }>(
          "SELECT agency_id FROM compliance_item WHERE directive_id = $1 ORDER BY 1",
          [record.id],
        );
        expect(rows.map(({ agency_id }) => agency_id)).toEqual(agencies.toSorted());
      }),
      { numRuns: 10 },
    );
  });
});

/** What is there of a directive's items, the verified apart. */
async function itemsOf(directive: string) {
  const { rows } = await owner.query<{ id: string; state: string; closed: string | null; history: object[] }>(
    `SELECT id, state, closed_on::text AS closed, (SELECT jsonb_agg(to_jsonb(h) ORDER BY h.id) FROM history h
       WHERE h.record_id = i.id) AS history FROM compliance_item i WHERE directive_id = $1 ORDER BY id`,
    [directive],
  );
  return rows;
}

describe("rule 14: revoking a directive closes its open items and keeps their history", () => {
  it("closes each that is not verified, with one entry more, and changes no other", async () => {
    const agencies = ["energy", "gsa", "hhs", "nasa", "va"];
    const states = fc.array(fc.constantFrom(...COMPLIANCE_STATES), { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(states, async (given) => {
        const { record } = await give("issueDirective", "cisa-analyst", { ...(await draft()), agencies });
        for (const [n, state] of given.entries()) {
          await owner.query(
            `UPDATE compliance_item SET state = $2,
               reported_on = CASE WHEN $2 IN ('REPORTED', 'VERIFIED', 'RETURNED') THEN date '2026-11-10' END,
               verified_on = CASE WHEN $2 = 'VERIFIED' THEN date '2026-11-11' END,
               return_reason = CASE WHEN $2 = 'RETURNED' THEN 'r' END WHERE id = $1`,
            [`${record.id}-${agencies[n]}`, state],
          );
        }
        const before = await itemsOf(record.id);
        const order = { id: record.id, expectedVersion: 3, basis: "Overtaken" };
        expect((await give("revokeDirective", "cisa-analyst", order)).error).toBeUndefined();
        const closing = { action: "close", basis: "Overtaken", office: "cisa" };
        expect(await itemsOf(record.id)).toEqual(
          before.map((item) => {
            if (item.state === "VERIFIED") return item;
            const entry = expect.objectContaining({ ...closing, from_state: item.state, to_state: item.state });
            return { ...item, closed: TODAY, history: [...item.history, entry] };
          }),
        );
      }),
      { numRuns: 15 },
    );
  });

  it("takes no report afterwards", async () => {
    const { record } = await give("issueDirective", "cisa-analyst", { ...(await draft()), agencies: ["energy"] });
    const id = `${record.id}-energy`;
    await give("startCompliance", "energy-officer", { id, expectedVersion: 1 });
    await give("revokeDirective", "cisa-analyst", { id: record.id, expectedVersion: 3 });
    const report = await give("reportCompliance", "energy-officer", { id, expectedVersion: 3, report: "Done." });
    expect(report.error).toMatchObject({ code: "RULE_VIOLATED" });
    const { data } = await subgraph.ask(`{ complianceItem(id: "${id}") { state closedOn late history { action } } }`);
    expect(data.complianceItem).toEqual({
      state: "IN_PROGRESS",
      closedOn: TODAY,
      late: false,
      history: [{ action: "create" }, { action: "start" }, { action: "close" }],
    });
  });
});
