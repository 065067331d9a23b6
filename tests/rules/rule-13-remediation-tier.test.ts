import fc from "fast-check";
import type { Client } from "pg";
import { connect } from "../../cli/postgres/connect";
import { assess } from "../../subgraphs/cisa/exposure/assessment";
import { recomputeExposures } from "../../subgraphs/cisa/exposure/recompute";
import { cisa } from "../../subgraphs/cisa/subgraph";
import { AUTOMATABLE, TECHNICAL_IMPACT } from "../../subgraphs/cisa/vulnerability/decision-points";
import {
  type RemediationTier,
  TIMELINE_ROWS,
  remediationTier,
} from "../../subgraphs/cisa/vulnerability/remediation-tier";
import { queryOf } from "../../subgraphs/kit/database/query-of";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { command } from "../subgraphs/cisa/commanding";

const TODAY = "2026-11-20";

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

const DAY_MS = 86_400_000;
const DAYS: Partial<Record<RemediationTier, number>> = {
  SIXTY_DAYS: 60,
  FOURTEEN_DAYS: 14,
  THREE_DAYS: 3,
  THREE_DAYS_FORENSIC: 3,
};

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

const points = {
  automatable: fc.constantFrom(null, ...AUTOMATABLE),
  technicalImpact: fc.constantFrom(null, ...TECHNICAL_IMPACT),
};
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2026-11-20"), noInvalidDate: true })
  .map((date) => dayOf(date.getTime()));

/** A vulnerability and an asset that has it. */
const situation = fc.record({
  ...points,
  kevDateAdded: fc.option(day, { nil: null }),
  detectedOn: day,
  publiclyExposed: fc.boolean(),
});

type Situation = typeof situation extends fc.Arbitrary<infer S> ? S : never;

/** Writes situations as `rule-13-<n>`, with a tier and a deadline that nobody computed. */
async function write(situations: readonly Situation[]): Promise<string[]> {
  await owner.query("DELETE FROM asset_exposure WHERE provenance_source = 'rule 13'");
  await owner.query("DELETE FROM vulnerability WHERE provenance_source = 'rule 13'");
  const rows = situations.map((one, n) => ({ ...one, id: `rule-13-${n}` }));
  const columns = `id text, "kevDateAdded" date, automatable text, "technicalImpact" text, "detectedOn" date,
    "publiclyExposed" boolean`;
  await owner.query(
    `INSERT INTO vulnerability (id, vendor, product, title, description, kev_date_added, kev_due_date, kev_required_action,
       kev_ransomware_use, kev_catalog_version, ssvc_automatable, ssvc_technical_impact, provenance_source, provenance_as_of)
     SELECT id, 'v', 'p', 't', 'd', "kevDateAdded", '2026-12-31', 'a', 'UNKNOWN', '1', automatable, "technicalImpact",
       'rule 13', now() FROM jsonb_to_recordset($1) AS r (${columns})`,
    [JSON.stringify(rows)],
  );
  await owner.query(
    `INSERT INTO asset_exposure (id, vulnerability_id, agency_id, asset, publicly_exposed, detected_on, tier, deadline,
       provenance_source, provenance_as_of)
     SELECT id, id, 'gsa', 'a', "publiclyExposed", "detectedOn", 'SIXTY_DAYS', '2020-01-01', 'rule 13', now()
     FROM jsonb_to_recordset($1) AS r (${columns})`,
    [JSON.stringify(rows)],
  );
  return rows.map(({ id }) => id);
}

const asPoints = ({ kevDateAdded, automatable, technicalImpact }: Situation) => ({
  kevDateAdded,
  ssvcAutomatable: automatable,
  ssvcTechnicalImpact: technicalImpact,
});

