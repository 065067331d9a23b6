/**
 * What the fields of a command's input must be, as zod schemas with messages that end a sentence about the field.
 * In: an input object. Out: it, trimmed, or BAD_USER_INPUT naming each field. Not here: rules that need records.
 */
import { z } from "zod";
import { HubError } from "../../../common/errors";

export type Checks = Readonly<Record<string, z.ZodType>>;

const SHORT = 200;
const LONG = 4_000;
const MANY = 100;

/** Text of one line or a few, trimmed. @param most characters */
export function text(most: number = LONG): z.ZodType<string> {
  return z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(most, `must have at most ${most} characters`)
    .refine((value) => !CONTROL.test(value), "must not have control characters");
}

/** Control characters save tab and line feed. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/;

/** An id of a record, of this agency or another. */
export function recordId(): z.ZodType<string> {
  return text(SHORT);
}

/** Some of something, at most a hundred unless said, each once. */
export function several<T>(of: z.ZodType<T>, { fewest = 1, most = MANY } = {}): z.ZodType<T[]> {
  return z
    .array(of)
    .min(fewest, `must name at least ${fewest}`)
    .max(most, `must name at most ${most}`)
    .refine((values) => new Set(values).size === values.length, "must name each once");
}

/** A calendar day. The scalar gives midnight in UTC; what comes out is text, `2026-06-02`. */
export function day(): z.ZodType<string> {
  return z.date().transform((midnight) => midnight.toISOString().slice(0, 10));
}

/** A web address. */
export function webAddress(): z.ZodType<string> {
  return z
    .url({ protocol: /^https?$/, error: "must be a web address" })
    .max(2_000, "must have at most 2000 characters");
}

/** Lower-case hexadecimal SHA-256 digest. */
export function sha256(): z.ZodType<string> {
  return z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 digest of 64 lower-case hexadecimal digits");
}

const KEY = z
  .string()
  .min(8, "must have at least 8 characters")
  .max(SHORT, `must have at most ${SHORT} characters`)
  .regex(/^[\x21-\x7e]+$/, "must be printable ASCII without spaces");

const BASE: Checks = {
  id: recordId(),
  idempotencyKey: KEY,
  basis: text().nullish(),
  expectedVersion: z.number().int().min(1, "must be at least 1").nullish(),
};

/** Text of fields without a check of their own is bounded, too. */
const ANY_TEXT = text();

/**
 * @param checks by field; fields without one are only bounded
 * @returns the input with checked values in place
 * @throws BAD_USER_INPUT naming every field that is wrong
 */
export function checkInput<I extends object>(input: I, checks: Checks = {}): I {
  const problems: string[] = [];
  for (const [field, value] of Object.entries(input)) {
    const check = checks[field] ?? BASE[field] ?? (typeof value === "string" ? ANY_TEXT : undefined);
    const result = check?.safeParse(value);
    if (result === undefined) continue;
    if (result.success) Object.assign(input, { [field]: result.data });
    else problems.push(...result.error.issues.map((issue) => problemOf(field, issue)));
  }
  if (problems.length === 0) return input;
  throw new HubError("BAD_USER_INPUT", problems.join(" "), { remedy: "Correct the named fields." });
}

function problemOf(field: string, { path, message }: z.core.$ZodIssue): string {
  return `input.${[field, ...path.map(String)].join(".")} ${message}.`;
}
