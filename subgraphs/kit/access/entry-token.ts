/**
 * Tokens with which transactions enter the agency's database: who reads, as signed facts.
 * In: the agency's key, a caller, what the transaction is for. Out: text of `[0-9A-Za-z+/=.]` for `access.enter`.
 */
import { type Caller, ANONYMOUS } from "../../../common/caller";
import { sign } from "./context-key";
import { readerOf } from "./reader";

/**
 * `read`: rows that the caller may read. `command`: the agency's rows; the command's own permits decide.
 * `agency`: the agency's own work, which nobody asked for.
 */
type EntryScope = "read" | "command" | "agency";

/** For how long transactions can begin with a token; the database allows no more than 60. */
const LIFE_SECONDS = 50;

export interface Entry {
  readonly contextKey: string;
  readonly caller: Caller;
  readonly scope: EntryScope;
}

/** @param nowMs instant of the signature, in milliseconds since 1970 */
export function entryToken({ contextKey, caller, scope }: Entry, nowMs = Date.now()): string {
  const reader = readerOf(caller);
  const facts = {
    expires: Math.floor(nowMs / 1_000) + LIFE_SECONDS,
    scope,
    ...reader,
    levels: arrayText(reader.levels),
    compartments: arrayText(reader.compartments),
    controls: arrayText(reader.controls),
    needToKnow: arrayText(reader.needToKnow),
  };
  const body = Buffer.from(JSON.stringify(facts)).toString("base64");
  return `${sign(contextKey, body)}.${body}`;
}

/** As PostgreSQL writes an array, which it reads faster than JSON. */
function arrayText(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(",")}}`;
}

/** For relays, followers and what the clock commands. */
export function agencyToken(contextKey: string): string {
  return entryToken({ contextKey, caller: ANONYMOUS, scope: "agency" });
}

/** Tokens of one request, made again before they expire. */
export class EntryTokens {
  #token = "";
  #freshUntilMs = 0;

  constructor(private readonly entry: Entry) {}

  current(): string {
    const nowMs = Date.now();
    if (nowMs >= this.#freshUntilMs) {
      this.#token = entryToken(this.entry, nowMs);
      this.#freshUntilMs = nowMs + (LIFE_SECONDS * 1_000) / 2;
    }
    return this.#token;
  }
}
