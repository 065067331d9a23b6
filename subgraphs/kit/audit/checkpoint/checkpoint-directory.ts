/**
 * A folder outside the database with what proves the audit: the key that signs checkpoints, the key that verifies them,
 * and every checkpoint, one a line. Keep a copy where the database's administrator has no access.
 * In: the folder. Out: keys, checkpoints. The signing key is made when it is first needed.
 */
import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { z } from "zod";
import { HubError } from "../../../../common/errors";
import type { Checkpoint } from "./checkpoint";

const SIGNING_KEY = "signing-key.pem";
export const PUBLIC_KEY = "public-key.pem";
export const CHECKPOINTS = "checkpoints.jsonl";

const LINE = z.object({ statement: z.string(), signature: z.string() });

/** @throws DATA_DIRECTORY_UNUSABLE */
export function signingKey(directory: string): KeyObject {
  const file = join(directory, SIGNING_KEY);
  return usable(directory, () => {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) makeKeys(directory);
    return createPrivateKey(readFileSync(file));
  });
}

/** @param file PEM. @throws DATA_DIRECTORY_UNUSABLE */
function publicKey(file: string): KeyObject {
  return usable(file, () => createPublicKey(readFileSync(file)));
}

const CHUNK_BYTES = 1 << 20;

/** One after another, so that any number fits in memory. @param file may be missing. @throws DATA_DIRECTORY_UNUSABLE */
export function* readCheckpoints(file: string): Generator<Checkpoint> {
  if (!existsSync(file)) return;
  const descriptor = usable(file, () => openSync(file, "r"));
  try {
    const decoder = new StringDecoder("utf8");
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let rest = "";
    for (;;) {
      const bytes = usable(file, () => readSync(descriptor, chunk));
      const lines = `${rest}${decoder.write(chunk.subarray(0, bytes))}`.split("\n");
      rest = bytes === 0 ? "" : (lines.pop() ?? "");
      for (const line of lines) if (line !== "") yield checkpointOf(file, line);
      if (bytes === 0) return;
    }
  } finally {
    closeSync(descriptor);
  }
}

/** The last one, read from the end of the file; undefined where there is none. @throws DATA_DIRECTORY_UNUSABLE */
export function lastCheckpoint(directory: string): Checkpoint | undefined {
  const file = join(directory, CHECKPOINTS);
  if (!existsSync(file)) return undefined;
  const text = usable(file, () => {
    const descriptor = openSync(file, "r");
    try {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const from = Math.max(0, fstatSync(descriptor).size - CHUNK_BYTES);
      return chunk.subarray(0, readSync(descriptor, chunk, { position: from })).toString("utf8");
    } finally {
      closeSync(descriptor);
    }
  });
  const line = text.trimEnd().split("\n").at(-1) ?? "";
  return line === "" ? undefined : checkpointOf(file, line);
}

function checkpointOf(file: string, line: string): Checkpoint {
  return usable(file, () => LINE.parse(JSON.parse(line)));
}

/** On disk when it returns. @throws DATA_DIRECTORY_UNUSABLE */
export function appendCheckpoints(directory: string, checkpoints: readonly Checkpoint[]): void {
  usable(directory, () => {
    const file = openSync(join(directory, CHECKPOINTS), "a", 0o644);
    try {
      for (const checkpoint of checkpoints) writeSync(file, `${JSON.stringify(checkpoint)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  });
}

/** The public key is written first, so that no checkpoint is signed which nobody can verify. */
function makeKeys(directory: string): void {
  const keys = generateKeyPairSync("ed25519");
  writeFileSync(join(directory, PUBLIC_KEY), keys.publicKey.export({ type: "spki", format: "pem" }));
  const file = join(directory, SIGNING_KEY);
  writeFileSync(file, keys.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
}

function usable<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new HubError("DATA_DIRECTORY_UNUSABLE", `The audit's files in ${path} cannot be used.`, {
      remedy: "Check that AUDIT_DIRECTORY exists and belongs to this user, and restore damaged files from a copy.",
      cause,
    });
  }
}

interface EvidenceFiles {
  readonly checkpoints: string;
  readonly key: string;
  /** Whether the key was named; a folder in which no checkpoint was ever signed has none. */
  readonly isKeyRequired: boolean;
}

/** What verification compares the database with. @throws DATA_DIRECTORY_UNUSABLE */
export function findEvidence({ checkpoints, key, isKeyRequired }: EvidenceFiles): {
  readonly outside: Iterable<Checkpoint>;
  readonly publicKey: KeyObject | undefined;
} {
  const isNeeded = isKeyRequired || existsSync(checkpoints) || existsSync(key);
  return { outside: readCheckpoints(checkpoints), publicKey: isNeeded ? publicKey(key) : undefined };
}
