/** A path or an address as text with its fingerprint. The only place that tells the two apart. */
import { createHash } from "node:crypto";
import type { ImportJob } from "../import-job";
import { decodeText } from "./decode-text";
import { readAddressSource } from "./read-address";
import { readFileSource } from "./read-file";

export interface SourceText {
  /** File name, or address without secrets. */
  readonly name: string;
  readonly text: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
}

/**
 * @param format what is expected, `JSON`
 * @throws IMPORT_REJECTED
 */
export async function readSource(job: ImportJob, format: string): Promise<SourceText> {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\//i.test(job.source);
  const read = isAddress ? await readAddressSource(job) : await readFileSource(job);
  return {
    name: read.name,
    text: decodeText(read, format),
    bytes: read.bytes.length,
    sha256: createHash("sha256").update(read.bytes).digest("hex"),
  };
}
