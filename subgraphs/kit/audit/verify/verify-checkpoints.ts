/**
 * Verifies the checkpoints against each other: those of the database, and those that were kept outside it.
 * In: both, one at a time, the database's first; the public key. Out: what the genuine ones state of each chain, and
 * what is wrong with the others.
 */
import type { KeyObject } from "node:crypto";
import { type Checkpoint, type Head, digestOf, readCheckpoint } from "../checkpoint/checkpoint";
import type { Finding } from "./finding";

/** Hashes by position, by chain. */
export type StatedHashes = ReadonlyMap<string, ReadonlyMap<number, string>>;

type Place = "in the database" | "outside the database";

interface Link {
  readonly number: number;
  readonly previous: string | null;
}

export class CheckpointVerifier {
  readonly #publicKey: KeyObject;
  readonly #findings: Finding[] = [];
  readonly #stated = new Map<string, Map<number, string>>();
  /** Genuine ones by digest. */
  readonly #links = new Map<string, Link>();
  readonly #taken = { "in the database": 0, "outside the database": 0 };

  constructor(publicKey: KeyObject) {
    this.#publicKey = publicKey;
  }

  take(checkpoint: Checkpoint, place: Place): void {
    this.#taken[place] += 1;
    const digest = digestOf(checkpoint);
    if (this.#links.has(digest)) return;
    const statement = readCheckpoint(checkpoint, this.#publicKey);
    if (statement === undefined) {
      this.#find(this.#taken[place], `One ${place} lacks the key's signature.`);
      return;
    }
    this.#links.set(digest, { number: statement.number, previous: statement.previous });
    for (const head of statement.heads) this.#state(head);
    if (place === "outside the database") {
      this.#find(statement.number, "It was kept outside the database, which lacks it.");
    }
  }

  /** After the last one. */
  end(): { readonly findings: readonly Finding[]; readonly stated: StatedHashes; readonly count: number } {
    let before: string | null = null;
    for (const [digest, { number, previous }] of [...this.#links].toSorted(([, a], [, b]) => a.number - b.number)) {
      if (previous !== before) this.#find(number, "The checkpoint before it is not the one that it follows.");
      before = digest;
    }
    return { findings: this.#findings, stated: this.#stated, count: this.#links.size };
  }

  #state({ shard, position, hash }: Head): void {
    const ofShard = this.#stated.get(shard) ?? new Map<number, string>();
    this.#stated.set(shard, ofShard.set(position, hash));
  }

  #find(position: number, detail: string): void {
    this.#findings.push({ finding: "CHECKPOINT", shard: null, position, to: position, detail });
  }
}
