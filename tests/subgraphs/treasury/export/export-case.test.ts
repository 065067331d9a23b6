import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { exportCase } from "../../../../subgraphs/treasury/export/export-case";
import { describeWithSharedData, sharedData } from "../../../fixture/shared-data";
import {
  COORDINATOR,
  type Clearinghouse,
  caseIn,
  embargoIn,
  fixOf,
  startClearinghouse,
} from "../fixture/clearinghouse";

const AFFECTED = [
  { ecosystem: "npm", name: "gate-parser", introducedIn: "0", fixedIn: "1.4.2", versions: [] },
  { ecosystem: "npm", name: "gate-parser", introducedIn: "2.0.0", fixedIn: null, versions: ["<=2.1.0"] },
  { ecosystem: "Debian:12", name: "gate", introducedIn: null, fixedIn: null, versions: ["1.0-1", "1.0-2"] },
  { vendor: "Gateworks", ecosystem: null, name: "Gate Panel", versions: ["1.0"] },
  { ecosystem: "An ecosystem of its own", name: "gate", versions: [] },
];

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());

// oxlint-disable-next-line typescript/no-explicit-any -- tests look into documents by value
const exported = async (format: "csaf" | "osv", id: string) => {
  const { document } = await exportCase(format, id, house.subgraph.ownerUrl);
  // oxlint-disable-next-line typescript/no-explicit-any -- JSON of any depth
  return document as any;
};

/** What the BSI's validator finds, by advisory. */
function csafProblems(advisories: readonly object[]): string[][] {
  const output = execFileSync(process.execPath, [join(__dirname, "validate-csaf.mjs")], {
    input: JSON.stringify(advisories),
    encoding: "utf8",
    stdio: ["pipe", "pipe", "inherit"],
  });
  return JSON.parse(output) as string[][];
}

/** A case about these products, distributed by command. */
async function distributed(affected: readonly object[] = AFFECTED): Promise<string> {
  const id = await caseIn(house, "PATCH_READY", {
    vulnerability_id: "CVE-2026-88001",
    aliases: ["GHSA-1111-2222-3333", "Gateworks bugs:4711"],
    affected,
    marking_tlp: "GREEN",
  });
  const fix = await fixOf(house, id);
  const { sha256 } = await house.row("fix", fix);
  await house.accept(COORDINATOR, "distributePatch", {
    id,
    expectedVersion: 1,
    fix,
    receivedSha256: sha256,
    agencies: ["gsa"],
  });
  return id;
}

/** Every distributed or closed case of the seeded world that is for everybody. */
async function exportable(): Promise<string[]> {
  const { rows } = await house.owner.query(
    `SELECT id FROM vulnerability_case WHERE state IN ('DISTRIBUTING', 'CLOSED') AND marking_level = 'UNCLASSIFIED'
       AND coalesce(marking_tlp, 'CLEAR') IN ('CLEAR', 'GREEN') ORDER BY id`,
  );
  return rows.map(({ id }: { id: string }) => id);
}

