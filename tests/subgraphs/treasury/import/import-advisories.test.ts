import { migrate } from "../../../../subgraphs/kit/migrate";
import { seed } from "../../../../subgraphs/kit/seed/seed";
import { importCsaf } from "../../../../subgraphs/treasury/import/import-csaf";
import { importOsv } from "../../../../subgraphs/treasury/import/import-osv";
import { treasury } from "../../../../subgraphs/treasury/subgraph";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";
import { describeWithSharedData, sharedData } from "../../../fixture/shared-data";
import { type TemporaryDirectory, temporaryDirectory } from "../../../fixture/temporary-directory";
import { file } from "../../cisa/import/fixture";
import { csafAdvisory, csafVulnerability, osvEntry } from "./documents";

let original: TestDatabase;
let database: TestDatabase;
let folder: TemporaryDirectory;
beforeAll(async () => {
  original = await createTestDatabase("treasury");
  await migrate(treasury, original.ownerUrl);
  await seed(treasury, { ownerUrl: original.ownerUrl, scale: 1 });
});
afterAll(async () => original[Symbol.asyncDispose]());
beforeEach(async () => {
  database = await createTestDatabase("treasury", original);
  folder = temporaryDirectory();
});
afterEach(async () => {
  folder[Symbol.dispose]();
  await database[Symbol.asyncDispose]();
});

const job = (content: unknown, signal?: AbortSignal) => ({
  source: file(folder.path, "input.json", typeof content === "string" ? content : JSON.stringify(content)),
  databaseUrl: database.ownerUrl,
  ...(signal === undefined ? {} : { signal }),
});
const osv = async (content: unknown) => importOsv(job(content));
const csaf = async (content: unknown) => importCsaf(job(content));

async function caseOf(vulnerabilityId: string) {
  const rows = await query(
    database.ownerUrl,
    `SELECT id, version, state, title, summary, priority, aliases, affected, marking_tlp AS tlp,
       provenance_source AS source FROM vulnerability_case WHERE vulnerability_id = $1`,
    [vulnerabilityId],
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0];
}

async function receipts(run: number) {
  return query(
    database.ownerUrl,
    "SELECT row, subject, outcome, detail FROM import_receipt WHERE run_id = $1 ORDER BY row",
    [run],
  );
}

/** Everything that an import may write, as one hash. */
async function fingerprint(): Promise<unknown> {
  const [row] = await query(
    database.ownerUrl,
    `SELECT md5(concat((SELECT string_agg(c::text, '|' ORDER BY id) FROM vulnerability_case c),
       (SELECT count(*) FROM history), (SELECT count(*) FROM outbox), (SELECT count(*) FROM import_run))) AS hash`,
  );
  return row;
}

