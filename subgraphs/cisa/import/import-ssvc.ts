/** `hub import ssvc`: SSVC decision points of known vulnerabilities. */
import type { ImportJob } from "./import-job";
import type { ImportReport } from "./import-report";
import { runImport } from "./run-import";
import { parseSsvc } from "./ssvc/parse-ssvc";
import { writeSsvc } from "./ssvc/write-ssvc";

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function importSsvc(job: ImportJob): Promise<ImportReport> {
  return runImport({ kind: "SSVC", syntax: "CSV", parse: parseSsvc, write: writeSsvc }, job);
}
