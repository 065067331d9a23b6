/**
 * Verifies one chain, entry by entry in the order of positions.
 * In: entries as they come, where the chain's head and the checkpoints say it stood. Out: what is wrong, by position.
 * Not here: whether checkpoints are genuine (verify-checkpoints.ts).
 */
import { GENESIS, hashOf } from "../chain/canonical-text";
import type { StoredEntry } from "../chain/stored-entry";
import type { Finding } from "./finding";

export interface ChainClaims {
  readonly shard: string;
  /** Where the database says the chain ends; position 0 for an empty one, undefined when the head is gone. */
  readonly head: { readonly position: number; readonly hash: string } | undefined;
  /** Hashes that checkpoints state, by position. */
  readonly stated: ReadonlyMap<number, string>;
}

interface Range {
  readonly from: number;
  readonly to?: number;
}

export class ChainVerifier {
  readonly #claims: ChainClaims;
  readonly #findings: Finding[] = [];
  /** Entries whose hash is not theirs, which might be others at the wrong place. */
  readonly #strange: StoredEntry[] = [];
  readonly #gaps: number[] = [];
  #last: { position: number; hash: string; isStrange: boolean } = { position: 0, hash: GENESIS, isStrange: false };
  #agreedUntil = 0;

  constructor(claims: ChainClaims) {
    this.#claims = claims;
  }

  /** The next entry; positions rise. */
  take(entry: StoredEntry): void {
    const { position } = entry;
    const isNext = position === this.#last.position + 1;
    if (!isNext) this.#lost("MISSING", position - 1, "was deleted.");
    const isStrange = hashOf(entry) !== entry.hash;
    if (isStrange) this.#strange.push(entry);
    else if (isNext && !this.#last.isStrange && entry.previous !== this.#last.hash) {
      const detail = "The next entry was chained to another one than stands here.";
      this.#find("ALTERED", { from: Math.max(1, this.#last.position) }, detail);
    }
    this.#last = { position, hash: entry.hash, isStrange };
    this.#compare(position, entry.hash);
  }

  /** After the last entry. @returns what is wrong, by position */
  end(): Finding[] {
    const { head, stated } = this.#claims;
    const longest = Math.max(head?.position ?? 0, ...stated.keys());
    const { position, hash } = this.#last;
    if (longest > position) this.#lost("TRUNCATED", longest, "was cut off the end.");
    if (head === undefined) this.#find("HEAD", { from: position }, "The chain's head is gone.");
    else if (head.position < position) this.#find("HEAD", { from: head.position }, "The head was set back.");
    else if (head.position === position && head.hash !== hash) {
      this.#find("HEAD", { from: position }, "The head does not have the hash of the last entry.");
    }
    this.#judgeStrange();
    return this.#findings.toSorted((one, other) => one.position - other.position);
  }

  #compare(position: number, hash: string): void {
    const stated = this.#claims.stated.get(position);
    if (stated === undefined) return;
    if (stated === hash) {
      this.#agreedUntil = position;
      return;
    }
    const detail = "A checkpoint states another hash for the last of these: one of them or more was replaced.";
    this.#find("REWRITTEN", { from: this.#agreedUntil + 1, to: position }, detail);
    this.#agreedUntil = position;
  }

  #lost(finding: "MISSING" | "TRUNCATED", to: number, how: string): void {
    const from = this.#last.position + 1;
    for (let gap = from; gap <= to && this.#gaps.length < MOST_CANDIDATES; gap += 1) this.#gaps.push(gap);
    this.#find(finding, { from, to }, to > from ? `${to - from + 1} entries: each ${how}` : `The entry ${how}`);
  }

  /** An entry that has the hash of another position was moved; else its content changed. */
  #judgeStrange(): void {
    const strangers = this.#strange.slice(0, MOST_CANDIDATES).map(({ position }) => position);
    const candidates = [...strangers, ...this.#gaps];
    for (const entry of this.#strange) {
      const origin = candidates.find((position) => hashOf({ ...entry, position }) === entry.hash);
      if (origin === undefined)
        this.#find("ALTERED", { from: entry.position }, "Its hash is not that of what it says.");
      else this.#find("REORDERED", { from: entry.position }, `The entry of position ${origin} stands here.`);
    }
  }

  #find(finding: Finding["finding"], { from, to = from }: Range, detail: string): void {
    this.#findings.push({ finding, shard: this.#claims.shard, position: from, to, detail });
  }
}

/** Positions that a strange entry is tried at. */
const MOST_CANDIDATES = 1_000;
