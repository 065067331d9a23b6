/** Every importer of `hub import`. Each loads its agency's code only when it runs. */
import { invariant } from "../../common/invariant";
import type { SubgraphName } from "../../common/subgraph-names";
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
const importOsv: RunImport = async (job) =>
  (
    require("../../subgraphs/treasury/import/import-osv") as typeof import("../../subgraphs/treasury/import/import-osv")
  ).importOsv(job);
const importCsaf: RunImport = async (job) =>
  (
    require("../../subgraphs/treasury/import/import-csaf") as typeof import("../../subgraphs/treasury/import/import-csaf")
  ).importCsaf(job);
/* oxlint-enable typescript/no-require-imports */

export const IMPORTERS: readonly Importer[] = [
  {
    name: "kev",
    description: "import CISA's catalogue of known exploited vulnerabilities",
    source: "the catalogue's JSON: a file, or an address that starts with https://",
    run: async (source, session) => into("cisa", importKev, { source, session }),
  },
  {
    name: "ssvc",
    description: "import SSVC decision points of known vulnerabilities",
    source: "a CSV file with the columns cveID, exploitation, automatable and technicalImpact",
    run: async (source, session) => into("cisa", importSsvc, { source, session }),
  },
  {
    name: "osv",
    description: "import vulnerabilities of open-source packages into the clearinghouse",
    source: "an OSV entry or an array of them: a JSON file, or an address that starts with https://",
    run: async (source, session) => into("treasury", importOsv, { source, session }),
  },
  {
    name: "csaf",
    description: "import a security advisory into the clearinghouse",
    source: "a CSAF 2.0 advisory: a JSON file, or an address that starts with https://",
    run: async (source, session) => into("treasury", importCsaf, { source, session }),
  },
];

type RunImport = (job: ImportJob) => Promise<PrintedReport>;

interface Given {
  readonly source: string;
  readonly session: DatabaseSession;
}

async function into(agency: SubgraphName, run: RunImport, { source, session }: Given): Promise<PrintedReport> {
  const { urls, progress, signal } = session;
  const databaseUrl = urls.get(agency)?.ownerUrl;
  invariant(databaseUrl !== undefined, `${agency} has a database.`);
  return progress.step("import", async (note) =>
    run({ source, databaseUrl, signal, onProgress: (state) => note(importProgress(state)) }),
  );
}
