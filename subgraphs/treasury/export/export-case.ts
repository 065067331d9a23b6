/** `hub export csaf|osv`: a distributed case as an advisory in a standard's form. */
import { banner, UNRESTRICTED } from "../../../common/marking";
import { csafDocument } from "./csaf-document";
import { readDistributedCase } from "./distributed-case";
import { osvDocument } from "./osv-document";

const DOCUMENTS = { csaf: csafDocument, osv: osvDocument } as const;

export type ExportFormat = keyof typeof DOCUMENTS;

export interface ExportedCase {
  readonly document: object;
  /** How the document is marked. */
  readonly banner: string;
}

/** @throws RECORD_NOT_FOUND; RULE_VIOLATED when the case may not leave; DATABASE_UNAVAILABLE */
export async function exportCase(format: ExportFormat, caseId: string, databaseUrl: string): Promise<ExportedCase> {
  const found = await readDistributedCase(databaseUrl, caseId);
  return { document: DOCUMENTS[format](found), banner: banner({ ...UNRESTRICTED, tlp: found.tlp }) };
}
