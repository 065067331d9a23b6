/**
 * The database of the audit, on the same server as the agencies': `hub_audit`, owned by `hub_audit_owner`. The agencies'
 * runtime roles append, `hub_auditor` reads (subgraphs/kit/audit/store/audit-schema.ts).
 * In: an administrator's URL; the agencies' roles exist. Out: the URLs. Repeating it changes nothing.
 */
import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { prepareAuditDatabase } from "../../subgraphs/kit/audit/store/audit-schema";
import { urlFor } from "./connect";
import {
  type DatabaseNames,
  administer,
  keepOthersOut,
  namesOf,
  provisionEmptyDatabase,
  provisionRoles,
} from "./provision";
import { agencyRoles } from "./provision-bus";

export const AUDIT_NAMES: DatabaseNames & { readonly auditor: string } = {
  database: "hub_audit",
  owner: "hub_audit_owner",
  auditor: "hub_auditor",
};

export interface AuditUrls {
  /** For each agency, which appends. */
  readonly appenderUrls: ReadonlyMap<SubgraphName, string>;
  /** For whoever reads and verifies. */
  readonly readerUrl: string;
}

/** @throws DATABASE_UNAVAILABLE when the server cannot be used, or the role may not do this */
export async function provisionAudit(adminUrl: string, passwordOf: (role: string) => string): Promise<AuditUrls> {
  const { database, owner, auditor } = AUDIT_NAMES;
  await administer(adminUrl, async (admin) => {
    await provisionRoles(admin, [owner, auditor], passwordOf);
    await provisionEmptyDatabase(admin, AUDIT_NAMES);
    await keepOthersOut(admin, database, [...agencyRoles(), auditor]);
    const ownerUrl = urlFor(adminUrl, { database, role: owner, password: passwordOf(owner) });
    await prepareAuditDatabase(ownerUrl, { appenders: agencyRoles(), auditor });
  });
  return auditUrlsOf(adminUrl, passwordOf);
}

/** @param database another name for the database, for tests */
export function auditUrlsOf(
  adminUrl: string,
  passwordOf: (role: string) => string,
  database = AUDIT_NAMES.database,
): AuditUrls {
  const urlOf = (role: string): string => urlFor(adminUrl, { database, role, password: passwordOf(role) });
  return {
    appenderUrls: new Map(SUBGRAPH_NAMES.map((agency) => [agency, urlOf(namesOf(agency).runtime)])),
    readerUrl: urlOf(AUDIT_NAMES.auditor),
  };
}
