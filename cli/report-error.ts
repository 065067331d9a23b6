/**
 * How a command fails: one line `error CODE: message`, one line with what to do, no stack (HUB_DEBUG=1 shows it).
 * In: whatever was thrown. Out: text for standard error.
 */
import { ERRORS, HubError } from "../common/errors";

/** As shells count: 130 for what Ctrl-C stopped, 1 for every other failure. */
export function exitCodeOf(error: unknown): number {
  return error instanceof HubError && error.code === "INTERRUPTED" ? 130 : 1;
}

/**
 * @param debug adds stack and causes
 * @returns lines, each ended
 */
export function errorReport(error: unknown, debug: boolean): string {
  const lines = error instanceof HubError ? hubErrorLines(error) : unexpectedLines(error);
  if (debug) lines.push(...stacks(error));
  return `${lines.join("\n")}\n`;
}

function hubErrorLines(error: HubError): string[] {
  const lines = [`error ${error.code}: ${oneLine(error.message)}`];
  if (error.remedy !== undefined) lines.push(`  ${oneLine(error.remedy)}`);
  if (error.remedy === undefined && !ERRORS[error.code].safe) lines.push(...debugAdvice());
  return lines;
}

function unexpectedLines(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  return [`error INVARIANT: ${oneLine(message)}`, ...debugAdvice()];
}

function debugAdvice(): string[] {
  return ["  This is a bug of the hub. Run it again with HUB_DEBUG=1 to see where it comes from."];
}

function stacks(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [error.stack ?? "", ...(error.cause === undefined ? [] : ["caused by:", ...stacks(error.cause)])];
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
