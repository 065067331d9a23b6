/**
 * Strings as JSON, for text that is written often.
 * In: a string. Out: JSON text, the same as JSON.stringify's. Not here: other values.
 */

/** What JSON.stringify escapes: control characters, quotes, backslashes, halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- JSON names them
const ESCAPED = /[\u0000-\u001f"\\\ud800-\udfff]/;

/** Longer strings are searched faster by JSON.stringify itself. */
const MAX_SEARCHED = 48;

export function quote(text: string): string {
  return text.length <= MAX_SEARCHED && !ESCAPED.test(text) ? `"${text}"` : JSON.stringify(text);
}
