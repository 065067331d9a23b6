/**
 * Vouches for callers towards subgraphs: a context for each call, signed together with others.
 * In: the gateway's private key, what a request is about, then each call's subgraph and body. Out: a header's text.
 * Not here: its form (common/caller-context.ts), which contexts share a signature (shared-signature.ts), who the caller
 * is (token-verifier.ts).
 */
import { type KeyObject, createPrivateKey, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Caller } from "../../common/caller";
import {
  CALLER_CONTEXT_ISSUER,
  CALLER_CONTEXT_SECONDS,
  type CallerContext,
  digestOf,
} from "../../common/caller-context";
import { HubError } from "../../common/errors";
import type { CallSigner } from "../fetch/subgraph-call";
import { SharedSignature } from "./shared-signature";

export class ContextSigner {
  readonly #signature: SharedSignature;
  /** A caller's JSON: most callers ask more than once. */
  readonly #texts = new WeakMap<Caller, string>();

  /**
   * @param key Ed25519, private
   * @param unsigned names of subgraphs that are told nothing
   */
  constructor(
    key: KeyObject,
    private readonly unsigned: ReadonlySet<string> = new Set(),
  ) {
    this.#signature = new SharedSignature(key);
  }

  /** @returns the signer of one request's calls */
  of({ caller, ...request }: CallerContext): CallSigner {
    const facts = `"caller":${this.#textOf(caller)},${JSON.stringify(request).slice(1)}`;
    return {
      sign: (subgraph, body) =>
        this.unsigned.has(subgraph) ? undefined : this.#signature.vouchFor(contextOf(facts, subgraph, body)),
    };
  }

  #textOf(caller: Caller): string {
    let text = this.#texts.get(caller);
    if (text === undefined) this.#texts.set(caller, (text = JSON.stringify(caller)));
    return text;
  }
}

/** As text, which costs less than an object: everything that is put in is ours, or escaped already. */
function contextOf(facts: string, subgraph: string, body: string): string {
  const iat = Math.floor(Date.now() / 1_000);
  // Node draws the randomness of 128 names at once.
  const call = `"iat":${iat},"exp":${iat + CALLER_CONTEXT_SECONDS},"jti":"${randomUUID()}"`;
  const claims = `{"iss":"${CALLER_CONTEXT_ISSUER}","aud":${JSON.stringify(subgraph)},${call}`;
  return Buffer.from(`${claims},"body":"${digestOf(body)}",${facts}`).toString("base64url");
}

/** @throws CONFIG_INVALID unless the file holds an Ed25519 private key in PEM */
export function readSigningKey(file: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(file));
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch (cause) {
    throw unusable(cause);
  }
  throw unusable();
}

function unusable(cause?: unknown): HubError {
  return new HubError("CONFIG_INVALID", "GATEWAY_SIGNING_KEY names no readable Ed25519 private key.", {
    remedy: "Make one with: openssl genpkey -algorithm ed25519 -out gateway.pem",
    cause,
  });
}
