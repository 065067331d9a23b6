/**
 * One call of a subgraph over HTTP, within limits of size and time.
 * In: where to call, what to send, until when. Out: the answer or an error, once, whatever the subgraph does.
 * A query whose connection closed before the first byte of an answer is sent once more: the subgraph had closed a
 * connection that was kept open. Not here: connections (http1/), what an answer means (subgraph-answer.ts).
 */
import { CALLER_CONTEXT_HEADER } from "../../common/caller-context";
import { HubError } from "../../common/errors";
import type { ClientPresence, Interruptible } from "../http/client-presence";
import type { GatewayLimits } from "../limits";
import type { Subgraph } from "../supergraph-facts";
import { BodyTooLarge } from "./http1/body-bytes";
import { BrokenResponse } from "./http1/broken-response";
import type { ConnectionPool } from "./http1/connection-pool";
import type { Exchange, RequestText } from "./http1/exchange";
import { requestText, type HeaderFields } from "./http1/request-text";
import type { HttpResponse } from "./http1/response-reader";
import { readText } from "./read-text";
import { invalidAnswer, readAnswer, type DataReader, type RawAnswer, type SubgraphAnswer } from "./subgraph-answer";

/** When a call must be over. */
export interface CallDeadline {
  /** End of the whole request, in milliseconds of `performance.now()`. */
  readonly requestEndsMs: number;
  /** The client without which the call is in vain. */
  readonly client: ClientPresence | undefined;
}

export interface SubgraphRequest {
  /** JSON. */
  readonly body: string;
  /** Whether the subgraph may receive it twice. */
  readonly repeatable: boolean;
  readonly readData?: DataReader;
  readonly signer?: CallSigner | undefined;
}

/** Tells subgraphs who asks. */
export interface CallSigner {
  /**
   * @param subgraph its name
   * @returns a signed context, another one each time; undefined for a subgraph that is told nothing
   */
  sign(subgraph: string, body: string): Promise<string> | undefined;
}

export interface CallTarget {
  readonly subgraph: Subgraph;
  readonly pool: ConnectionPool;
  /** What every request to the subgraph begins with. */
  readonly prefix: string;
  readonly limits: GatewayLimits;
}

export interface CallCaller {
  readonly deadline: CallDeadline;
  readonly resolve: (answer: SubgraphAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** A connection that ended without saying why. */
const CLOSED_CONNECTION: ReadonlySet<string | undefined> = new Set(["ECONNRESET", "EPIPE"]);

export class SubgraphCall implements Exchange, Interruptible {
  connection: Exchange["connection"];
  readonly maxBodyBytes: number;
  #timer: NodeJS.Timeout | undefined;
  #timeoutCode: "SUBGRAPH_TIMEOUT" | "REQUEST_TIMEOUT" = "SUBGRAPH_TIMEOUT";
  #settled = false;
  #repeatable: boolean;
  /** Header fields of one attempt. */
  #fields: HeaderFields | undefined;

  constructor(
    private readonly target: CallTarget,
    private readonly request: SubgraphRequest,
    private readonly caller: CallCaller,
  ) {
    this.maxBodyBytes = target.limits.subgraphAnswerBytes;
    this.#repeatable = request.repeatable;
  }

  start(): void {
    const { deadline } = this.caller;
    const { subgraphCallMs } = this.target.limits;
    const remainingMs = deadline.requestEndsMs - performance.now();
    if (remainingMs < subgraphCallMs) this.#timeoutCode = "REQUEST_TIMEOUT";
    if (remainingMs <= 0 || deadline.client?.gone) {
      this.interrupt();
      return;
    }
    this.#timer = setTimeout(interrupt, Math.min(subgraphCallMs, remainingMs), this);
    deadline.client?.begin(this);
    this.#send(false);
  }

  /** The time is over, or the client is gone. */
  interrupt(): void {
    const { name } = this.target.subgraph;
    this.#fail(new HubError(this.#timeoutCode, `The agency ${name} did not answer in time.`, { agency: name }));
    this.target.pool.abandon(this);
  }

  write(): RequestText {
    const { body } = this.request;
    return requestText(this.target.prefix, this.#fields, body);
  }

  receive({ head: { status, contentType, contentEncoding }, body }: HttpResponse): void {
    const text = readText(body, contentEncoding, this.maxBodyBytes);
    if (typeof text === "string") {
      this.#finish({ status, contentType, text });
      return;
    }
    text
      .then((decoded) => this.#finish({ status, contentType, text: decoded }))
      .catch((error: unknown) => this.#fail(this.#explain(error)));
  }

  fail(error: Error, isUnanswered: boolean): void {
    if (this.#settled) return;
    if (isUnanswered && this.#repeatable && CLOSED_CONNECTION.has((error as NodeJS.ErrnoException).code)) {
      this.#repeatable = false;
      this.#send(true);
    } else {
      this.#fail(this.#explain(error));
    }
  }

  #send(isFresh: boolean): void {
    const { signer } = this.request;
    if (signer) void this.#sendSigned(signer, isFresh);
    else this.target.pool.send(this, isFresh);
  }

  /** A call that is sent again gets a context of its own; one that ended while it was signed is not sent. */
  async #sendSigned(signer: CallSigner, isFresh: boolean): Promise<void> {
    try {
      const context = await signer.sign(this.target.subgraph.name, this.request.body);
      if (this.#settled) return;
      this.#fields = context === undefined ? undefined : { [CALLER_CONTEXT_HEADER]: context };
      this.target.pool.send(this, isFresh);
    } catch (error) {
      this.#fail(error);
    }
  }

  #finish(raw: RawAnswer): void {
    if (this.#settled) return;
    this.#settle();
    try {
      this.caller.resolve(readAnswer(this.target.subgraph, raw, this.request.readData));
    } catch (error) {
      this.caller.reject(error);
    }
  }

  #fail(error: unknown): void {
    if (this.#settled) return;
    this.#settle();
    this.caller.reject(error);
  }

  #settle(): void {
    this.#settled = true;
    clearTimeout(this.#timer);
    this.caller.deadline.client?.end(this);
  }

  #explain(cause: unknown): HubError {
    const { subgraph, limits } = this.target;
    const { name } = subgraph;
    if (cause instanceof HubError) return cause;
    if (cause instanceof BodyTooLarge) {
      const message = `The agency ${name} answered with more than ${limits.subgraphAnswerBytes} bytes.`;
      return new HubError("RESPONSE_TOO_LARGE", message, { agency: name });
    }
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof BrokenResponse || code === undefined || code.startsWith("Z_"))
      return invalidAnswer(subgraph, "with a broken response");
    return new HubError("SUBGRAPH_UNAVAILABLE", `The agency ${name} could not be reached.`, { agency: name, cause });
  }
}

/** One function for all timers. */
function interrupt(call: SubgraphCall): void {
  call.interrupt();
}
