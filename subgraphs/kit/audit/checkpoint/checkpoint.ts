/**
 * Checkpoints: signed statements of where every chain stood. Whoever rewrites a chain with all its hashes cannot make
 * it agree with them, since the key is not in the database.
 * In: heads, key. Out: checkpoints, and whether one is genuine. Not here: where they are kept (checkpoint-directory.ts).
 * Source: RFC 8032 (Ed25519).
 */
import { type KeyObject, createHash, sign, verify } from "node:crypto";
import { z } from "zod";

/** Where one chain stands. */
export interface Head {
  readonly shard: string;
  readonly position: number;
  /** Of the entry at the position, in hexadecimal. */
  readonly hash: string;
}

export interface Statement {
  /** Counts from 1. */
  readonly number: number;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Digest of the checkpoint before; null for the first. */
  readonly previous: string | null;
  /** Of every chain that has entries. */
  readonly heads: readonly Head[];
}

/** A statement as it was signed, to the byte. */
export interface Checkpoint {
  readonly statement: string;
  /** base64url */
  readonly signature: string;
}

const STATEMENT = z.object({
  number: z.number().int().positive(),
  at: z.string(),
  previous: z.string().nullable(),
  heads: z.array(z.object({ shard: z.string(), position: z.number().int().positive(), hash: z.string() })),
});

export function signCheckpoint(statement: Statement, key: KeyObject): Checkpoint {
  const text = JSON.stringify(statement);
  return { statement: text, signature: sign(null, Buffer.from(text), key).toString("base64url") };
}

/** @returns what it states; undefined unless the key's owner signed just this */
export function readCheckpoint({ statement, signature }: Checkpoint, publicKey: KeyObject): Statement | undefined {
  if (!verify(null, Buffer.from(statement), publicKey, Buffer.from(signature, "base64url"))) return undefined;
  const result = STATEMENT.safeParse(JSON.parse(statement));
  return result.success ? result.data : undefined;
}

/** What the next checkpoint names as the one before, SHA-256 base64url. */
export function digestOf({ statement, signature }: Checkpoint): string {
  return createHash("sha256").update(`${statement}\n${signature}`).digest("base64url");
}
