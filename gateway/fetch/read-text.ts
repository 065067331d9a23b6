/**
 * The bytes of a response body as text, decompressed up to a limit.
 * In: bytes and their content encoding. Out: text, at once unless it is compressed, or `BodyTooLarge`.
 * Not here: collecting the bytes (http1/).
 */
import { isAscii } from "node:buffer";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import { BodyTooLarge } from "./http1/body-bytes";

const decoders = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

/**
 * @param bytes may change once this returns
 * @param encoding value of `content-encoding`
 * @param limit bytes after decompression
 * @throws BodyTooLarge, or Error for an unknown or broken encoding, both as a rejection
 */
export function readText(bytes: Buffer, encoding: string | undefined, limit: number): string | Promise<string> {
  return encoding === undefined || encoding === "identity"
    ? textOf(bytes)
    : decode(Buffer.from(bytes), encoding, limit);
}

/** ASCII is copied, which costs a third of decoding. */
function textOf(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? "latin1" : "utf8");
}

async function decode(bytes: Buffer, encoding: string, limit: number): Promise<string> {
  if (encoding !== "gzip" && encoding !== "deflate" && encoding !== "br") throw new Error("Unknown content encoding");
  try {
    return textOf(await decoders[encoding](bytes, { maxOutputLength: limit }));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new BodyTooLarge();
    throw error;
  }
}
