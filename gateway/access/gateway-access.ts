/**
 * Who asks, and how subgraphs are told.
 * In: the settings, then the headers of each request. Out: callers, and a signer where there is a key.
 * Not here: what callers may see.
 */
import type { IncomingHttpHeaders } from "node:http";
import { ANONYMOUS, type Caller } from "../../common/caller";
import type { AccessConfig } from "./access-config";
import { ContextSigner, readSigningKey } from "./context-signer";
import { assertReadable } from "./issuer-keys";
import { TokenVerifier, refused } from "./token-verifier";

export interface GatewayAccess {
  readonly verifier: TokenVerifier;
  /** Undefined where subgraphs are told nothing about callers. */
  readonly signer: ContextSigner | undefined;
}

const BEARER = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+) *$/i;

/** @throws CONFIG_INVALID when a key cannot be read */
export async function openAccess({ issuers, signingKey, unsignedSubgraphs }: AccessConfig): Promise<GatewayAccess> {
  await Promise.all(issuers.map(assertReadable));
  const signer =
    signingKey === undefined ? undefined : new ContextSigner(readSigningKey(signingKey), new Set(unsignedSubgraphs));
  return { verifier: new TokenVerifier(issuers), signer };
}

/**
 * @returns the anonymous caller for a request that says nothing
 * @throws UNAUTHENTICATED for one that says something without proof; ISSUER_UNAVAILABLE
 */
export function callerOf({ verifier }: GatewayAccess, headers: IncomingHttpHeaders): Caller | Promise<Caller> {
  const { authorization } = headers;
  if (authorization === undefined) return ANONYMOUS;
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw refused("no bearer token");
  return verifier.callerOf(token);
}
