/**
 * Why a client asks, in its own words, for the audit.
 * In: the header `hub-purpose`, in UTF-8. Out: its text, or null. Not here: what is allowed for which purpose.
 */
import { HubError } from "../../common/errors";

export const PURPOSE_HEADER = "hub-purpose";

const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]{1,200}$/u;
const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws BAD_REQUEST unless it is up to 200 printable characters */
export function readPurpose(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const text = typeof header === "string" ? decode(header) : undefined;
  if (text !== undefined && PRINTABLE.test(text)) return text;
  throw new HubError("BAD_REQUEST", `The header ${PURPOSE_HEADER} is not up to 200 printable characters.`);
}

/** Node reads headers as Latin-1, a character for each byte. */
function decode(header: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(header, "latin1"));
  } catch {
    return undefined;
  }
}
