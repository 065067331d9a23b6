import { DIRECTIVE_FACTS } from "../../../subgraphs/cisa/seed/directive-facts";
import {
  grownVulnerabilityRows,
  storyVulnerabilityRows,
} from "../../../subgraphs/cisa/seed/demonstration-vulnerabilities";
import { type ExposureRow, grownExposureRows, storyExposureRows } from "../../../subgraphs/cisa/seed/exposures";
import { KEV_FACTS, RANSOMWARE_CVES, SSVC_POINTS } from "../../../subgraphs/cisa/seed/kev-facts";
import { kevRows } from "../../../subgraphs/cisa/seed/kev-rows";
import { grantHistory, grantRows } from "../../../subgraphs/cisa/seed/services";
import { cisa } from "../../../subgraphs/cisa/subgraph";
import { VULNERABILITIES, WORLD_INSTANT } from "../../../subgraphs/kit/demonstration/world";
import { migrate } from "../../../subgraphs/kit/migrate";
import { OBLIGATIONS } from "../../../subgraphs/kit/reference/executive-order";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { createTestDatabase } from "../../fixture/postgres";
import { query } from "../../fixture/query";

const SCALE = 20;
const exposures = [...grownExposureRows(SCALE)];
const stories = Object.values(VULNERABILITIES) as string[];

describe("grown vulnerabilities and exposures", () => {
  it("are the same every time, and a larger world begins with the smaller one", () => {
    expect([...grownExposureRows(SCALE)]).toEqual(exposures);
    expect([...grownExposureRows(3)]).toEqual(exposures.slice(0, 360));
    expect([...grownVulnerabilityRows(2)]).toEqual([...grownVulnerabilityRows(5)].slice(0, 120));
    expect([...grantRows(1)]).toEqual([...grantRows(4)].slice(0, 28));
  });

  it("leave the told stories alone", () => {
    expect(exposures.filter((one) => stories.includes(one.vulnerabilityId as string))).toEqual([]);
  });

  it("fix every three-day exposure, within the tier or late", () => {
    const urgent = exposures.filter(({ tier }) => String(tier).startsWith("THREE_DAYS"));
    expect(urgent.filter(({ fixedOn }) => fixedOn === null)).toEqual([]);
    const late = urgent.filter(({ fixedOn, deadline }) => (fixedOn as string) > (deadline as string));
    expect(late.length).toBeGreaterThan(0);
    expect(late.length).toBeLessThan(urgent.length);
  });

  it("stay within the world's days, and no open deadline lies where answers would change with the clock", () => {
    const dates = (one: ExposureRow) => [one.detectedOn, one.fixedOn].filter((day) => day !== null);
    const days = [...exposures, ...storyExposureRows()].flatMap(dates);
    expect(days.every((day) => day >= "2026-06-02" && day <= WORLD_INSTANT.slice(0, 10))).toBe(true);
    const open = exposures.filter(({ fixedOn }) => fixedOn === null).map(({ deadline }) => deadline as string | null);
    expect(open.filter((deadline) => deadline !== null && deadline >= "2026-11-01")).toEqual([]);
    expect(open.some((deadline) => deadline !== null)).toBe(true);
  });
});

describe("grantHistory", () => {
  it("happens within the world's days", () => {
    const instants = [...grantHistory(SCALE)].map(({ at }) => at as string);
    expect(instants.every((at) => at >= "2026-06-02" && at <= WORLD_INSTANT)).toBe(true);
  });
});

describe("KEV seed", () => {
  it("names each CVE once, and only its own in the side tables", () => {
    const ids = KEV_FACTS.map(({ cveId }) => cveId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...RANSOMWARE_CVES, ...SSVC_POINTS.keys()].filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("has the story's entries under their ids", () => {
    const ids = new Set([...kevRows(), ...storyVulnerabilityRows()].map(({ id }) => id));
    expect(stories.filter((id) => !ids.has(id))).toEqual([]);
  });

  it("words every sentence itself, with a weakness that has a name", () => {
    for (const row of kevRows()) expect(String(row.description)).toMatch(/^[^.]+ has a known exploited [^.]+\.$/);
  });
});

describe("DIRECTIVE_FACTS", () => {
  it("refers to directives and obligations that exist", () => {
    const ids = new Set(DIRECTIVE_FACTS.map(({ id }) => id));
    const references = DIRECTIVE_FACTS.flatMap(({ supersededById, supplementsId }) => [supersededById, supplementsId]);
    expect(references.filter((id) => id !== undefined && !ids.has(id))).toEqual([]);
    const obligations = DIRECTIVE_FACTS.flatMap(({ obligationIds }) => obligationIds ?? []);
    expect(obligations.filter((id) => !OBLIGATIONS.some((obligation) => obligation.id === id))).toEqual([]);
  });
});

describe("seed", () => {
  it("grows with the scale, starts over on request and is left alone otherwise", async () => {
    await using database = await createTestDatabase("cisa");
    await migrate(cisa, database.ownerUrl);
    const { ownerUrl } = database;
    const count = async () =>
      query(
        ownerUrl,
        `SELECT (SELECT count(*)::int FROM vulnerability WHERE id ~ '^HUB-2026-\\d') AS grown,
           (SELECT count(*)::int FROM asset_exposure) AS exposures,
           (SELECT count(*)::int FROM remediation_timeline) AS timeline,
           (SELECT count(*)::int FROM compliance_item) AS items`,
      );
    await seed(cisa, { ownerUrl, scale: 1 });
    expect(await count()).toEqual([{ grown: 60, exposures: 130, timeline: 16, items: 204 }]);
    expect((await seed(cisa, { ownerUrl, scale: 2 })).size).toBe(0);
    await seed(cisa, { ownerUrl, scale: 3, replace: true });
    expect(await count()).toEqual([{ grown: 180, exposures: 370, timeline: 16, items: 204 }]);
  });

  it("marks every made-up record as a demonstration", async () => {
    await using database = await createTestDatabase("cisa");
    await migrate(cisa, database.ownerUrl);
    await seed(cisa, { ownerUrl: database.ownerUrl, scale: 1 });
    for (const table of ["compliance_item", "asset_exposure", "service_grant", "task"]) {
      const rows = await query(database.ownerUrl, `SELECT DISTINCT provenance_source FROM ${table}`);
      expect(rows).toEqual([{ provenance_source: "demonstration" }]);
    }
  });
});
