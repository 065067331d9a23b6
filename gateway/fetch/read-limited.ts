/**
 * Reads a response body as text, decompressed, up to a limit.
 * In: a stream of bytes and its content encoding. Out: text, or `BodyTooLarge`. Not here: deadlines (the caller's signal).
 */
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";

export class BodyTooLarge extends Error {}

const decoders = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

/**
 * @param encoding value of `content-encoding`
 * @param limit bytes, before and after decompression
 * @throws BodyTooLarge, or Error for an unknown or broken encoding
 */
export async function readLimited(
  body: AsyncIterable<Buffer>,
  encoding: string | undefined,
  limit: number,
): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  const bytes = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length);
  return (await decode(bytes, encoding, limit)).toString("utf8");
}

async function decode(bytes: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  if (encoding === undefined || encoding === "identity") return bytes;
  if (encoding !== "gzip" && encoding !== "deflate" && encoding !== "br") throw new Error("Unknown content encoding");
  try {
    return await decoders[encoding](bytes, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw new BodyTooLarge();
    throw error;
  }
}
