/** `hub import csaf`: a security advisory of a vendor or coordinator, as CSAF 2.0. */
import type { ImportJob } from "../../kit/import/import-job";
import type { ImportReport } from "../../kit/import/import-report";
import { runImport } from "../../kit/import/run-import";
import { parseCsaf } from "./csaf/parse-csaf";
import { writeCases } from "./write-cases";

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function importCsaf(job: ImportJob): Promise<ImportReport> {
  return runImport(
    { agency: "treasury", kind: "CSAF", syntax: "JSON", parse: parseCsaf, write: writeCases("csaf-import") },
    job,
  );
}
