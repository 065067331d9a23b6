/** The report of `hub audit verify` for people. In: report. Out: lines. */
import type { AuditReport } from "../../subgraphs/kit/audit/verify/verify-audit";
import type { Finding } from "../../subgraphs/kit/audit/verify/finding";

export function findingLines({
  entries,
  chains,
  checkpoints,
  commandsWithoutOutcome,
  findings,
}: AuditReport): string[] {
  const scope = `${count(entries, "entry", "entries")} in ${chains} chains, ${count(checkpoints, "checkpoint", "checkpoints")}`;
  const lines = findings.map(findingLine);
  if (commandsWithoutOutcome > 0) {
    lines.push(`${count(commandsWithoutOutcome, "command", "commands")} without an outcome; auditEntries lists them.`);
  }
  if (checkpoints === 0 && entries > 0) {
    lines.push("No checkpoint was ever signed: a chain that was rewritten whole would not be found.");
  }
  const verdict = findings.length === 0 ? "whole" : `NOT whole: ${count(findings.length, "finding", "findings")}`;
  return [...lines, `The audit is ${verdict}. ${scope}.`];
}

/** `ALTERED    cisa-03 17      Its hash is not that of what it says.` */
function findingLine({ finding, shard, position, to, detail }: Finding): string {
  const range = to === position ? String(position) : `${position}-${to}`;
  return `${finding.padEnd(10)} ${(shard ?? "checkpoint").padEnd(15)} ${range.padEnd(9)} ${detail}`;
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
}
