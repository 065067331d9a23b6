/** Reads a file of the machine: its size is checked before its content, so that a huge one is refused at once. */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { ImportJob } from "../import-job";
import { fileRejected } from "../rejected";
import { collect } from "./collect";
import { assertSize } from "./limits";

export interface SourceBytes {
  /** As reports and receipts name it. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** @throws IMPORT_REJECTED when there is no such file, it cannot be read, or it is too large */
export async function readFileSource({ source, signal, onProgress }: ImportJob): Promise<SourceBytes> {
  const name = basename(source);
  try {
    const status = await stat(source);
    if (status.isDirectory()) throw fileRejected(`${source} is a folder.`, "Give the path of a file.");
    assertSize(name, status.size);
    const total = status.isFile() ? { total: status.size } : {};
    const bytes = await collect(createReadStream(source) as AsyncIterable<Buffer>, {
      name,
      signal,
      onBytes: (done) => onProgress?.({ step: "read", done, ...total }),
    });
    return { name, bytes };
  } catch (error) {
    throw asRejection(source, error);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EACCES: "may not be read by this user",
  EPERM: "may not be read by this user",
};

function asRejection(source: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return error;
  return fileRejected(
    `${source} ${reason}.`,
    "Give the path of a file, or an address that starts with https://",
    error,
  );
}
