/**
 * One HTTP exchange with a subgraph: collects the answer's bytes while they arrive, within limits of size and time.
 * In: where to call, what to send, until when. Out: the answer or an error, once, whatever the subgraph does.
 * A query whose connection closed before the first byte of an answer is sent once more: the subgraph had closed a
 * connection that was kept open. Not here: pools (subgraph-client.ts), what an answer means (subgraph-answer.ts).
 */
import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { CALLER_CONTEXT_HEADER } from "../../common/caller-context";
import { HubError } from "../../common/errors";
import type { ClientPresence, Interruptible } from "../http/client-presence";
import type { GatewayLimits } from "../limits";
import type { Subgraph } from "../supergraph-facts";
import { BodyTooLarge, readText } from "./read-text";
import { invalidAnswer, readAnswer, type DataReader, type SubgraphAnswer } from "./subgraph-answer";

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
  sign(subgraph: string, body: string): string | undefined;
}

export interface CallTarget {
  readonly subgraph: Subgraph;
  readonly pool: Dispatcher;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: GatewayLimits;
}

export interface CallCaller {
  readonly deadline: CallDeadline;
  readonly resolve: (answer: SubgraphAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** A connection that ended without saying why. */
const CLOSED_CONNECTION: ReadonlySet<string | undefined> = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

export class SubgraphCall implements Dispatcher.DispatchHandler, Interruptible {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #status = 0;
  #contentType = "";
  #encoding: string | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #timeoutCode: "SUBGRAPH_TIMEOUT" | "REQUEST_TIMEOUT" = "SUBGRAPH_TIMEOUT";
  #settled = false;
  #repeatable: boolean;

  constructor(
    private readonly target: CallTarget,
    private readonly request: SubgraphRequest,
    private readonly caller: CallCaller,
  ) {
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
    this.#send();
  }

  /** The time is over, or the client is gone. */
  interrupt(): void {
    const { name } = this.target.subgraph;
    this.#abort(new HubError(this.#timeoutCode, `The agency ${name} did not answer in time.`, { agency: name }));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#settled) controller.abort(new Error("The call is over."));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.#repeatable = false;
    this.#status = status;
    this.#contentType = single(headers["content-type"]) ?? "";
    this.#encoding = single(headers["content-encoding"]);
    if (Number(single(headers["content-length"])) > this.target.limits.subgraphAnswerBytes) this.#refuse();
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#length += chunk.length;
    if (this.#length > this.target.limits.subgraphAnswerBytes) this.#refuse();
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#settled) return;
    const bytes = this.#chunks.length === 1 && this.#chunks[0] ? this.#chunks[0] : Buffer.concat(this.#chunks);
    const text = readText(bytes, this.#encoding, this.target.limits.subgraphAnswerBytes);
    if (typeof text === "string") this.#finish(text);
    else text.then((decoded) => this.#finish(decoded)).catch((error: unknown) => this.#fail(this.#explain(error)));
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#settled) return;
    if (this.#repeatable && CLOSED_CONNECTION.has((error as NodeJS.ErrnoException).code)) {
      this.#repeatable = false;
      this.#send();
    } else {
      this.#fail(this.#explain(error));
    }
  }

  #send(): void {
    const { pool, path, subgraph } = this.target;
    const { body, signer } = this.request;
    const context = signer?.sign(subgraph.name, body);
    const headers =
      context === undefined ? this.target.headers : { ...this.target.headers, [CALLER_CONTEXT_HEADER]: context };
    pool.dispatch({ path, method: "POST", headers, body }, this);
  }

  #finish(text: string): void {
    if (this.#settled) return;
    this.#settle();
    try {
      const raw = { status: this.#status, contentType: this.#contentType, text };
      this.caller.resolve(readAnswer(this.target.subgraph, raw, this.request.readData));
    } catch (error) {
      this.caller.reject(error);
    }
  }

  #refuse(): void {
    this.#abort(this.#explain(new BodyTooLarge()));
  }

  #abort(error: HubError): void {
    this.#fail(error);
    this.#controller?.abort(error);
  }

  #fail(error: HubError): void {
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
    if (cause instanceof BodyTooLarge) {
      const message = `The agency ${name} answered with more than ${limits.subgraphAnswerBytes} bytes.`;
      return new HubError("RESPONSE_TOO_LARGE", message, { agency: name });
    }
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || /^(?:Z_|HPE_)/.test(code)) return invalidAnswer(subgraph, "with a broken response");
    return new HubError("SUBGRAPH_UNAVAILABLE", `The agency ${name} could not be reached.`, { agency: name, cause });
  }
}

/** One function for all timers. */
function interrupt(call: SubgraphCall): void {
  call.interrupt();
}

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
