/** A file's text as JSON, or a refusal that says where it ends to be JSON. */
import { fileRejected } from "./rejected";

/** @throws IMPORT_REJECTED */
export function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const position = /position (\d+)/.exec((cause as Error).message)?.[1] ?? String(text.length);
    throw fileRejected(
      `${name} is not valid JSON (after ${position} of ${text.length} characters).`,
      "It may be cut short: download it again.",
      cause,
    );
  }
}
