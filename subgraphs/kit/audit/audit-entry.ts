/**
 * What one entry of the audit says: who did what to which records, why, and what was decided. Ids and markings, never a
 * record's content. Not here: its place in a chain (chain/stored-entry.ts).
 */
import type { Role } from "../../../common/caller";
import type { MarkingLevel, TlpLabel } from "../../../common/marking";

export const AUDIT_KINDS = ["READ", "COMMAND"] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** `ATTEMPTED` is written before a command begins; its outcome follows under the same `deed`. */
export const AUDIT_DECISIONS = ["ATTEMPTED", "ALLOWED", "REFUSED"] as const;

export type AuditDecision = (typeof AUDIT_DECISIONS)[number];

export interface AuditEntry {
  /** Empty for the anonymous caller, as its office. */
  readonly subject: string;
  readonly roles: readonly Role[];
  readonly office: string;
  /** Why the caller asks, in its own words. */
  readonly purpose: string | null;
  /** SHA-256 of the client's document, base64url. */
  readonly operation: string;
  /** Names the client's request in every log and entry. */
  readonly correlationId: string;
  readonly kind: AuditKind;
  /** Name of the command; null for reads; `12 more refusals` where many of the anonymous public are one entry. */
  readonly action: string | null;
  /** Names one command in the entry of its attempt and that of its outcome; null where nothing was attempted. */
  readonly deed: string | null;
  /** GraphQL type of the records. */
  readonly recordType: string;
  readonly ids: readonly string[];
  /** Names of the fields that were read, or given to the command. */
  readonly fields: readonly string[];
  readonly decision: AuditDecision;
  /** Error code of a refusal. */
  readonly code: string | null;
  /** The join of the records' markings, in its four parts. */
  readonly level: MarkingLevel;
  readonly compartments: readonly string[];
  readonly dissemination: readonly string[];
  readonly tlp: TlpLabel | null;
}
