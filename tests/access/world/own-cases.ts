/**
 * Fifty identities with one case each that nobody else among them reads: under an embargo that only their organization
 * signed. In: a superuser's connection to Treasury's database. Out: callers, each with the id of its case.
 */
import type { AdminClient } from "../../../cli/postgres/connect";
import { ANONYMOUS, type Caller } from "../../../common/caller";
import { writtenColumns } from "./absence";

export interface CaseOwner {
  readonly caller: Caller;
  readonly caseId: string;
}

const IDENTITIES = 50;

export const CASE_OWNERS: readonly CaseOwner[] = Array.from({ length: IDENTITIES }, (_, index) => ({
  caller: {
    ...ANONYMOUS,
    subject: `owner-${index}`,
    roles: ["REPRESENTATIVE"],
    office: `own-organization-${index}`,
  },
  caseId: `own-case-${index}`,
}));

export async function addOwnCases(admin: AdminClient): Promise<void> {
  const number = `FROM generate_series(0, ${IDENTITIES - 1}) n`;
  await copy(admin, "vulnerability_case", `state = 'REPORTED'`, { id: "'own-case-' || n" }, number);
  const embargo = { id: "'own-embargo-' || n", case_id: "'own-case-' || n" };
  await copy(admin, "embargo", `state = 'ACTIVE'`, embargo, number);
  const signatory = {
    id: "'own-signature-' || n",
    embargo_id: "'own-embargo-' || n",
    organization_id: "'own-organization-' || n",
  };
  await copy(admin, "embargo_participant", `state = 'SIGNATORY'`, signatory, number);
}

/** @param set SQL by column, over `n` */
async function copy(
  admin: AdminClient,
  table: string,
  like: string,
  set: Readonly<Record<string, string>>,
  numbers: string,
): Promise<void> {
  const marked: Readonly<Record<string, string>> = { ...set, marking_level: "'CUI'", marking_tlp: "'AMBER'" };
  const columns = await writtenColumns(admin, table);
  const values = columns.split(", ").map((column) => marked[column] ?? `t.${column}`);
  await admin.query(
    `INSERT INTO ${table} (${columns}) SELECT ${values.join(", ")}
     ${numbers}, (SELECT * FROM ${table} WHERE ${like} ORDER BY id LIMIT 1) t`,
  );
}
