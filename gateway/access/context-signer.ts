/**
 * Vouches for callers towards subgraphs: one signed context for each call.
 * In: the gateway's private key, what a request is about, then each call's subgraph and body. Out: a compact JWS.
 * Not here: its form (common/caller-context.ts), who the caller is (token-verifier.ts).
 */
import { type KeyObject, createPrivateKey, randomBytes, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  CALLER_CONTEXT_ISSUER,
  CALLER_CONTEXT_SECONDS,
  type CallerContext,
  bodyDigest,
  contextHeader,
} from "../../common/caller-context";
import { HubError } from "../../common/errors";
import type { CallSigner } from "../fetch/subgraph-call";

export class ContextSigner {
  readonly #header: string;
  /** With a number behind it, names each call of this process and of no other. */
  readonly #prefix = randomBytes(12).toString("base64url");
  #calls = 0;

  /**
   * @param key Ed25519, private
   * @param unsigned names of subgraphs that are told nothing
   */
  constructor(
    private readonly key: KeyObject,
    private readonly unsigned: ReadonlySet<string> = new Set(),
  ) {
    this.#header = `${contextHeader(key)}.`;
  }

  /** @returns the signer of one request's calls */
  of(context: CallerContext): CallSigner {
    const facts = JSON.stringify(context).slice(1);
    return {
      sign: (subgraph, body) => (this.unsigned.has(subgraph) ? undefined : this.#sign(facts, subgraph, body)),
    };
  }

  /** As text, which costs less than an object: everything that is put in is ours, or escaped already. */
  #sign(facts: string, subgraph: string, body: string): string {
    const iat = Math.floor(Date.now() / 1_000);
    const call = `"iat":${iat},"exp":${iat + CALLER_CONTEXT_SECONDS},"jti":"${this.#prefix}.${(this.#calls += 1)}"`;
    const claims = `{"iss":"${CALLER_CONTEXT_ISSUER}","aud":${JSON.stringify(subgraph)},${call}`;
    const payload = Buffer.from(`${claims},"body":"${bodyDigest(body)}",${facts}`).toString("base64url");
    const signed = this.#header + payload;
    return `${signed}.${sign(null, Buffer.from(signed), this.key).toString("base64url")}`;
  }
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
