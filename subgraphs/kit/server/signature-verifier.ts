/**
 * Which contexts a trusted gateway vouches for. Several calls share a signature; it is verified once and remembered by
 * its exact text while newer ones arrive, since verifying costs more than the rest of a call's checks.
 * In: public keys, compact JWS. Out: digests of contexts. Source: RFC 7515, RFC 8725. Not here: the contexts.
 */
import { type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import { CALLER_CONTEXT_ISSUER, CONTEXTS_PER_SIGNATURE, signatureHeader } from "../../../common/caller-context";
import { assertFresh } from "./fresh";
import { refusedCall } from "./refused-call";

/** Calls that share a signature arrive within milliseconds of each other. */
const MAX_REMEMBERED = 64;

const VOUCHED = z.object({
  iss: z.literal(CALLER_CONTEXT_ISSUER),
  iat: z.number(),
  exp: z.number(),
  contexts: z.array(z.string()).max(CONTEXTS_PER_SIGNATURE),
});

interface Vouched {
  readonly iat: number;
  readonly exp: number;
  readonly contexts: ReadonlySet<string>;
}

export class SignatureVerifier {
  readonly #keysByHeader: ReadonlyMap<string, KeyObject>;
  readonly #verified = new Map<string, Vouched>();

  /** @param keys of gateways, Ed25519; none trusts nobody */
  constructor(keys: readonly KeyObject[]) {
    this.#keysByHeader = new Map(keys.map((key) => [signatureHeader(key), key]));
  }

  /**
   * @param signature compact JWS
   * @param now in seconds since 1970
   * @returns digests of the contexts
   * @throws UNAUTHENTICATED
   */
  verify(signature: string, now: number): ReadonlySet<string> {
    const vouched = this.#verified.get(signature) ?? this.#remember(signature, this.#read(signature));
    assertFresh(vouched, now);
    return vouched.contexts;
  }

  /** What a trusted gateway signed. */
  #read(text: string): Vouched {
    const [header = "", payload = "", signature = "", ...rest] = text.split(".");
    const key = this.#keysByHeader.get(header);
    if (key === undefined || rest.length > 0) throw refusedCall("unknown header");
    const signed = Buffer.from(`${header}.${payload}`);
    if (!verify(null, signed, key, Buffer.from(signature, "base64url"))) throw refusedCall("signature");
    const vouched = VOUCHED.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    if (!vouched.success) throw refusedCall(vouched.error);
    const { iat, exp, contexts } = vouched.data;
    return { iat, exp, contexts: new Set(contexts) };
  }

  #remember(text: string, vouched: Vouched): Vouched {
    this.#verified.set(text, vouched);
    if (this.#verified.size > MAX_REMEMBERED) {
      const [oldest = ""] = this.#verified.keys();
      this.#verified.delete(oldest);
    }
    return vouched;
  }
}