describe("importOsv", () => {
  it("begins a case under its CVE, with history and event", async () => {
    const report = await osv(osvEntry());
    expect(report).toMatchObject({ kind: "OSV", rows: 1, added: 1, changed: 0, unchanged: 0, rejected: 0 });
    expect(await caseOf("CVE-2026-77001")).toEqual({
      id: "case-cve-2026-77001",
      version: 1,
      state: "REPORTED",
      title: "gate-parser reads past its buffer",
      summary: "A long header makes the parser read past its buffer.",
      priority: "CRITICAL",
      aliases: ["GHSA-7777-aaaa-bbbb"],
      affected: [
        { vendor: null, ecosystem: "npm", name: "gate-parser", introducedIn: "0", fixedIn: "1.4.2", versions: [] },
        {
          vendor: null,
          ecosystem: "npm",
          name: "gate-parser",
          introducedIn: "2.0.0",
          fixedIn: null,
          versions: ["<=2.1.0"],
        },
      ],
      tlp: "CLEAR",
      source: "OSV",
    });
    const records = await query(
      database.ownerUrl,
      `SELECT h.action, h.actor, h.office, h.from_state, h.to_state, h.basis, o.announced, o.facts->>'title' AS title
       FROM history h JOIN outbox o USING (record_id) WHERE record_id = 'case-cve-2026-77001'`,
    );
    expect(records).toEqual([
      {
        action: "import",
        actor: "osv-import",
        office: "treasury",
        from_state: null,
        to_state: "REPORTED",
        basis: "OSV GHSA-7777-aaaa-bbbb of 2026-08-03T10:00:00Z",
        announced: true,
        title: "gate-parser reads past its buffer",
      },
    ]);
  });

  it("changes nothing when it is repeated", async () => {
    await osv(osvEntry());
    const before = await caseOf("CVE-2026-77001");
    expect(await osv(osvEntry())).toMatchObject({ rows: 1, added: 0, changed: 0, unchanged: 1 });
    expect(await caseOf("CVE-2026-77001")).toEqual(before);
  });

  it("gives a known case the ids and products that it lacks, and leaves what analysts decided", async () => {
    const entry = osvEntry({ id: "PYSEC-2026-9", aliases: ["CVE-2026-42271"], summary: "Another title" });
    const report = await osv(entry);
    expect(report).toMatchObject({ added: 0, changed: 1 });
    expect(await receipts(report.run)).toEqual([
      {
        row: 1,
        subject: "PYSEC-2026-9",
        outcome: "CHANGED",
        detail: "case-cve-2026-42271: aliases, affected",
      },
    ]);
    expect(await caseOf("CVE-2026-42271")).toMatchObject({
      version: 2,
      state: "DISTRIBUTING",
      title: "LiteLLM runs commands from a request",
      priority: "HIGH",
      aliases: ["PYSEC-2026-9"],
      source: "demonstration",
    });
  });

  it("follows a duplicate to its original, and names every further case that matches", async () => {
    await query(
      database.ownerUrl,
      `UPDATE vulnerability_case SET state = 'DUPLICATE', evidence = NULL, closed_at = now(),
         duplicate_of_id = 'case-cve-2026-42271' WHERE id = 'case-cve-2026-0770'`,
    );
    const report = await osv([
      osvEntry({ id: "PYSEC-2026-9", aliases: ["CVE-2026-0770"] }),
      osvEntry({ id: "PYSEC-2026-10", aliases: ["CVE-2026-42271", "CVE-2026-64849"] }),
    ]);
    expect(await receipts(report.run)).toMatchObject([
      { outcome: "CHANGED", detail: "case-cve-2026-42271: aliases, affected" },
      { outcome: "CHANGED", detail: expect.stringContaining("also matches case-") },
    ]);
  });

  it("makes one case of entries of one file that share an id", async () => {
    const report = await osv([
      osvEntry(),
      osvEntry({ id: "PYSEC-2026-9", aliases: ["GHSA-7777-aaaa-bbbb"], affected: null }),
      osvEntry({ id: "OSV-2026-1", aliases: [], severity: null }),
    ]);
    expect(report).toMatchObject({ rows: 3, added: 2, changed: 1 });
    expect(await caseOf("CVE-2026-77001")).toMatchObject({ aliases: ["GHSA-7777-aaaa-bbbb", "PYSEC-2026-9"] });
    expect(await caseOf("OSV-2026-1")).toMatchObject({ priority: "MEDIUM", aliases: [] });
  });

  it("rejects unusable entries one by one with the reason, and skips withdrawn ones", async () => {
    const report = await osv([
      osvEntry({ modified: "soon" }),
      osvEntry({ id: 7 }),
      "text",
      osvEntry({ withdrawn: "2026-08-05T00:00:00Z" }),
      osvEntry(),
    ]);
    expect(report).toMatchObject({ rows: 5, added: 1, skipped: 1, rejected: 3 });
    expect(report.rejections).toEqual([
      { row: 1, id: "GHSA-7777-aaaa-bbbb", reason: 'modified "soon" must match format "date-time"' },
      { row: 2, id: null, reason: "id must be string" },
      { row: 3, id: null, reason: "the top level must be object" },
    ]);
  });
});

