/**
 * Tokens with which transactions enter the agency's database: who reads, as signed facts.
 * In: the agency's key, a caller, what the transaction is for. Out: text for the setting `access.token`.
 */
import { type Caller, ANONYMOUS } from "../../../common/caller";
import { sign } from "./context-key";
import { type Reader, readerOf } from "./reader";
import { EVERYTHING, vectorText } from "./words";

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

/** What a token says, in this order; `access-schema.ts` reads it by position. */
export const TOKEN_FACTS = ["expires", "organization", "words"] as const;

/** @param nowMs instant of the signature, in milliseconds since 1970 */
export function entryToken(entry: Entry, nowMs = Date.now()): string {
  return tokenOf(entry, readerOf(entry.caller), nowMs);
}

function tokenOf({ contextKey, scope }: Entry, reader: Reader, nowMs: number): string {
  const facts: Record<(typeof TOKEN_FACTS)[number], string> = {
    expires: String(Math.floor(nowMs / 1_000) + LIFE_SECONDS),
    organization: reader.organization ?? "",
    words: scope === "read" ? reader.words : vectorText([EVERYTHING]),
  };
  const body = arrayText(TOKEN_FACTS.map((name) => facts[name]));
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

  /** Whom they stand for. */
  readonly reader: Reader;

  constructor(private readonly entry: Entry) {
    this.reader = readerOf(entry.caller);
  }

  current(): string {
    const nowMs = Date.now();
    if (nowMs >= this.#freshUntilMs) {
      this.#token = tokenOf(this.entry, this.reader, nowMs);
      this.#freshUntilMs = nowMs + (LIFE_SECONDS * 1_000) / 2;
    }
    return this.#token;
  }
}
