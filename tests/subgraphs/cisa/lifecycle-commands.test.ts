import { connect } from "../../../cli/postgres/connect";
import { complianceLifecycle } from "../../../subgraphs/cisa/compliance/compliance-item.transitions";
import { directiveLifecycle } from "../../../subgraphs/cisa/directive/directive.transitions";
import { grantLifecycle } from "../../../subgraphs/cisa/service/service-grant.transitions";
import { cisa } from "../../../subgraphs/cisa/subgraph";
import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";
import { taskLifecycle } from "../../../subgraphs/kit/task/task.transitions";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { command } from "./commanding";

const NOW = "2026-11-20T10:00:00.000Z";
const MOST_STATEMENTS = 10;

interface Walk {
  readonly type: string;
  readonly lifecycle: Lifecycle<string>;
  /** Inserts the record $1 in the state $2. */
  readonly insert: readonly string[];
  /** Action → the command that takes it, who gives it, and what it needs beside the record. */
  readonly commands: Readonly<Record<string, readonly [name: string, as: string, input?: object]>>;
}

/** Columns that the table wants in some states. */
const when = (states: string, value: string): string => `CASE WHEN $2 IN (${states}) THEN ${value} END`;

const DIRECTIVE = `INSERT INTO directive (id, kind, number, title, summary, state, civilian, provenance_source, provenance_as_of)
  VALUES ($1, 'BINDING_OPERATIONAL', $1, 't', 's', $2, true, 'test', now())`;

const WALKS: readonly Walk[] = [
  {
    type: "Directive",
    lifecycle: directiveLifecycle,
    insert: [
      DIRECTIVE,
      `INSERT INTO required_action (id, directive_id, ordinal, text, provenance_source, provenance_as_of)
       SELECT $1, $1, 1, $2, 'test', now()`,
    ],
    commands: {
      issue: ["issueDirective", "cisa-analyst"],
      supersede: ["supersedeDirective", "cisa-analyst", { by: "BOD-26-04" }],
      revoke: ["revokeDirective", "cisa-analyst"],
      close: ["closeDirective", "cisa-analyst"],
    },
  },
  {
    type: "ComplianceItem",
    lifecycle: complianceLifecycle,
    insert: [
      DIRECTIVE.replace("$2", "(CASE WHEN $2 = '' THEN '' ELSE 'ISSUED' END)"),
      `INSERT INTO compliance_item (id, directive_id, agency_id, subject, state, reported_on, verified_on, return_reason,
         provenance_source, provenance_as_of)
       VALUES ($1, $1, 'energy', 's', $2, ${when("'REPORTED', 'VERIFIED', 'RETURNED'", "date '2026-11-01'")},
         ${when("'VERIFIED'", "date '2026-11-02'")}, ${when("'RETURNED'", "'Incomplete'")}, 'test', now())`,
    ],
    commands: {
      start: ["startCompliance", "energy-officer"],
      report: ["reportCompliance", "energy-officer", { report: "All systems are updated." }],
      verify: ["verifyCompliance", "cisa-analyst"],
      return: ["returnCompliance", "cisa-analyst", { reason: "Two offices are left out." }],
      resume: ["resumeCompliance", "energy-officer"],
    },
  },
  {
    type: "ServiceGrant",
    lifecycle: grantLifecycle,
    insert: [
      `INSERT INTO service_grant (id, service_id, recipient_id, state, purpose, requested_on, decided_on, active_from,
         ended_on, decline_reason, provenance_source, provenance_as_of)
       VALUES ($1, 'vulnerability-scanning', $1, $2, 'p', '2026-10-01',
         ${when("'GRANTED', 'ACTIVE', 'ENDED', 'DECLINED'", "date '2026-10-02'")},
         ${when("'ACTIVE', 'ENDED'", "date '2026-10-03'")}, ${when("'ENDED'", "date '2026-10-04'")},
         ${when("'DECLINED'", "'Not open to it'")}, 'test', now())`,
    ],
    commands: {
      grant: ["grantService", "cisa-analyst"],
      decline: ["declineService", "cisa-analyst", { reason: "Not open to this kind." }],
      activate: ["activateService", "cisa-analyst"],
      end: ["endService", "cisa-analyst"],
    },
  },
  {
    type: "CisaTask",
    lifecycle: taskLifecycle,
    insert: [
      `INSERT INTO task (id, obligation_id, title, state, evidence, provenance_source, provenance_as_of)
       VALUES ($1, 'EO14409-2c-i', 't', $2, ${when("'DELIVERED'", "'e'")}, 'test', now())`,
    ],
    commands: {
      start: ["startCisaTask", "cisa-analyst"],
      block: ["blockCisaTask", "cisa-analyst", { waitsFor: "a decision" }],
      unblock: ["unblockCisaTask", "cisa-analyst"],
      deliver: ["deliverCisaTask", "cisa-analyst", { evidence: "Record 7" }],
      supersede: ["supersedeCisaTask", "cisa-analyst"],
    },
  },
];

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(NOW) });
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

describe.each(WALKS)("$type", ({ type, lifecycle, insert, commands }) => {
  const cases = lifecycle.states.flatMap((from) =>
    Object.keys(commands).map((action) => ({ from, action, to: lifecycle.table[from]?.[action] })),
  );
  const give = async ({ from, action }: { from: string; action: string }) => {
    const id = `${type}-${from}-${action}`;
    await using owner = await connect(subgraph.ownerUrl);
    for (const sql of insert) await owner.query(sql, [id, from]);
    const [name, as, input] = commands[action] as (typeof commands)[string];
    const fields = "id version state history { action fromState toState office }";
    return command(subgraph, { name, as, fields, input: { id, expectedVersion: 1, ...input } });
  };

  it("has a command for each action", () => {
    const actions = new Set(lifecycle.states.flatMap((state) => Object.keys(lifecycle.table[state] ?? {})));
    expect(new Set(Object.keys(commands))).toEqual(actions);
    for (const [action, [name]] of Object.entries(commands)) {
      expect(cisa.commands.find((one) => one.name === name)?.actions).toEqual([action]);
    }
  });

  it.each(cases.filter(({ to }) => to !== undefined))("goes from $from by $action to $to", async (edge) => {
    const { record, error, statements } = await give(edge);
    expect(error).toBeUndefined();
    const entry = { action: edge.action, fromState: edge.from, toState: edge.to };
    expect(record).toMatchObject({ version: 2, state: edge.to, history: [entry] });
    expect(statements).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it.each(cases.filter(({ to }) => to === undefined))("does not go from $from by $action", async (edge) => {
    const { record, error } = await give(edge);
    expect(record).toBeNull();
    expect(error).toMatchObject({
      code: "ILLEGAL_TRANSITION",
      details: { state: edge.from, legalActions: Object.keys(lifecycle.table[edge.from] ?? {}) },
    });
  });
});
