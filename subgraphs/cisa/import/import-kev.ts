/** `hub import kev`: CISA's catalogue of known exploited vulnerabilities. */
import type { ImportJob } from "../../kit/import/import-job";
import { runImport } from "../../kit/import/run-import";
import { parseKev } from "./kev/parse-kev";
import { writeKev } from "./kev/write-kev";
import { type CisaImportReport, recomputeImported } from "./recompute-imported";

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function importKev(job: ImportJob): Promise<CisaImportReport> {
  return runImport(
    { agency: "cisa", kind: "KEV", syntax: "JSON", parse: parseKev, write: writeKev, afterwards: recomputeImported },
    job,
  );
}