describe("rule 13: the remediation tier equals the 16-row table; exposure or KEV changes recompute it", () => {
  it("gives the tier of the row, and UNDETERMINED where a point is missing, never a default", () => {
    fc.assert(
      fc.property(fc.record({ inKev: fc.boolean(), publiclyExposed: fc.boolean(), ...points }), (given) => {
        const row = TIMELINE_ROWS.find(
          (one) =>
            one.inKev === given.inKev &&
            one.publiclyExposed === given.publiclyExposed &&
            one.automatable === given.automatable &&
            one.technicalImpact === given.technicalImpact,
        );
        const isMissing = given.automatable === null || given.technicalImpact === null;
        expect(row === undefined).toBe(isMissing);
        expect(remediationTier(given)).toBe(row?.tier ?? "UNDETERMINED");
      }),
    );
    expect(TIMELINE_ROWS).toHaveLength(16);
  });

  it("starts the clock at the earlier of listing and detection, in calendar days", () => {
    fc.assert(
      fc.property(situation, (given) => {
        const { tier, deadline } = assess(asPoints(given), given);
        const days = DAYS[tier];
        const starts = [given.detectedOn, given.kevDateAdded ?? given.detectedOn].map((start) => Date.parse(start));
        expect(deadline).toBe(days === undefined ? null : dayOf(Math.min(...starts) + days * DAY_MS));
      }),
    );
  });

  it("is recomputed by the database in one statement, each row as the pure function says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(situation, { minLength: 1, maxLength: 200 }), async (situations) => {
        const ids = await write(situations);
        let statements = 0;
        const query: ReturnType<typeof queryOf> = async (sql, parameters) => {
          statements += 1;
          return queryOf(owner)(sql, parameters);
        };
        const deed = { at: `${TODAY}T00:00:00Z`, actor: "test", office: "cisa" };
        const changed = await recomputeExposures(query, { vulnerabilityIds: ids, deed });
        expect(statements).toBe(1);
        expect(changed).toBe(situations.length);
        const { rows } = await owner.query<{ id: string; tier: string; deadline: string | null }>(
          "SELECT id, tier, deadline::text FROM asset_exposure WHERE provenance_source = 'rule 13'",
        );
        const stored = new Map(rows.map((row) => [row.id, { tier: row.tier, deadline: row.deadline }]));
        expect(situations.map((_, n) => stored.get(`rule-13-${n}`))).toEqual(
          situations.map((one) => assess(asPoints(one), one)),
        );
        expect(await recomputeExposures(query, { vulnerabilityIds: ids, deed })).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it("follows a change of exposure, of the listing or of a point by command", async () => {
    const change = fc.constantFrom("changeExposure", "addToKev", "setSsvc");
    await fc.assert(
      fc.asyncProperty(situation, points.automatable, change, async (given, automatable, name) => {
        const [id = ""] = await write([given]);
        await owner.query("UPDATE vulnerability SET cve_id = 'CVE-2026-99999' WHERE id = $1", [id]);
        const inputs = {
          changeExposure: { publiclyExposed: !given.publiclyExposed },
          addToKev: { dueDate: "2026-12-31", requiredAction: "Apply updates." },
          setSsvc: { automatable: automatable ?? "YES", technicalImpact: "TOTAL" },
        };
        fc.pre(name !== "addToKev" || given.kevDateAdded === null);
        const input = { id, expectedVersion: 1, ...inputs[name as "setSsvc"] };
        const { error } = await command(subgraph, { name, as: "cisa-analyst", input });
        expect(error).toBeUndefined();
        const { rows } = await owner.query<Situation & { tier: string; deadline: string | null }>(
          `SELECT v.kev_date_added::text AS "kevDateAdded", v.ssvc_automatable AS automatable,
             v.ssvc_technical_impact AS "technicalImpact", e.publicly_exposed AS "publiclyExposed",
             e.detected_on::text AS "detectedOn", e.tier, e.deadline::text
           FROM asset_exposure e JOIN vulnerability v ON v.id = e.vulnerability_id WHERE e.id = $1`,
          [id],
        );
        const [now] = rows;
        expect(now).toMatchObject(name === "changeExposure" ? inputs.changeExposure : { detectedOn: given.detectedOn });
        expect(now && { tier: now.tier, deadline: now.deadline }).toEqual(now && assess(asPoints(now), now));
      }),
      { numRuns: 25 },
    );
  });
});
