/**
 * The public keys of one issuer, from a URL or a file, read again when they change.
 * In: where its JSON Web Key Set is. Out: a function that finds the key of a token, for jose.
 * A key id that the set does not hold makes it read again at most every 30 seconds, whatever tokens arrive; requests
 * that wait for the set share one reading; a reading that failed is not repeated for five seconds. No redirect is
 * followed. Not here: tokens (token-verifier.ts).
 * Source: RFC 7517.
 */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import { HubError } from "../../common/errors";
import { isUrl, type IssuerConfig } from "./access-config";

export interface KeyTimes {
  /** Between readings for unknown key ids. */
  readonly cooldownMs: number;
  /** After which a set is read again, so that withdrawn keys end. */
  readonly maxAgeMs: number;
  /** After a failed reading. */
  readonly failureMs: number;
}

const KEY_TIMES: KeyTimes = { cooldownMs: 30_000, maxAgeMs: 600_000, failureMs: 5_000 };

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 512 * 1024;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The key finder throws ISSUER_UNAVAILABLE where the set cannot be read, and jose's errors for tokens without a key. */
export function issuerKeys(
  { id, jwks }: Pick<IssuerConfig, "id" | "jwks">,
  times: KeyTimes = KEY_TIMES,
): JWTVerifyGetKey {
  const url = isUrl(jwks) ? new URL(jwks) : pathToFileURL(resolve(jwks));
  const read: Fetch = url.protocol === "file:" ? async () => new Response(await readFile(url)) : fetchBounded;
  const set = createRemoteJWKSet(url, {
    cooldownDuration: times.cooldownMs,
    cacheMaxAge: times.maxAgeMs,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: withPauses(read, times.failureMs),
  });
  return async (header, token) => {
    try {
      return await set(header, token);
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      throw new HubError("ISSUER_UNAVAILABLE", `The keys of the issuer ${id} cannot be read.`, { cause });
    }
  };
}

/** @throws CONFIG_INVALID when a file's key set cannot be used */
export async function assertReadable({ id, jwks }: IssuerConfig): Promise<void> {
  if (isUrl(jwks)) return;
  try {
    const { keys } = JSON.parse(await readFile(resolve(jwks), "utf8")) as { keys?: unknown };
    if (Array.isArray(keys)) return;
  } catch (cause) {
    throw unusable(id, cause);
  }
  throw unusable(id);
}

function unusable(id: string, cause?: unknown): HubError {
  return new HubError("CONFIG_INVALID", `The key set of the issuer ${id} cannot be read.`, {
    remedy: "Name a readable file with a JSON Web Key Set.",
    cause,
  });
}

function isUnreadable(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return [errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code].includes(error.code);
}

/** Answers with the last failure for a while. */
function withPauses(read: Fetch, failureMs: number): Fetch {
  let failure: { readonly error: unknown; readonly untilMs: number } | undefined;
  return async (url, init) => {
    if (failure && performance.now() < failure.untilMs) throw failure.error;
    try {
      const response = await read(url, init);
      if (response.status !== 200) throw new Error(`HTTP status ${response.status}`);
      failure = undefined;
      return response;
    } catch (error) {
      failure = { error, untilMs: performance.now() + failureMs };
      throw error;
    }
  };
}

async function fetchBounded(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: "manual" });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new Error(`More than ${MAX_BYTES} bytes`);
    chunks.push(chunk);
  }
  // A redirect's status cannot be that of a Response of our own making with a body.
  return response.status === 200 ? new Response(Buffer.concat(chunks)) : response;
}
