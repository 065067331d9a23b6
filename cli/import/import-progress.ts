/** How far an import is, as one line with a bar. */
import type { ImportProgress } from "../../subgraphs/kit/import/import-job";

const BAR_WIDTH = 20;
const MEBIBYTE = 1024 * 1024;

/** `write ██████████░░░░░░░░░░ 837 of 1,674 rows` */
export function importProgress({ step, done, total }: ImportProgress): string {
  const amount = step === "read" ? megabytes(done, total) : rows(done, total);
  return total === undefined ? `${step} ${amount}` : `${step} ${bar(done, total)} ${amount}`;
}

function bar(done: number, total: number): string {
  const filled = total === 0 ? BAR_WIDTH : Math.min(BAR_WIDTH, Math.floor((done / total) * BAR_WIDTH));
  return "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
}

function megabytes(done: number, total: number | undefined): string {
  const of = total === undefined ? "" : ` of ${(total / MEBIBYTE).toFixed(1)}`;
  return `${(done / MEBIBYTE).toFixed(1)}${of} MiB`;
}

function rows(done: number, total: number | undefined): string {
  const of = total === undefined ? "" : ` of ${total.toLocaleString("en-US")}`;
  return `${done.toLocaleString("en-US")}${of} rows`;
}
