/** Reads a JSON request body within its limit. Only the gateway calls subgraphs, so entity batches may be large. */
import type { IncomingMessage } from "node:http";
import { HubError } from "../../../common/errors";

const MAXIMUM_BODY_BYTES = 8 * 1024 * 1024;

/** @throws BODY_TOO_LARGE */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAXIMUM_BODY_BYTES) {
      throw new HubError("BODY_TOO_LARGE", `The body exceeds ${MAXIMUM_BODY_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws BAD_REQUEST */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (cause) {
    throw new HubError("BAD_REQUEST", "The body is not JSON.", { cause });
  }
}