describe("exportCase as CSAF", () => {
  it("tells of a told case: its fix with the file's digest, its instants, its label", async () => {
    const document = await exported("csaf", "case-cve-2023-4346");
    const { sha256 } = await house.row("fix", "fix-case-cve-2023-4346");
    expect(document.document).toMatchObject({
      title: "KNX devices can be locked by anybody on the bus",
      distribution: { tlp: { label: "GREEN" } },
      tracking: {
        id: "case-cve-2023-4346",
        version: "1",
        initial_release_date: "2026-07-20T14:00:00.000Z",
        current_release_date: "2026-07-20T14:00:00.000Z",
      },
    });
    expect(document.product_tree.full_product_names).toEqual([
      {
        name: "gate-knx-2.4.1.tar.gz",
        product_id: "fix-case-cve-2023-4346",
        product_identification_helper: {
          hashes: [{ file_hashes: [{ algorithm: "sha256", value: sha256 }], filename: "gate-knx-2.4.1.tar.gz" }],
        },
      },
    ]);
    expect(document.vulnerabilities).toMatchObject([
      { cve: "CVE-2023-4346", product_status: { fixed: ["fix-case-cve-2023-4346"] } },
    ]);
  });

  it("names affected products with what remedies them, and other ids by their systems", async () => {
    const id = await distributed();
    const { product_tree: tree, vulnerabilities } = await exported("csaf", id);
    expect(tree.full_product_names.map(({ name }: { name: string }) => name)).toEqual([
      "npm gate-parser <1.4.2",
      "npm gate-parser >=2.0.0 <=2.1.0",
      "Debian:12 gate 1.0-1",
      "Debian:12 gate 1.0-2",
      "Gateworks Gate Panel 1.0",
      "An ecosystem of its own gate",
      "gate-9.1.tar.gz",
    ]);
    expect(vulnerabilities).toMatchObject([
      {
        cve: "CVE-2026-88001",
        ids: [
          { system_name: "GHSA", text: "GHSA-1111-2222-3333" },
          { system_name: "Gateworks bugs", text: "4711" },
        ],
        remediations: [{ category: "vendor_fix", product_ids: expect.arrayContaining([`${id}-affected-6`]) }],
      },
    ]);
  });

  it("says so when the case was closed since", async () => {
    const document = await exported("csaf", "case-hub-2026-r00001");
    expect(document.document.tracking).toMatchObject({
      version: "2",
      current_release_date: "2026-08-20T14:00:00.000Z",
      revision_history: [{ number: "1" }, { number: "2", date: "2026-08-20T14:00:00.000Z" }],
    });
  });

  it("fits CSAF's published schema and passes its mandatory tests, for every distributed case", async () => {
    const ids = [await distributed(), await distributed([]), ...(await exportable())];
    expect(ids.length).toBeGreaterThan(10);
    const problems = csafProblems(await Promise.all(ids.map((id) => exported("csaf", id))));
    expect(ids.map((id, index) => [id, problems[index]])).toEqual(ids.map((id) => [id, []]));
  });

  it("would be found out by either", async () => {
    const good = await exported("csaf", "case-cve-2023-4346");
    const { vulnerabilities, document, product_tree } = good;
    const misnamed = { ...good, document: { ...document, category: "" } };
    const dangling = {
      document,
      vulnerabilities,
      product_tree: { full_product_names: [{ name: "a", product_id: "b" }] },
    };
    expect(csafProblems([good, misnamed, dangling, { ...good, product_tree, more: 1 }])).toEqual([
      [],
      [expect.stringMatching(/^csaf_2_0_strict \/document\/category: /), expect.stringMatching(/./)],
      [expect.stringMatching(/^mandatoryTest_6_1_1 /)],
      [expect.stringMatching(/^csaf_2_0_strict /)],
    ]);
  });
});

describe("exportCase as OSV", () => {
  it("names packages of known ecosystems, and says the rest in its own part", async () => {
    const id = await distributed();
    const { sha256 } = (await house.owner.query("SELECT sha256 FROM fix WHERE case_id = $1", [id])).rows[0];
    expect(await exported("osv", id)).toMatchObject({
      id: `x_hub-${id}`,
      published: "2026-10-01T12:00:00.000Z",
      modified: "2026-10-01T12:00:00.000Z",
      aliases: ["CVE-2026-88001", "GHSA-1111-2222-3333"],
      affected: [
        {
          package: { ecosystem: "npm", name: "gate-parser" },
          ranges: [
            { type: "ECOSYSTEM", events: [{ introduced: "0" }, { fixed: "1.4.2" }] },
            { type: "ECOSYSTEM", events: [{ introduced: "2.0.0" }, { last_affected: "2.1.0" }] },
          ],
        },
        { package: { ecosystem: "Debian:12", name: "gate" }, versions: ["1.0-1", "1.0-2"] },
      ],
      database_specific: { fixes: [{ sha256 }], products: [{ name: "Gate Panel" }, { name: "gate" }] },
    });
  });
});

const SCHEMA = "osv/osv_schema.json";

describeWithSharedData("exportCase and OSV's published schema", [SCHEMA], () => {
  it("fit, for every distributed case", async () => {
    const ajv = addFormats(new Ajv2020({ allErrors: true, strict: false }));
    const isValid = ajv.compile(JSON.parse(readFileSync(sharedData(SCHEMA), "utf8")));
    const ids = [await distributed(), await distributed([]), ...(await exportable())];
    expect(ids.length).toBeGreaterThan(10);
    for (const id of ids) {
      isValid(await exported("osv", id));
      expect([id, isValid.errors]).toEqual([id, null]);
    }
  });
});

describe("exportCase", () => {
  it.each(["csaf", "osv"] as const)(
    "refuses as %s what is not distributed, not for everybody, or not there",
    async (format) => {
      const embargoed = await distributed();
      await embargoIn(house, "REVISE", embargoed);
      const refusals: [string, string, string][] = [
        [await caseIn(house, "PATCH_READY"), "RULE_VIOLATED", "is PATCH_READY: only a case whose patch is distributed"],
        [await caseIn(house, "DUPLICATE"), "RULE_VIOLATED", "is DUPLICATE"],
        [await caseIn(house, "CLOSED", { marking_level: "CUI" }), "RULE_VIOLATED", "is marked CUI"],
        [await caseIn(house, "CLOSED", { marking_tlp: "AMBER" }), "RULE_VIOLATED", "TLP:AMBER"],
        [embargoed, "RULE_VIOLATED", "is under an embargo"],
        ["no-case", "RECORD_NOT_FOUND", "No VulnerabilityCase has the id no-case."],
      ];
      for (const [id, code, message] of refusals) {
        await expect(exported(format, id)).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
      }
    },
  );
});
