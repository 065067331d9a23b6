/**
 * Cursors: where a page ended, opaque to clients. They carry the order they belong to, so that one list's
 * cursor cannot be used in another order by mistake.
 */
import { HubError } from "../../../common/errors";

export interface Cursor {
  /** Order field, with its direction: `DATE_ADDED DESC`. */
  readonly order: string;
  /** PostgreSQL's text of the ordering value of the last row; null sorts last. */
  readonly value: string | null;
  /** Id of the last row, which breaks ties. */
  readonly id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.order, cursor.value, cursor.id])).toString("base64url");
}

/** @throws BAD_USER_INPUT when the text is no cursor of a list in this order */
export function decodeCursor(text: string, order: string): Cursor {
  const parts = parse(text);
  if (parts === undefined) {
    throw new HubError("BAD_USER_INPUT", "`after` is not a cursor of this hub.", {
      remedy: "Pass `pageInfo.endCursor` or an edge's `cursor` unchanged.",
    });
  }
  if (parts[0] !== order) {
    throw new HubError("BAD_USER_INPUT", `\`after\` belongs to a list ordered by ${parts[0]}, not by ${order}.`, {
      remedy: "Keep `orderBy` the same while paging.",
    });
  }
  return { order, value: parts[1], id: parts[2] };
}

function parse(text: string): [string, string | null, string] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (!Array.isArray(parts) || parts.length !== 3) return undefined;
    const [order, value, id] = parts as unknown[];
    const isCursor =
      typeof order === "string" && typeof id === "string" && (value === null || typeof value === "string");
    return isCursor ? [order, value, id] : undefined;
  } catch {
    return undefined;
  }
}
