/**
 * What the gateway denies by type, before any record is looked at: runs of the classified benchmark are for those who
 * are cleared for SECRET and read into FRONTIER; the audit is for auditors. In: a caller, a type. Out: the verdict.
 */
import type { CallerFacts } from "./caller-facts";

const CLASSIFIED: ReadonlySet<string> = new Set(["SECRET", "TOP_SECRET"]);

export function fieldVerdict({ clearance, compartments, roles }: CallerFacts, type: string): "ASKED" | "DENIED" {
  const isCleared = CLASSIFIED.has(clearance) && compartments.includes("FRONTIER");
  if (type === "BenchmarkRun") return isCleared ? "ASKED" : "DENIED";
  if (type === "AuditEntry" || type === "AuditCheckpoint") return roles.includes("AUDITOR") ? "ASKED" : "DENIED";
  return "ASKED";
}
