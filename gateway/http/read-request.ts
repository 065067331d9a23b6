/**
 * HTTP request → GraphQL request.
 * In: an exchange. Out: document, operation name and variables, or the refusal that HTTP demands.
 * Source: GraphQL over HTTP, section 5. Not here: the document itself (operation/).
 */
import type { Readable } from "node:stream";
import { HubError } from "../../common/errors";
import { fitsDepth } from "../json-depth";
import type { GatewayLimits } from "../limits";
import type { HttpExchange } from "./http-exchange";
import { assertJsonBody } from "./media-type";

export interface GraphqlRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  /** Parsed JSON, not yet checked against the operation. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws HubError `BAD_REQUEST`, `BODY_TOO_LARGE`, `UNSUPPORTED_MEDIA_TYPE` or `METHOD_NOT_ALLOWED` */
export async function readRequest(exchange: HttpExchange, limits: GatewayLimits): Promise<GraphqlRequest> {
  switch (exchange.method) {
    case "POST": {
      assertJsonBody(exchange.headers["content-type"]);
      const body = parseJson(await readBody(exchange, limits.bodyBytes), "The body");
      return readParameters(body, limits);
    }
    case "GET": {
      const { parameters } = exchange;
      const variables = parameters.get("variables");
      return readParameters(
        {
          query: parameters.get("query"),
          operationName: parameters.get("operationName") || null,
          variables: variables ? parseJson(variables, "The parameter variables") : null,
        },
        limits,
      );
    }
    default:
      throw new HubError("METHOD_NOT_ALLOWED", "Ask with POST, or with GET for queries.");
  }
}

/** @throws HubError `METHOD_NOT_ALLOWED` for a mutation over GET */
export function assertMethodFits(method: string, kind: "query" | "mutation"): void {
  if (method === "GET" && kind === "mutation") {
    throw new HubError("METHOD_NOT_ALLOWED", "Mutations are sent with POST.");
  }
}

async function readBody({ body, headers }: HttpExchange, limit: number): Promise<string> {
  if (Number(headers["content-length"]) > limit) throw bodyTooLarge(limit);
  const bytes = await collect(body, limit);
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    throw new HubError("BAD_REQUEST", "The body is not UTF-8.", { cause });
  }
}

/** By events, which cost a fraction of an asynchronous iteration. */
function collect(body: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    body.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      body.pause();
      reject(bodyTooLarge(limit));
    });
    body.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)));
    body.once("error", () => reject(endedEarly()));
    body.once("close", () => {
      if (!body.readableEnded) reject(endedEarly());
    });
  });
}

function endedEarly(): HubError {
  return new HubError("BAD_REQUEST", "The body ended early.");
}

function bodyTooLarge(limit: number): HubError {
  return new HubError("BODY_TOO_LARGE", `The body has more than ${limit} bytes.`);
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new HubError("BAD_REQUEST", `${what} is not JSON.`, { cause });
  }
}

function readParameters(body: unknown, limits: GatewayLimits): GraphqlRequest {
  if (!isObject(body)) throw new HubError("BAD_REQUEST", "The body is one JSON object; batches are not served.");
  const { query, operationName = null, variables = null } = body;
  if (typeof query !== "string" || query === "") throw new HubError("BAD_REQUEST", "The parameter query is missing.");
  if (operationName !== null && typeof operationName !== "string") {
    throw new HubError("BAD_REQUEST", "The parameter operationName is not a string.");
  }
  if (variables !== null && !isObject(variables)) {
    throw new HubError("BAD_REQUEST", "The parameter variables is not a JSON object.");
  }
  if (!fitsDepth(variables, limits.brackets)) {
    throw new HubError("BAD_REQUEST", `The variables nest deeper than ${limits.brackets} levels.`);
  }
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
