/**
 * One of several processes that serve the same port: a gateway that learns from its siblings before it serves, and
 * that tells them what it knows. In: how to start it. Out: a running gateway. Not here: its siblings (gateway-primary.ts).
 */
import type { KnownDocument } from "../../gateway/known-documents";
import type { RunningGateway } from "../../gateway/server";
import type { PrimaryMessage, WorkerMessage } from "./worker-messages";

type StartGateway = (documents: readonly KnownDocument[]) => Promise<RunningGateway>;

/** How long a worker waits for what its siblings know: without it, it only starts colder. */
const ANSWER_MS = 1_000;

/**
 * @param start with the documents to prepare
 * @throws what `start` throws
 */
export async function startGatewayWorker(start: StartGateway): Promise<RunningGateway> {
  const gateway = await start(await askSiblings());
  process.on("message", (message: PrimaryMessage) => {
    if (message.kind === "list-documents") tell({ kind: "documents", documents: gateway.knownDocuments() });
  });
  return gateway;
}

function askSiblings(): Promise<readonly KnownDocument[]> {
  return new Promise((resolve) => {
    const settle = (documents: readonly KnownDocument[]): void => {
      clearTimeout(timer);
      process.off("message", receive);
      resolve(documents);
    };
    const receive = (message: PrimaryMessage): void => {
      if (message.kind === "known-documents") settle(message.documents);
    };
    const timer = setTimeout(() => settle([]), ANSWER_MS);
    process.on("message", receive);
    tell({ kind: "ask-documents" });
  });
}

function tell(message: WorkerMessage): void {
  process.send?.(message);
}
