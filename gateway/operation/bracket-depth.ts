/**
 * Bounds the nesting of a document before it is parsed, since the parser and every later walk recurse.
 * In: text. Out: nothing, or `DEPTH_EXCEEDED`. Not here: the depth of fields, fragments expanded (measure.ts).
 */
import { HubError } from "../../common/errors";

const QUOTE = 0x22;
const HASH = 0x23;
const BACKSLASH = 0x5c;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * @param limit brackets of any kind that may be open at once
 * @throws HubError `DEPTH_EXCEEDED`
 */
export function assertBracketDepth(text: string, limit: number): void {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at);
        break;
      case HASH:
        at = endOfLine(text, at);
        break;
      case 0x28: // (
      case 0x5b: // [
      case 0x7b: // {
        open += 1;
        if (open > limit) throw new HubError("DEPTH_EXCEEDED", `The document nests more than ${limit} brackets.`);
        break;
      case 0x29: // )
      case 0x5d: // ]
      case 0x7d: // }
        open -= 1;
        break;
      default:
    }
  }
}

/** Index of the quote that ends the string or block string beginning at `start`. */
function endOfString(text: string, start: number): number {
  if (text.startsWith('"""', start)) {
    let end = text.indexOf('"""', start + 3);
    while (end !== -1 && text.charCodeAt(end - 1) === BACKSLASH) end = text.indexOf('"""', end + 3);
    return end === -1 ? text.length : end + 2;
  }
  let at = start + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === LINE_FEED) return at;
    if (code === BACKSLASH) at += 1;
  }
  return at;
}

function endOfLine(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) !== LINE_FEED && text.charCodeAt(at) !== CARRIAGE_RETURN) at += 1;
  return at;
}
