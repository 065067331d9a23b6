/**
 * Words with which rows ask for their readers and readers answer: a row keeps a `tsquery` over them, a reader is a
 * `tsvector` of them, and `@@` says whether the one satisfies the other.
 * In: words. Out: both as PostgreSQL's text. Who has which: reader.ts; which rows ask for which: asks-column.ts.
 * Source: PostgreSQL, "Text Search Types": quoted lexemes are taken as they are.
 */
import type { MARKING_CLASSES, Need } from "./marking-class";

/** What every row asks for as well: commands and the agency's own work have it, whose own rules decide. */
export const EVERYTHING = "rank:everything";

/** The prefix says what the word is, so that a topic called like a role is not that role. */
export type Word =
  | typeof EVERYTHING
  | Need
  | `rank:${keyof typeof MARKING_CLASSES}`
  | `topic:${string}`
  | `role:${string}`;

/** PostgreSQL keeps no longer ones, so no row asks for them. */
const MOST_BYTES = 2_046;

/** `tsvector` of words: `'rank:known' 'role:CISA_ANALYST@cisa'`. */
export function vectorText(words: readonly Word[]): string {
  return words
    .filter((word) => Buffer.byteLength(word) <= MOST_BYTES)
    .map(quoted)
    .join(" ");
}

/** `tsquery` that any of the words satisfies. */
export function anyOfText(words: readonly Word[]): string {
  return words.map(quoted).join(" | ");
}

function quoted(word: Word): string {
  return `'${word.replaceAll(/['\\]/g, (one) => one + one)}'`;
}
