/** How much an import reads, and for how long it waits. The whole KEV catalogue has 1.6 MB. */
import { fileRejected } from "../rejected";

export const MAXIMUM_BYTES = 64 * 1024 * 1024;

/** From the first byte sent to the last byte received. */
export const ADDRESS_TIMEOUT_MS = 30_000;

const MEBIBYTE = 1024 * 1024;

/** @throws IMPORT_REJECTED beyond the limit */
export function assertSize(name: string, bytes: number): void {
  if (bytes <= MAXIMUM_BYTES) return;
  const size = `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
  throw fileRejected(
    `${name} has at least ${size}; the limit is ${MAXIMUM_BYTES / MEBIBYTE} MiB.`,
    "Check that it is the right file.",
  );
}
