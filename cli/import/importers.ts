/** Every importer of `hub import`. Each loads its agency's code only when it runs. */
import { invariant } from "../../common/invariant";
import type { ImportJob } from "../../subgraphs/kit/import/import-job";
import type { DatabaseSession } from "../with-database";
import { importProgress } from "./import-progress";
import type { Importer } from "./importer";
import type { PrintedReport } from "./print-report";

/* oxlint-disable typescript/no-require-imports -- --help loads neither database driver nor schema checker */
const importKev: RunImport = async (job) =>
  (
    require("../../subgraphs/cisa/import/import-kev") as typeof import("../../subgraphs/cisa/import/import-kev")
  ).importKev(job);
const importSsvc: RunImport = async (job) =>
  (
    require("../../subgraphs/cisa/import/import-ssvc") as typeof import("../../subgraphs/cisa/import/import-ssvc")
  ).importSsvc(job);
/* oxlint-enable typescript/no-require-imports */

export const IMPORTERS: readonly Importer[] = [
  {
    name: "kev",
    description: "import CISA's catalogue of known exploited vulnerabilities",
    source: "the catalogue's JSON: a file, or an address that starts with https://",
    run: async (source, session) => intoCisa(importKev, source, session),
  },
  {
    name: "ssvc",
    description: "import SSVC decision points of known vulnerabilities",
    source: "a CSV file with the columns cveID, exploitation, automatable and technicalImpact",
    run: async (source, session) => intoCisa(importSsvc, source, session),
  },
];

type RunImport = (job: ImportJob) => Promise<PrintedReport>;

async function intoCisa(
  run: RunImport,
  source: string,
  { urls, progress, signal }: DatabaseSession,
): Promise<PrintedReport> {
  const databaseUrl = urls.get("cisa")?.ownerUrl;
  invariant(databaseUrl !== undefined, "cisa has a database.");
  return progress.step("import", async (note) =>
    run({ source, databaseUrl, signal, onProgress: (state) => note(importProgress(state)) }),
  );
}
