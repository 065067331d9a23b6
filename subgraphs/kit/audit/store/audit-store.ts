/**
 * Where entries of the audit go. In: the entries of one request. Out: nothing, once they are on disk.
 * Not here: what is audited (request-audit.ts).
 */
import { HubError } from "../../../../common/errors";
import type { AuditEntry } from "../audit-entry";

export interface AuditStore {
  /**
   * All of them or none, in one chain, in their order.
   * @throws AUDIT_UNAVAILABLE within two seconds; whether they were written is not known then
   */
  append(entries: readonly AuditEntry[]): Promise<void>;
  close(): Promise<void>;
}

/** What a caller is told; the cause is for the log. */
export function auditUnavailable(cause?: unknown): HubError {
  return new HubError("AUDIT_UNAVAILABLE", "What was asked must be audited, and the audit cannot be written.", {
    remedy: "Ask again later; public records are answered meanwhile. A command is sent again with the same key.",
    cause,
  });
}

/** The store of a subgraph that was given none: nothing that must be audited happens. */
export const NO_AUDIT_STORE: AuditStore = {
  append: async () => Promise.reject(auditUnavailable(new Error("AUDIT_URL is not set."))),
  close: async () => undefined,
};
