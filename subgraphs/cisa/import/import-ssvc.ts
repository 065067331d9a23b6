/** `hub import ssvc`: SSVC decision points of known vulnerabilities. */
import type { ImportJob } from "../../kit/import/import-job";
import { runImport } from "../../kit/import/run-import";
import { type CisaImportReport, recomputeImported } from "./recompute-imported";
import { parseSsvc } from "./ssvc/parse-ssvc";
import { writeSsvc } from "./ssvc/write-ssvc";

/** @throws IMPORT_REJECTED, INTERRUPTED, CONFLICT, DATABASE_UNAVAILABLE; nothing is changed then */
export async function importSsvc(job: ImportJob): Promise<CisaImportReport> {
  return runImport(
    { agency: "cisa", kind: "SSVC", syntax: "CSV", parse: parseSsvc, write: writeSsvc, afterwards: recomputeImported },
    job,
  );
}
