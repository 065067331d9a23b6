/**
 * Verifies the checkpoints against each other: those of the database, and those that were kept outside it.
 * In: both, the public key. Out: what the genuine ones state of each chain, and what is wrong with the others.
 */
import type { KeyObject } from "node:crypto";
import { type Checkpoint, type Statement, digestOf, readCheckpoint } from "../checkpoint/checkpoint";
import type { Finding } from "./finding";

/** Hashes by position, by chain. */
export type StatedHashes = ReadonlyMap<string, ReadonlyMap<number, string>>;

interface Checkpoints {
  readonly stored: readonly Checkpoint[];
  readonly outside: readonly Checkpoint[];
}

export interface VerifiedCheckpoints {
  readonly findings: readonly Finding[];
  readonly stated: StatedHashes;
  /** Genuine ones, wherever they are. */
  readonly count: number;
}

export function verifyCheckpoints({ stored, outside }: Checkpoints, publicKey: KeyObject): VerifiedCheckpoints {
  const findings: Finding[] = [];
  const find = (position: number, detail: string): void => {
    findings.push({ finding: "CHECKPOINT", shard: null, position, to: position, detail });
  };
  const genuine = new Map<string, Statement>();
  const digests = new Set(stored.map(digestOf));
  let place = 0;
  for (const checkpoint of [...stored, ...outside]) {
    place += 1;
    const digest = digestOf(checkpoint);
    if (genuine.has(digest)) continue;
    const statement = readCheckpoint(checkpoint, publicKey);
    if (statement === undefined) {
      const where = place <= stored.length ? "in the database" : "outside the database";
      find(place <= stored.length ? place : place - stored.length, `One ${where} lacks the key's signature.`);
      continue;
    }
    genuine.set(digest, statement);
    if (!digests.has(digest)) find(statement.number, "It was kept outside the database, which lacks it.");
  }
  const ordered = [...genuine].toSorted(([, one], [, other]) => one.number - other.number);
  let before: string | null = null;
  for (const [digest, { number, previous }] of ordered) {
    if (previous !== before) find(number, "The checkpoint before it is not the one that it follows.");
    before = digest;
  }
  return { findings, stated: statedHashes(ordered.map(([, statement]) => statement)), count: ordered.length };
}

function statedHashes(statements: readonly Statement[]): StatedHashes {
  const stated = new Map<string, Map<number, string>>();
  for (const { shard, position, hash } of statements.flatMap(({ heads }) => heads)) {
    const ofShard = stated.get(shard) ?? new Map<number, string>();
    stated.set(shard, ofShard.set(position, hash));
  }
  return stated;
}
