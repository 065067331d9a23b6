/**
 * Reads an http(s) address, within the time and size limits. A page for browsers is recognised by its type before
 * it is read.
 */
import { HubError } from "../../../../common/errors";
import type { ImportJob } from "../import-job";
import { fileRejected } from "../rejected";
import { collect } from "./collect";
import { ADDRESS_TIMEOUT_MS, assertSize } from "./limits";
import type { SourceBytes } from "./read-file";

export interface AddressOptions {
  /** Milliseconds for the whole answer. */
  readonly timeoutMs?: number;
}

/** @throws IMPORT_REJECTED when the address does not answer in time with a file of bearable size */
export async function readAddressSource(
  { source, signal, onProgress }: ImportJob,
  { timeoutMs = ADDRESS_TIMEOUT_MS }: AddressOptions = {},
): Promise<SourceBytes> {
  const name = publicAddress(source);
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    const response = await fetch(source, {
      signal: either,
      headers: { accept: "application/json, text/csv, */*;q=0.1" },
    });
    const total = assertUsable(name, response);
    const bytes = await collect((response.body ?? []) as AsyncIterable<Uint8Array>, {
      name,
      signal: either,
      onBytes: (done) => onProgress?.({ step: "read", done, ...total }),
    });
    return { name, bytes };
  } catch (error) {
    signal?.throwIfAborted();
    throw asRejection({ name, timeoutMs, hasTimedOut: timeout.aborted }, error);
  }
}

/** Without user, password, query and fragment, which may hold secrets. */
function publicAddress(source: string): string {
  const url = URL.canParse(source) ? new URL(source) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw fileRejected("Only addresses that start with https:// or http:// can be read.", "Correct the address.");
  }
  return `${url.origin}${url.pathname}`;
}

/** @returns the announced size; none when the body is compressed or of unknown length */
function assertUsable(name: string, { ok, status, headers }: Response): { total?: number } {
  if (!ok)
    throw fileRejected(`${name} answers with status ${status}.`, "Open the address in a browser and correct it.");
  const type = headers.get("content-type") ?? "";
  if (/\b(html|xhtml\+xml)\b/i.test(type)) {
    throw fileRejected(`${name} is a web page (${type.split(";", 1)[0]}).`, "Give the address of the file itself.");
  }
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (!Number.isFinite(length)) return {};
  assertSize(name, length);
  return headers.has("content-encoding") ? {} : { total: length };
}

interface Failure {
  readonly name: string;
  readonly timeoutMs: number;
  readonly hasTimedOut: boolean;
}

function asRejection({ name, timeoutMs, hasTimedOut }: Failure, error: unknown): HubError {
  if (error instanceof HubError) return error;
  const remedy = "Check the address and the network, or download the file and import that.";
  if (hasTimedOut) return fileRejected(`${name} did not answer within ${timeoutMs / 1000} s.`, remedy, error);
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string };
  return fileRejected(`${name} cannot be read (${cause?.code ?? cause?.message ?? message}).`, remedy, error);
}
