/** Bytes of a source as text: UTF-8 with or without a byte order mark, and not a web page. */
import { fileRejected } from "../rejected";
import type { SourceBytes } from "./read-file";

/**
 * @param format what was expected, `JSON`
 * @throws IMPORT_REJECTED when the source is empty, compressed, in another encoding, or a page
 */
export function decodeText({ name, bytes }: SourceBytes, format: string): string {
  const text = decodeUtf8(name, bytes);
  const start = text.trimStart().slice(0, 1);
  if (start === "") throw fileRejected(`${name} is empty.`, "Download it again.");
  if (start === "<") {
    throw fileRejected(
      `${name} is an HTML or XML page, not ${format}.`,
      "Give the file itself, not the page about it.",
    );
  }
  return text;
}

function decodeUtf8(name: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw fileRejected(`${name} is not UTF-8 text.`, "Unpack it if it is compressed, or convert it to UTF-8.", cause);
  }
}
