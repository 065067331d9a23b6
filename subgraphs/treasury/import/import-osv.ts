/** `hub import osv`: vulnerabilities of open-source packages, as OSV. */
import type { ImportJob } from "../../kit/import/import-job";
import type { ImportReport } from "../../kit/import/import-report";
import { runImport } from "../../kit/import/run-import";
import { parseOsv } from "./osv/parse-osv";
import { writeCases } from "./write-cases";

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function importOsv(job: ImportJob): Promise<ImportReport> {
  return runImport(
    { agency: "treasury", kind: "OSV", syntax: "JSON", parse: parseOsv, write: writeCases("osv-import") },
    job,
  );
}
