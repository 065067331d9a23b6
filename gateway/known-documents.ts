/**
 * What one gateway process knows of documents, so that another one can prepare them before it serves.
 * In: a snapshot. Out: a bounded list of its documents; and with such a list, a warm snapshot.
 * Not here: how the list travels (cli/supervisor).
 */
import { readDocumentKey, type KeyedDocument } from "./document-key";
import { prepare, prepareVariant } from "./prepare";
import type { Supergraph } from "./supergraph";

export interface KnownDocument extends KeyedDocument {
  /**
   * One text per prepared variant: a digit for each condition variable, in their order; after a slash, where the
   * operation requires something of callers, a digit for each requirement.
   */
  readonly decisions: readonly string[];
}

const MAX_DOCUMENTS = 500;
/** Characters of all documents together. */
const MAX_LENGTH = 1024 * 1024;

/** @returns the documents used last, the last one first */
export function knownDocuments({ prepared }: Supergraph): KnownDocument[] {
  const documents: KnownDocument[] = [];
  let length = 0;
  for (const key of prepared.keys().reverse()) {
    length += key.length;
    if (documents.length === MAX_DOCUMENTS || length > MAX_LENGTH) break;
    const variants = prepared.get(key)?.variants.keys() ?? [];
    const decisions = new Set(variants.map((variant) => variant.split(" ")[0] ?? ""));
    documents.push({ ...readDocumentKey(key), decisions: [...decisions] });
  }
  return documents;
}

/**
 * Prepares documents one after another; one that does not fit this snapshot is left out.
 * @param patienceMs after which the rest is left out
 * @returns how many documents are prepared
 */
export async function warmUp(
  supergraph: Supergraph,
  documents: readonly KnownDocument[],
  patienceMs: number,
): Promise<number> {
  const endsMs = performance.now() + patienceMs;
  let count = 0;
  for (const document of documents) {
    if (performance.now() > endsMs) break;
    const isPrepared = await prepareAll(supergraph, document).catch(() => false);
    if (isPrepared) count += 1;
  }
  return count;
}

async function prepareAll(supergraph: Supergraph, { text, operationName, decisions }: KnownDocument): Promise<boolean> {
  const prepared = prepare(supergraph, text, operationName);
  const { conditionVariables, requirements } = prepared.operation;
  for (const decision of decisions) {
    const [conditions = "", access = ""] = decision.split("/");
    if (access.length !== requirements.length) continue;
    const values = conditionVariables.map((name, index) => [name, conditions[index] === "1"] as const);
    await prepareVariant(supergraph, prepared, { variables: Object.fromEntries(values), access });
  }
  return true;
}
