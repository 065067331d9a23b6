/**
 * One value as text for a terminal. Control characters are replaced: an answer may hold whatever an agency's
 * record holds, and must not move the reader's cursor or recolour the terminal.
 */

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g;

/** @returns one line; a list of objects gives one line per object */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return listText(value);
  if (typeof value === "object") return objectText(value as Record<string, unknown>);
  return plainText(typeof value === "string" ? value : JSON.stringify(value));
}

/** @returns the text without anything that a terminal would obey */
export function plainText(text: string): string {
  return text.replace(CONTROL, " ");
}

function listText(values: readonly unknown[]): string {
  const isOfObjects = values.some((value) => typeof value === "object" && value !== null);
  return values.map(cellText).join(isOfObjects ? "\n" : ", ");
}

function objectText(value: Record<string, unknown>): string {
  const fields = Object.entries(value).filter(([, field]) => field !== null && field !== undefined);
  if (fields.length === 1) return cellText(fields[0]?.[1]);
  return fields.map(([name, field]) => `${plainText(name)}: ${cellText(field).replaceAll("\n", "; ")}`).join(", ");
}
