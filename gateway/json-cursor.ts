/**
 * Reads JSON text of a known shape from front to back, without white space, as servers write it.
 * In: text. Out: scalars and lists of them; `UNEXPECTED` thrown for anything else, which JSON.parse then decides.
 * Strings without escapes are cut out of the text rather than copied. Control characters inside strings, which JSON
 * forbids, are let pass. Not here: objects (execute/answer-code.ts).
 */

export const UNEXPECTED = Object.freeze(new Error("The text has another shape."));

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;
const ZERO = 0x30;
const NINE = 0x39;
/** Digits of which every number is exact. */
const MAX_DIGITS = 15;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

export class JsonCursor {
  at = 0;
  /** The next backslash, at or behind `at`, once it was looked for. */
  #backslash = -1;

  constructor(readonly text: string) {}

  /** A scalar, null, or a list of such. */
  leaf(): unknown {
    switch (this.text.charCodeAt(this.at)) {
      case QUOTE:
        return this.#string();
      case OPEN_LIST:
        return this.#leaves();
      case 0x74: // t
        return this.#word("true", true);
      case 0x66: // f
        return this.#word("false", false);
      case 0x6e: // n
        return this.#word("null", null);
      default:
        return this.#number();
    }
  }

  /** Only null may stand here. */
  nothing(): null {
    return this.#word("null", null);
  }

  /** Behind a member of an object: whether the object ends here rather than going on. */
  endsObject(): boolean {
    return this.#ends(CLOSE_OBJECT);
  }

  /** Behind an item of a list: whether the list ends here rather than going on. */
  endsList(): boolean {
    return this.#ends(CLOSE_LIST);
  }

  /** Behind the bracket that opens a list: whether the list is empty, and passed. */
  skipsEmptyList(): boolean {
    if (this.text.charCodeAt(this.at) !== CLOSE_LIST) return false;
    this.at += 1;
    return true;
  }

  /** @throws UNEXPECTED unless the text goes on with `expected`, which is passed */
  pass(expected: string): void {
    if (!this.text.startsWith(expected, this.at)) throw UNEXPECTED;
    this.at += expected.length;
  }

  #ends(bracket: number): boolean {
    const code = this.text.charCodeAt(this.at);
    this.at += 1;
    if (code === COMMA) return false;
    if (code === bracket) return true;
    throw UNEXPECTED;
  }

  #word<Value>(word: string, value: Value): Value {
    this.pass(word);
    return value;
  }

  #leaves(): unknown[] {
    this.at += 1;
    const items: unknown[] = [];
    if (this.skipsEmptyList()) return items;
    do {
      items.push(this.leaf());
    } while (!this.endsList());
    return items;
  }

  #string(): string {
    const start = this.at + 1;
    const end = this.text.indexOf('"', start);
    if (end === -1) throw UNEXPECTED;
    if (this.#backslash < start) this.#backslash = this.#find("\\", start);
    if (this.#backslash < end) return this.#escapedString();
    this.at = end + 1;
    return this.text.slice(start, end);
  }

  #escapedString(): string {
    const start = this.at;
    let end = start + 1;
    for (;;) {
      const backslash = this.#find("\\", end);
      const quote = this.#find('"', end);
      if (quote < backslash) {
        end = quote + 1;
        break;
      }
      end = backslash + 2;
      if (end > this.text.length) throw UNEXPECTED;
    }
    this.at = end;
    return parsed(this.text.slice(start, end)) as string;
  }

  /** @returns beyond the text when there is none */
  #find(character: string, from: number): number {
    const found = this.text.indexOf(character, from);
    return found === -1 ? Number.MAX_SAFE_INTEGER : found;
  }

  #number(): number {
    const start = this.at;
    let end = start;
    let value = 0;
    let code = this.text.charCodeAt(end);
    while (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO);
      end += 1;
      code = this.text.charCodeAt(end);
    }
    const digits = end - start;
    const isPlain = digits > 0 && digits <= MAX_DIGITS && (digits === 1 || this.text.charCodeAt(start) !== ZERO);
    if (!isPlain || code === 0x2e || code === 0x65 || code === 0x45) return this.#anyNumber();
    this.at = end;
    return value;
  }

  #anyNumber(): number {
    NUMBER.lastIndex = this.at;
    const [text] = NUMBER.exec(this.text) ?? [];
    if (text === undefined) throw UNEXPECTED;
    this.at += text.length;
    return Number(text);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw UNEXPECTED;
  }
}
