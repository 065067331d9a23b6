import fc from "fast-check";
import { GraphQLInputObjectType, getNamedType } from "graphql";
import type { Client } from "pg";
import { connect } from "../../cli/postgres/connect";
import { daysAfter } from "../../subgraphs/cisa/exposure/deadline";
import { queryEntered } from "../../subgraphs/kit/access/entered-query";
import { agencyToken } from "../../subgraphs/kit/access/entry-token";
import { storeContextKey } from "../../subgraphs/kit/access/protect";
import { cisa } from "../../subgraphs/cisa/subgraph";
import { migrate } from "../../subgraphs/kit/migrate";
import { federationSchema } from "../../subgraphs/kit/schema/federation-schema";
import { type TestDatabase, createTestDatabase } from "../fixture/postgres";
import { query } from "../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { command } from "../subgraphs/cisa/commanding";

const DUE_ON = "2026-06-30";

let subgraph: TestSubgraph;
let owner: Client & AsyncDisposable;
let today = DUE_ON;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(`${today}T23:59:59.999Z`) });
  owner = await connect(subgraph.ownerUrl);
});
afterAll(async () => {
  await owner[Symbol.asyncDispose]();
  await subgraph[Symbol.asyncDispose]();
});

/** From a month before the due day to a year after it. */
const dayOfReport = fc.integer({ min: -30, max: 365 }).map((days) => daysAfter(DUE_ON, days));

async function insertTask(id: string): Promise<void> {
  await owner.query(
    `INSERT INTO task (id, obligation_id, title, state, due_on, provenance_source, provenance_as_of)
     VALUES ($1, 'EO14409-2c-i', 't', 'IN_PROGRESS', $2, 'test', now())`,
    [id, DUE_ON],
  );
}

describe("rule 15: what comes late is recorded as late, never backdated", () => {
  let records = 0;

  it("records a task's delivery on the day of the command", async () => {
    await fc.assert(
      fc.asyncProperty(dayOfReport, async (day) => {
        const id = `late-task-${(records += 1)}`;
        await insertTask(id);
        today = day;
        const { record, error } = await command(subgraph, {
          name: "deliverCisaTask",
          as: "cisa-analyst",
          input: { id, expectedVersion: 1, evidence: "Record 7" },
          fields: "state dueOn deliveredOn deliveredLate history { at toState }",
        });
        expect(error).toBeUndefined();
        expect(record).toEqual({
          state: "DELIVERED",
          dueOn: DUE_ON,
          deliveredOn: day,
          deliveredLate: day > DUE_ON,
          history: [{ at: `${day}T23:59:59.999Z`, toState: "DELIVERED" }],
        });
      }),
      { numRuns: 20 },
    );
  });

  it("records an agency's report on the day of the command", async () => {
    await fc.assert(
      fc.asyncProperty(dayOfReport, async (day) => {
        const id = `late-item-${(records += 1)}`;
        await owner.query("DELETE FROM compliance_item WHERE directive_id = 'BOD-23-01'");
        await owner.query(
          `INSERT INTO compliance_item (id, directive_id, agency_id, subject, state, due_on, provenance_source, provenance_as_of)
           VALUES ($1, 'BOD-23-01', 'energy', 's', 'IN_PROGRESS', $2, 'test', now())`,
          [id, DUE_ON],
        );
        today = day;
        const { record, error } = await command(subgraph, {
          name: "reportCompliance",
          as: "energy-officer",
          input: { id, expectedVersion: 1, report: "Done long ago." },
          fields: "state reportedOn late",
        });
        expect(error).toBeUndefined();
        expect(record).toEqual({ state: "REPORTED", reportedOn: day, late: day > DUE_ON });
      }),
      { numRuns: 20 },
    );
  });

  it("has no input in which a day of delivery, report, remediation or decision could be told", () => {
    const { schema } = federationSchema(cisa);
    const told = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
      args.flatMap(({ type }) => {
        const input = getNamedType(type);
        return input instanceof GraphQLInputObjectType
          ? Object.keys(input.getFields()).map((field) => `${name}.${field}`)
          : [];
      }),
    );
    expect(told).toContain("deliverCisaTask.evidence");
    const days = told.filter((field) => /(On|At|Date)$/.test(field)).toSorted();
    // Due days, and the day of a detection, from which a deadline only comes nearer.
    expect(days).toEqual([
      "addRequiredAction.dueOn",
      "addToKev.dueDate",
      "bindAgency.dueOn",
      "issueDirective.dueOn",
      "planCisaTask.dueOn",
      "recordExposure.detectedOn",
    ]);
  });
});

describe("rule 15: history is append-only", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase("cisa");
    await migrate(cisa, database.ownerUrl);
    await storeContextKey(database.ownerUrl, database.contextKey);
    await query(
      database.ownerUrl,
      `INSERT INTO history (record_type, record_id, at, actor, office, action) VALUES ('CisaTask', 't', now(), 'a', 'o', 'deliver')`,
    );
  });
  afterAll(async () => database[Symbol.asyncDispose]());

  /** With the widest rights that the subgraph's own role can have. */
  async function asAgency(sql: string): Promise<object[]> {
    await using client = await connect(database.url);
    return await queryEntered(client, agencyToken(database.contextKey), { sql });
  }

  const attempts = [
    "UPDATE history SET at = at - interval '30 days'",
    "UPDATE history SET action = 'start' WHERE record_id = 't'",
    "DELETE FROM history",
    "INSERT INTO history (id, record_type, record_id, at, actor, office, action) VALUES (1, 'CisaTask', 't', now(), 'a', 'o', 'x')",
  ];

  it.each(attempts)("refuses its owner: %s", async (sql) => {
    await expect(query(database.ownerUrl, sql)).rejects.toThrow(/append-only|non-DEFAULT/);
  });

  it.each([...attempts, "TRUNCATE history", "DROP TRIGGER history_append_only ON history"])(
    "refuses the subgraph's own role: %s",
    async (sql) => {
      const refusals = /append-only|permission denied|must be owner|non-DEFAULT|cannot execute/;
      await expect(asAgency(sql)).rejects.toThrow(refusals);
    },
  );

  it("takes new entries of the subgraph's own role", async () => {
    await asAgency(
      `INSERT INTO history (record_type, record_id, at, actor, office, action) VALUES ('CisaTask', 'u', now(), 'a', 'o', 'start')`,
    );
    const rows = await asAgency("SELECT record_id FROM history ORDER BY id");
    expect(rows).toEqual([{ record_id: "t" }, { record_id: "u" }]);
  });
});
