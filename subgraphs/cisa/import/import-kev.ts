/** `hub import kev`: CISA's catalogue of known exploited vulnerabilities. */
import type { ImportJob } from "./import-job";
import type { ImportReport } from "./import-report";
import { parseKev } from "./kev/parse-kev";
import { writeKev } from "./kev/write-kev";
import { runImport } from "./run-import";

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function importKev(job: ImportJob): Promise<ImportReport> {
  return runImport({ kind: "KEV", syntax: "JSON", parse: parseKev, write: writeKev }, job);
}
