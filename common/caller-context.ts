/**
 * What the gateway tells a subgraph with every call, and the form in which it travels: a compact JWS (RFC 7515) in a
 * header, signed with Ed25519 for one subgraph, one body and a few seconds.
 * In: a key, a body. Out: the parts that signer and verifier must make alike.
 * Not here: signing (gateway/access), verifying (subgraphs/kit/server).
 */
import { type KeyObject, createPublicKey, hash } from "node:crypto";
import type { Caller } from "./caller";

export const CALLER_CONTEXT_HEADER = "hub-caller-context";

export const CALLER_CONTEXT_ISSUER = "hub-gateway";

/** How long a signed context is good for: what two clocks may differ by, and a call may wait for a connection. */
export const CALLER_CONTEXT_SECONDS = 30;

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
 * The first part of every context that a key signs. A verifier compares it as text, so that no other algorithm, type
 * or key can be asked for.
 * @param key the pair's private or public half
 */
export function contextHeader(key: KeyObject): string {
  const { crv, kty, x } = (key.type === "private" ? createPublicKey(key) : key).export({ format: "jwk" });
  // RFC 7638: the members of the thumbprint in this order, without spaces.
  const kid = hash("sha256", JSON.stringify({ crv, kty, x }), "base64url");
  return Buffer.from(JSON.stringify({ alg: "EdDSA", typ: "hub-caller+jwt", kid })).toString("base64url");
}

/** @param body exactly as it is sent, or was received */
export function bodyDigest(body: string | Uint8Array): string {
  return hash("sha256", body, "base64url");
}
