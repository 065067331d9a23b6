/**
 * Whether a call comes from a gateway that the subgraph trusts, for this subgraph, with this body, just now, and for
 * the first time. In: a header and the bytes of a body, before anything of them is parsed. Out: who asks and why.
 * Source: RFC 7515, RFC 7519, RFC 8725. Not here: the form (common/caller-context.ts), what the caller may see.
 */
import { type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import { ROLES } from "../../../common/caller";
import {
  CALLER_CONTEXT_ISSUER,
  CALLER_CONTEXT_SECONDS,
  type CallerContext,
  bodyDigest,
  contextHeader,
} from "../../../common/caller-context";
import { HubError } from "../../../common/errors";
import { MARKING_LEVELS } from "../../../common/marking";
import type { SubgraphName } from "../../../common/subgraph-names";
import { NonceCache } from "./nonce-cache";

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
  readonly #keysByHeader: ReadonlyMap<string, KeyObject>;
  readonly #nonces: NonceCache;

  constructor(private readonly options: VerifierOptions) {
    this.#keysByHeader = new Map(options.keys.map((key) => [contextHeader(key), key]));
    this.#nonces = new NonceCache(options.maxNonces ?? MAX_NONCES);
  }

  /**
   * @param token the header of the call
   * @param body as it was received
   * @throws UNAUTHENTICATED in the same words whatever is wrong, the reason as its cause
   */
  verify(token: string | undefined, body: Uint8Array): CallerContext {
    if (token === undefined) throw refused("no context");
    const { aud, iat, exp, jti, body: digest, ...claims } = this.#read(token);
    const now = Date.now() / 1_000;
    if (aud !== this.options.subgraph) throw refused("another audience");
    if (exp - iat > CALLER_CONTEXT_SECONDS || iat > now + CALLER_CONTEXT_SECONDS) throw refused("too long a life");
    if (exp <= now) throw refused("expired");
    if (digest !== bodyDigest(body)) throw refused("another body");
    if (!this.#nonces.take(jti, exp, now)) throw refused("replayed, or no room to remember it");
    const { caller, purpose, operation, correlationId } = claims;
    return { caller, purpose, operation, correlationId };
  }

  /** What a trusted gateway signed. */
  #read(token: string): Claims {
    const [header = "", payload = "", signature = "", ...rest] = token.split(".");
    const key = this.#keysByHeader.get(header);
    if (key === undefined || rest.length > 0) throw refused("unknown header");
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify(null, signed, key, Buffer.from(signature, "base64url"))) throw refused("signature");
    const claims = CLAIMS.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    if (!claims.success) throw refused(claims.error);
    return claims.data;
  }
}

function refused(cause: unknown): HubError {
  return new HubError("UNAUTHENTICATED", "The subgraph answers its gateway alone.", {
    remedy: "Ask the gateway.",
    cause,
  });
}
