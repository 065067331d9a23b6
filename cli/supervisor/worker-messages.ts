/** What the gateway's workers and their primary tell each other beside `PartMessage`, over Node's IPC channel. */
import type { KnownDocument } from "../../gateway/known-documents";

/** Of a worker: what do the others know? And its answer to the same question. */
export type WorkerMessage =
  | { readonly kind: "ask-documents" }
  | { readonly kind: "documents"; readonly documents: readonly KnownDocument[] };

/** Of the primary: the answer, and the question handed on. */
export type PrimaryMessage =
  | { readonly kind: "known-documents"; readonly documents: readonly KnownDocument[] }
  | { readonly kind: "list-documents" };
