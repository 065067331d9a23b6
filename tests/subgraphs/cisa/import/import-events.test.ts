import { importKev } from "../../../../subgraphs/cisa/import/import-kev";
import { importSsvc } from "../../../../subgraphs/cisa/import/import-ssvc";
import { Vulnerability } from "../../../../subgraphs/cisa/vulnerability/vulnerability.entity";
import { announcedProperties } from "../../../../subgraphs/kit/command/announces";
import type { TestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";
import { type TemporaryDirectory, temporaryDirectory } from "../../../fixture/temporary-directory";
import { catalog, cisaDatabase, entry, file } from "./fixture";

let database: TestDatabase;
let folder: TemporaryDirectory;
beforeAll(async () => {
  database = await cisaDatabase();
  folder = temporaryDirectory();
});
afterAll(async () => {
  folder[Symbol.dispose]();
  await database[Symbol.asyncDispose]();
});

async function events() {
  return query<{ facts: object }>(
    database.ownerUrl,
    "DELETE FROM outbox RETURNING record_type, record_id, version, action, office, facts, announced",
  );
}

describe("imports", () => {
  it("announce each entry that they add or change, as commands announce it, and no other", async () => {
    const kev = (content: string) =>
      importKev({ source: file(folder.path, "kev.json", content), databaseUrl: database.ownerUrl });
    await kev(catalog([entry(1), entry(2)]));
    const added = await events();
    const vulnerability = { record_type: "Vulnerability", office: "cisa", announced: true };
    expect(added).toEqual(
      ["CVE-2026-50001", "CVE-2026-50002"].map((id) => ({
        ...vulnerability,
        record_id: id,
        version: 1,
        action: "import",
        facts: { cveId: id, kevDateAdded: "2026-07-01" },
      })),
    );
    expect(Object.keys(added[0]?.facts ?? {}).toSorted()).toEqual(announcedProperties(Vulnerability).toSorted());
    await kev(catalog([entry(1), entry(2, { dueDate: "2026-08-01" })]));
    expect(await events()).toMatchObject([{ record_id: "CVE-2026-50002", version: 2, action: "update" }]);
  });

  it("announce points, and count the exposures that follow", async () => {
    const header = "cveID,exploitation,automatable,technicalImpact";
    const source = file(folder.path, "ssvc.csv", `${header}\nCVE-2026-0770,active,yes,total\n`);
    const { recomputedExposures } = await importSsvc({ source, databaseUrl: database.ownerUrl });
    expect(recomputedExposures).toBe(2);
    expect(await events()).toMatchObject([
      { record_type: "Vulnerability", record_id: "CVE-2026-0770", version: 2, action: "assess" },
      { record_id: "CVE-2026-0770", version: 2, action: "recomputeExposures", facts: { exposures: 2 } },
    ]);
  });
});
