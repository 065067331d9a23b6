/**
 * The process that keeps several gateway workers on one port: it starts them, replaces one that dies, hands on what
 * the others know to its successor, and stops them all.
 * In: how many, and the command line of this process, which each worker gets too. Out: a running part.
 * Not here: serving (gateway-worker.ts); a killed primary, which each worker notices itself (run-part.ts).
 */
import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { HubError } from "../../common/errors";
import type { Logger } from "../../common/logger";
import type { PartMessage } from "./part-messages";
import type { RunningPart } from "./run-part";
import type { PrimaryMessage, WorkerMessage } from "./worker-messages";

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 15_000;
/** A worker that served this long starts its back-off anew. */
const SETTLED_MS = 60_000;
/** Shorter than what a part may take to stop, so that the primary ends after its workers. */
const STOP_LIMIT_MS = 9_000;

/**
 * @param count workers, 2 or more
 * @throws the first worker's own HubError, or PART_FAILED; nothing is left running then
 */
export async function startGatewayPrimary(count: number, logger: Logger): Promise<RunningPart> {
  // Passing each connection through this process would lose those that a dying worker has not yet taken.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  const primary = new GatewayPrimary(logger);
  try {
    const urls = await Promise.all(Array.from({ length: count }, () => primary.launch(0)));
    return { url: urls[0] ?? "", stop: () => primary.stop() };
  } catch (error) {
    await primary.stop();
    throw error;
  }
}

class GatewayPrimary {
  readonly #serving = new Set<Worker>();
  /** Workers that wait for what another one knows → that one. */
  readonly #asking = new Map<Worker, Worker>();
  #isStopping = false;

  constructor(private readonly logger: Logger) {}

  /**
   * @param restarts how often it died lately
   * @returns where it serves
   */
  launch(restarts: number): Promise<string> {
    const worker = cluster.fork();
    const startedMs = performance.now();
    return new Promise((resolve, reject) => {
      worker.on("message", (message: PartMessage | WorkerMessage) => {
        if (message.kind === "ready") {
          this.#serving.add(worker);
          resolve(message.url);
        } else if (message.kind === "failed") {
          reject(new HubError(message.code, message.message, { remedy: message.remedy }));
        } else {
          this.#pass(worker, message);
        }
      });
      worker.once("exit", (code: number, signal: string | null) => {
        reject(new HubError("PART_FAILED", "A worker of the gateway ended while starting."));
        this.#lose(worker);
        if (this.#isStopping) return;
        const lived = performance.now() - startedMs;
        this.logger.error({ code, signal, livedMs: Math.round(lived) }, "A worker of the gateway ended.");
        this.#replace(lived > SETTLED_MS ? 0 : restarts);
      });
    });
  }

  /** Asks every worker to end and waits until they have; kills them after 9 s. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    await Promise.all(workers.map(stopWorker));
  }

  #replace(restarts: number): void {
    const delayMs = Math.min(FIRST_DELAY_MS * 2 ** restarts, LONGEST_DELAY_MS);
    setTimeout(() => {
      if (this.#isStopping) return;
      this.launch(restarts + 1).then(
        () => this.logger.info("A worker of the gateway serves in its place."),
        (error: unknown) => this.logger.error({ err: error }, "A worker of the gateway does not start."),
      );
    }, delayMs).unref();
  }

  #lose(worker: Worker): void {
    this.#serving.delete(worker);
    this.#asking.delete(worker);
    for (const [asking, asked] of this.#asking) if (asked === worker) this.#answer(asking, []);
  }

  #pass(worker: Worker, message: WorkerMessage): void {
    if (message.kind === "ask-documents") {
      const [sibling] = this.#serving;
      if (!sibling) return this.#answer(worker, []);
      this.#asking.set(worker, sibling);
      tell(sibling, { kind: "list-documents" });
      return;
    }
    for (const [asking, asked] of this.#asking) if (asked === worker) this.#answer(asking, message.documents);
  }

  #answer(worker: Worker, documents: Extract<WorkerMessage, { kind: "documents" }>["documents"]): void {
    this.#asking.delete(worker);
    tell(worker, { kind: "known-documents", documents });
  }
}

function tell(worker: Worker, message: PrimaryMessage): void {
  if (worker.isConnected()) worker.send(message);
}

async function stopWorker(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const exited = once(worker, "exit");
  worker.process.kill("SIGTERM");
  const limit = setTimeout(() => worker.process.kill("SIGKILL"), STOP_LIMIT_MS);
  await exited;
  clearTimeout(limit);
}
