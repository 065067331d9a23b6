/**
 * Access tokens of several issuers: who vouches for whom, as far as it can be proved.
 * In: a compact JWT and the issuers that the hub trusts. Out: the caller. A verified token is remembered for a minute
 * at most, by its hash, since verifying costs more than the rest of a request's checks.
 * Source: RFC 7519, RFC 8725 (explicit algorithms and types), RFC 9068 (`at+jwt`). Not here: keys (issuer-keys.ts).
 */
import { hash } from "node:crypto";
import { decodeJwt, jwtVerify, type JWTVerifyGetKey } from "jose";
import type { Caller } from "../../common/caller";
import { HubError } from "../../common/errors";
import { LruMap } from "../lru-map";
import type { IssuerConfig } from "./access-config";
import { issuerKeys } from "./issuer-keys";
import { readClaims } from "./read-claims";

/** As long as a header's line may be for many servers. */
const MAX_LENGTH = 8 * 1024;
const MAX_REMEMBERED = 10_000;
const REMEMBERED_MS = 60_000;
/** By which an issuer's clock may differ from ours. */
const CLOCK_SKEW_SECONDS = 30;

interface Issuer {
  readonly config: IssuerConfig;
  readonly keys: JWTVerifyGetKey;
}

interface Verified {
  readonly caller: Caller;
  /** In milliseconds of `Date.now()`. */
  readonly untilMs: number;
}

export class TokenVerifier {
  readonly #issuers: ReadonlyMap<string, Issuer>;
  readonly #verified = new LruMap<string, Verified>(MAX_REMEMBERED);

  /** @param keysOf where an issuer's keys come from */
  constructor(issuers: readonly IssuerConfig[], keysOf: (issuer: IssuerConfig) => JWTVerifyGetKey = issuerKeys) {
    this.#issuers = new Map(issuers.map((config) => [config.issuer, { config, keys: keysOf(config) }]));
  }

  /** @throws UNAUTHENTICATED for a token that proves nothing, the reason as its cause; ISSUER_UNAVAILABLE */
  callerOf(token: string): Caller | Promise<Caller> {
    if (token.length > MAX_LENGTH) throw refused("too long");
    const key = hash("sha256", token, "base64url");
    const known = this.#verified.get(key);
    if (known && Date.now() < known.untilMs) return known.caller;
    return this.#verify(token, key);
  }

  async #verify(token: string, key: string): Promise<Caller> {
    const { config, keys } = this.#issuerOf(token);
    const { payload } = await jwtVerify(token, keys, {
      issuer: config.issuer,
      audience: [...config.audience],
      algorithms: [...config.algorithms],
      typ: config.type,
      maxTokenAge: config.maxAgeSeconds,
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ["sub", "iat", "exp"],
    }).catch((error: unknown) => {
      throw error instanceof HubError ? error : refused(error);
    });
    const caller = readClaims(config.id, payload);
    if (!caller) throw refused("claims");
    const endsMs = (payload.exp ?? 0) * 1_000;
    this.#verified.set(key, { caller, untilMs: Math.min(endsMs, Date.now() + REMEMBERED_MS) });
    return caller;
  }

  /** Whom the token says it is from, not yet proved. */
  #issuerOf(token: string): Issuer {
    let named: string | undefined;
    try {
      named = decodeJwt(token).iss;
    } catch (cause) {
      throw refused(cause);
    }
    const issuer = this.#issuers.get(named ?? "");
    if (!issuer) throw refused("unknown issuer");
    return issuer;
  }
}

/** The same words whatever is wrong: they would tell a forger how far it got. The log has the cause. */
export function refused(cause: unknown): HubError {
  return new HubError("UNAUTHENTICATED", "The access token is not accepted.", {
    remedy: "Get a new token for this hub from your issuer, and send it as `Authorization: Bearer TOKEN`.",
    cause,
  });
}
