/**
 * The key under which a document's preparation is kept, and what it says.
 * In: a document and perhaps an operation's name. Out: text, and back. Not here: keeping (prepare.ts).
 */
export interface KeyedDocument {
  readonly text: string;
  readonly operationName: string | undefined;
}

/** No valid document holds it. */
const SEPARATOR = "\0";

export function documentKey(text: string, operationName: string | undefined): string {
  return operationName === undefined ? text : `${operationName}${SEPARATOR}${text}`;
}

export function readDocumentKey(key: string): KeyedDocument {
  const end = key.indexOf(SEPARATOR);
  return end === -1
    ? { text: key, operationName: undefined }
    : { text: key.slice(end + SEPARATOR.length), operationName: key.slice(0, end) };
}
