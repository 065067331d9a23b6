/**
 * One signature for all contexts that leave in one turn of the event loop, whichever requests they belong to: signing
 * costs more than the rest of a call's context.
 * In: the gateway's private key, contexts. Out: each with the signature that vouches for it, when the turn is over or as
 * many wait as one signature can vouch for. Source: RFC 7515. Not here: what contexts say (context-signer.ts).
 */
import { type KeyObject, sign } from "node:crypto";
import {
  CALLER_CONTEXT_ISSUER,
  CALLER_CONTEXT_SECONDS,
  CONTEXTS_PER_SIGNATURE,
  digestOf,
  signatureHeader,
} from "../../common/caller-context";

interface Waiting {
  readonly context: string;
  readonly resolve: (header: string) => void;
  readonly reject: (error: unknown) => void;
}

export class SharedSignature {
  readonly #header: string;
  #waiting: Waiting[] = [];
  /** Whether the end of this turn is waited for. */
  #isScheduled = false;

  /** @param key Ed25519, private */
  constructor(private readonly key: KeyObject) {
    this.#header = `${signatureHeader(key)}.`;
  }

  /**
   * @param context base64url
   * @returns `CONTEXT.SIGNATURE`; rejected, for every context of the turn, when it cannot be signed
   */
  vouchFor(context: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.push({ context, resolve, reject });
      if (waiting === CONTEXTS_PER_SIGNATURE) this.#sign();
      else this.#schedule();
    });
  }

  endTurn(): void {
    this.#isScheduled = false;
    if (this.#waiting.length > 0) this.#sign();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(endTurn, this);
  }

  #sign(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      const signature = this.#signatureOf(waiting.map(({ context }) => digestOf(context)));
      for (const { context, resolve } of waiting) resolve(`${context}.${signature}`);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }

  #signatureOf(contexts: readonly string[]): string {
    const iat = Math.floor(Date.now() / 1_000);
    const vouched = { iss: CALLER_CONTEXT_ISSUER, iat, exp: iat + CALLER_CONTEXT_SECONDS, contexts };
    const signed = this.#header + Buffer.from(JSON.stringify(vouched)).toString("base64url");
    return `${signed}.${sign(null, Buffer.from(signed), this.key).toString("base64url")}`;
  }
}

/** One function for all turns. */
function endTurn(signature: SharedSignature): void {
  signature.endTurn();
}
