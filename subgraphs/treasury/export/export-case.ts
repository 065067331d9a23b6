/** `hub export csaf|osv`: a distributed case as an advisory in a standard's form. */
import { csafDocument } from "./csaf-document";
import { readDistributedCase } from "./distributed-case";
import { osvDocument } from "./osv-document";

const DOCUMENTS = { csaf: csafDocument, osv: osvDocument } as const;

export type ExportFormat = keyof typeof DOCUMENTS;

/** @throws RECORD_NOT_FOUND; RULE_VIOLATED when the case may not leave; DATABASE_UNAVAILABLE */
export async function exportCase(format: ExportFormat, caseId: string, databaseUrl: string): Promise<object> {
  return DOCUMENTS[format](await readDistributedCase(databaseUrl, caseId));
}
