/** Collects a stream of bytes within the size limit, telling how far it is. */
import { assertSize } from "./limits";

export interface Collecting {
  /** What is read, for messages. */
  readonly name: string;
  readonly signal: AbortSignal | undefined;
  readonly onBytes: (bytes: number) => void;
}

/**
 * @throws IMPORT_REJECTED as soon as the limit is passed, however much follows
 * @throws the signal's reason when it is aborted
 */
export async function collect(stream: AsyncIterable<Uint8Array>, collecting: Collecting): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    collecting.signal?.throwIfAborted();
    bytes += chunk.length;
    assertSize(collecting.name, bytes);
    chunks.push(chunk);
    collecting.onBytes(bytes);
  }
  return Buffer.concat(chunks);
}
