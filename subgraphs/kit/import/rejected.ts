/** The error of a file that cannot be imported as a whole: one line, one remedy, nothing changed. */
import { HubError } from "../../../common/errors";

export function fileRejected(message: string, remedy: string, cause?: unknown): HubError {
  return new HubError("IMPORT_REJECTED", message, { remedy, cause });
}

/** Text of a file as it may stand in a message: short, quoted, control characters escaped. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

const LONGEST_QUOTE = 60;
