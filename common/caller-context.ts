/**
 * What the gateway tells a subgraph with every call, and the form in which it travels: `CONTEXT.SIGNATURE` in a header.
 * CONTEXT is base64url of JSON: `iss`, `aud` (one subgraph), `iat`, `exp`, `jti`, `body` (digest of the call's body) and
 * a `CallerContext`. SIGNATURE is a compact JWS (RFC 7515) by Ed25519, which vouches for all contexts that leave at once:
 * `iss`, `iat`, `exp` and `contexts`, their digests. Since `jti` is random, a digest tells nothing to who lacks its context.
 * In: a key, bytes. Out: the parts that signer and verifier must make alike.
 * Not here: signing (gateway/access), verifying (subgraphs/kit/server).
 */
import { type KeyObject, createPublicKey, hash } from "node:crypto";
import type { Caller } from "./caller";

export const CALLER_CONTEXT_HEADER = "hub-caller-context";

export const CALLER_CONTEXT_ISSUER = "hub-gateway";

/** How long a signed context is good for: what two clocks may differ by, and a call may wait for a connection. */
export const CALLER_CONTEXT_SECONDS = 30;

/** Contexts that one signature vouches for, at most. */
export const CONTEXTS_PER_SIGNATURE = 16;

/** A caller as JSON in UTF-8: with all that stands beside it, the header's line fits into 8 KiB, as many servers demand. */
export const MAX_CALLER_BYTES = 3_584;

export interface CallerContext {
  readonly caller: Caller;
  /** Why the caller asks, in its own words; audited. */
  readonly purpose: string | null;
  /** SHA-256 of the client's document, base64url. */
  readonly operation: string;
  /** Names the client's request in every log and audit entry. */
  readonly correlationId: string;
}

/**
 * The first part of every signature by a key. A verifier compares it as text, so that no other algorithm, type or key
 * can be asked for.
 * @param key the pair's private or public half
 */
export function signatureHeader(key: KeyObject): string {
  const { crv, kty, x } = (key.type === "private" ? createPublicKey(key) : key).export({ format: "jwk" });
  // RFC 7638: the members of the thumbprint in this order, without spaces.
  const kid = hash("sha256", JSON.stringify({ crv, kty, x }), "base64url");
  return Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "hub-caller+jwt", kid })).toString("base64url");
}

/** @param bytes a body exactly as it is sent, or was received; a context as it stands in the header */
export function digestOf(bytes: string | Uint8Array): string {
  return hash("sha256", bytes, "base64url");
}
