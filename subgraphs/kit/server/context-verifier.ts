/**
 * Whether a call comes from a gateway that the subgraph trusts, for this subgraph, with this body, just now, and for
 * the first time. In: a header and the bytes of a body, before anything of them is parsed. Out: who asks and why.
 * Source: RFC 7519, RFC 8725. Not here: the form (common/caller-context.ts), its signature (signature-verifier.ts), what
 * the caller may see.
 */
import type { KeyObject } from "node:crypto";
import { z } from "zod";
import { ROLES } from "../../../common/caller";
import { CALLER_CONTEXT_ISSUER, type CallerContext, digestOf } from "../../../common/caller-context";
import { MARKING_LEVELS } from "../../../common/marking";
import type { SubgraphName } from "../../../common/subgraph-names";
import { assertFresh } from "./fresh";
import { NonceCache } from "./nonce-cache";
import { refusedCall } from "./refused-call";
import { SignatureVerifier } from "./signature-verifier";

/** Contexts of a minute, the longest that one can count as fresh, at over 4,000 calls a second. */
const MAX_NONCES = 2 ** 18;

const texts = z.array(z.string());

const CLAIMS = z.object({
  iss: z.literal(CALLER_CONTEXT_ISSUER),
  aud: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1).max(100),
  body: z.string(),
  caller: z.object({
    subject: z.string(),
    roles: z.array(z.enum(ROLES).exclude(["HUB"])),
    office: z.string(),
    scopes: texts,
    clearance: z.enum(MARKING_LEVELS),
    compartments: texts,
    needToKnow: texts,
  }),
  purpose: z.string().nullable(),
  operation: z.string(),
  correlationId: z.string(),
});

type Claims = z.infer<typeof CLAIMS>;

export interface VerifierOptions {
  /** The audience that a context must name. */
  readonly subgraph: SubgraphName;
  /** Of gateways; none refuses everything. */
  readonly keys: readonly KeyObject[];
  /** Names of contexts that are remembered. */
  readonly maxNonces?: number;
}

export class ContextVerifier {
  readonly #signatures: SignatureVerifier;
  readonly #nonces: NonceCache;
  /** In seconds since 1970. What is older may have been taken by a process that stood here before. */
  readonly #since = Math.floor(Date.now() / 1_000);

  constructor(private readonly options: VerifierOptions) {
    this.#signatures = new SignatureVerifier(options.keys);
    this.#nonces = new NonceCache(options.maxNonces ?? MAX_NONCES);
  }

  /**
   * @param header of the call: `CONTEXT.SIGNATURE`
   * @param body as it was received
   * @throws UNAUTHENTICATED in the same words whatever is wrong, the reason as its cause
   */
  verify(header: string | undefined, body: Uint8Array): CallerContext {
    if (header === undefined) throw refusedCall("no context");
    const now = Date.now() / 1_000;
    const { aud, iat, exp, jti, body: digest, ...claims } = this.#read(header, now);
    if (aud !== this.options.subgraph) throw refusedCall("another audience");
    assertFresh({ iat, exp }, now);
    if (iat < this.#since) throw refusedCall("older than this process");
    if (digest !== digestOf(body)) throw refusedCall("another body");
    if (!this.#nonces.take(jti, exp, now)) throw refusedCall("replayed, or no room to remember it");
    const { caller, purpose, operation, correlationId } = claims;
    return { caller, purpose, operation, correlationId };
  }

  /** What a trusted gateway vouches for. */
  #read(header: string, now: number): Claims {
    const [context = "", ...signature] = header.split(".");
    const vouched = this.#signatures.verify(signature.join("."), now);
    if (!vouched.has(digestOf(context))) throw refusedCall("a context that the signature does not vouch for");
    const claims = CLAIMS.safeParse(JSON.parse(Buffer.from(context, "base64url").toString("utf8")));
    if (!claims.success) throw refusedCall(claims.error);
    return claims.data;
  }
}
