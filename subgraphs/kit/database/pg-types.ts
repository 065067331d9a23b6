/**
 * How PostgreSQL's text becomes JavaScript on the read path.
 * Dates stay text (`2026-06-02`), timestamps become ISO 8601 in UTC with full precision, bigint a number.
 * Passed to each pool, so nothing global changes. Sessions run with `TimeZone=UTC`.
 */
import { type CustomTypesConfig, types } from "pg";

type TypeId = Parameters<CustomTypesConfig["getTypeParser"]>[0];
type TypeFormat = Parameters<CustomTypesConfig["getTypeParser"]>[1];

const { builtins } = types;

/** `2026-06-02 14:00:00.5+00` → `2026-06-02T14:00:00.500Z`, as JavaScript writes it; microseconds stay. */
function isoTimestamp(text: string): string {
  const fraction = text.slice(FRACTION_AT + 1, text.lastIndexOf("+"));
  return `${text.slice(0, 10)}T${text.slice(11, FRACTION_AT)}.${fraction.padEnd(3, "0")}Z`;
}

/** Behind `2026-06-02 14:00:00`. */
const FRACTION_AT = 19;

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.DATE, (text) => text],
  [builtins.TIMESTAMPTZ, isoTimestamp],
  [builtins.INT8, Number],
  [builtins.NUMERIC, Number],
]);

export const pgTypes: CustomTypesConfig = {
  getTypeParser(oid: TypeId, format?: TypeFormat) {
    return (format === "binary" ? undefined : parsers.get(oid)) ?? types.getTypeParser(oid, format);
  },
};