describe("importCsaf", () => {
  it("begins a case for each vulnerability, with its products", async () => {
    const report = await csaf(csafAdvisory());
    expect(report).toMatchObject({ kind: "CSAF", edition: "GW-2026-004 2", rows: 1, added: 1 });
    expect(await caseOf("CVE-2026-77002")).toEqual({
      id: "case-cve-2026-77002",
      version: 1,
      state: "REPORTED",
      title: "Gate Controller accepts any badge",
      summary: "Every badge opens the gate.",
      priority: "HIGH",
      aliases: ["Gateworks bugs:4711", "GHSA-8888-aaaa-bbbb"],
      affected: [
        {
          vendor: "Gateworks",
          ecosystem: null,
          name: "Gate Controller",
          introducedIn: null,
          fixedIn: null,
          versions: ["1.0", "1.1"],
        },
        { vendor: null, ecosystem: null, name: "Gate Panel", introducedIn: null, fixedIn: null, versions: [] },
      ],
      tlp: "GREEN",
      source: "CSAF Gateworks",
    });
    expect(await csaf(csafAdvisory())).toMatchObject({ added: 0, unchanged: 1 });
  });

  it("meets what OSV said of the same vulnerability", async () => {
    await osv(osvEntry({ id: "GHSA-8888-aaaa-bbbb", aliases: [] }));
    expect(await csaf(csafAdvisory())).toMatchObject({ added: 0, changed: 1 });
    expect(await caseOf("GHSA-8888-aaaa-bbbb")).toMatchObject({ aliases: ["CVE-2026-77002", "Gateworks bugs:4711"] });
  });

  it("does not let what is for few into a case that is for more", async () => {
    await csaf(csafAdvisory());
    const amber = csafAdvisory([csafVulnerability({ product_status: {}, ids: undefined })], {
      distribution: { tlp: { label: "AMBER" } },
    });
    const before = await caseOf("CVE-2026-77002");
    const { rejections } = await csaf(amber);
    expect(rejections).toMatchObject([{ reason: "the advisory is TLP:AMBER, case-cve-2026-77002 is TLP:GREEN" }]);
    expect(await caseOf("CVE-2026-77002")).toEqual(before);
    await csaf(
      csafAdvisory([csafVulnerability({ cve: "CVE-2026-77003", ids: undefined })], {
        distribution: { tlp: { label: "RED" } },
      }),
    );
    const events = await query(
      database.ownerUrl,
      "SELECT announced FROM outbox WHERE record_id = 'case-cve-2026-77003'",
    );
    expect(events).toEqual([{ announced: false }]);
  });

  it("rejects a vulnerability without an id, and goes on", async () => {
    const report = await csaf(csafAdvisory([csafVulnerability(), { title: "No id" }]));
    expect(report).toMatchObject({ added: 1, rejected: 1 });
    expect(report.rejections).toMatchObject([{ row: 2, id: null, reason: expect.stringContaining("cve is missing") }]);
  });
});

describe("a file that cannot be imported", () => {
  it.each([
    ["osv", "{", "input.json is not valid JSON"],
    ["osv", "<html>", "input.json is an HTML or XML page, not JSON."],
    ["osv", { id: "X-1" }, 'No row of input.json can be used. Row 1 ("X-1"): modified is missing.'],
    ["osv", csafAdvisory(), "No row of input.json can be used. Row 1: id is missing; modified is missing."],
    ["csaf", osvEntry(), "input.json is no CSAF 2.0 advisory: document is missing."],
    [
      "csaf",
      csafAdvisory([]),
      "input.json is no CSAF 2.0 advisory: vulnerabilities [] must NOT have fewer than 1 items.",
    ],
    [
      "csaf",
      csafAdvisory(undefined, { csaf_version: "3.0" }),
      'input.json is no CSAF 2.0 advisory: document/csaf_version "3.0" must be equal to constant.',
    ],
    ["csaf", csafAdvisory(undefined, { title: "a\u0000b" }), "input.json is no CSAF 2.0 advisory: document/title"],
  ])("as %s is refused with the place, and changes nothing", async (kind, content, message) => {
    const before = await fingerprint();
    await expect(kind === "osv" ? osv(content) : csaf(content)).rejects.toMatchObject({
      code: "IMPORT_REJECTED",
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(/\S/),
    });
    expect(await fingerprint()).toEqual(before);
  });

  it("is not imported at all when the import is stopped", async () => {
    const before = await fingerprint();
    await expect(importOsv(job(osvEntry(), AbortSignal.abort()))).rejects.toMatchObject({ code: "INTERRUPTED" });
    expect(await fingerprint()).toEqual(before);
  });
});

const ADVISORY = "csaf/icsma-24-254-01.json";

describeWithSharedData("importCsaf of a published advisory", [ADVISORY], () => {
  it("begins its cases once", async () => {
    const source = { source: sharedData(ADVISORY), databaseUrl: database.ownerUrl };
    const first = await importCsaf(source);
    expect(first).toMatchObject({ rejected: 0, changed: 0 });
    expect(first.added).toBeGreaterThan(0);
    expect(await importCsaf(source)).toMatchObject({ added: 0, changed: 0, unchanged: first.added });
    const found = await query<{ affected: object[]; source: string }>(
      database.ownerUrl,
      "SELECT affected, provenance_source AS source FROM vulnerability_case WHERE provenance_source LIKE 'CSAF %'",
    );
    expect(found).toHaveLength(first.added);
    for (const one of found) expect(one.affected.length).toBeGreaterThan(0);
  });
});
