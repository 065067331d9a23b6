/**
 * Reads a subgraph's HTTP answer.
 * In: status, content type and text, or "timeout". Out: data and errors; an answer that is none is one error.
 * Source: GraphQL over HTTP: an answer with `errors` counts whatever its status, any other status than 2xx does not;
 * and GraphQL, section 7.1.1: `data` is an object or null.
 */
import type { HttpReply } from "../run/failing-calls";
import { isObject, type Fault, type JsonObject, type Path } from "./missing";

interface Reply {
  /** Undefined when nothing was answered. */
  readonly data: JsonObject | undefined;
  readonly errors: readonly { readonly fault: Fault; readonly path: Path }[];
}

export function readReply(agency: string, reply: HttpReply | "timeout"): Reply {
  const refuse = (code: string): Reply => ({
    data: undefined,
    errors: [{ fault: { code, agency, message: undefined }, path: [] }],
  });
  if (reply === "timeout") return refuse("SUBGRAPH_TIMEOUT");
  const body = reply.contentType.startsWith("application/json") ? parseObject(reply.text) : undefined;
  const errors = Array.isArray(body?.errors) ? body.errors.map((entry: unknown) => readError(agency, entry)) : [];
  if (errors.length === 0 && reply.status >= 500) return refuse("SUBGRAPH_UNAVAILABLE");
  if (errors.length === 0 && reply.status >= 300) return refuse("SUBGRAPH_INVALID_RESPONSE");
  const hasData = body?.data !== undefined && body.data !== null;
  if (hasData && !isObject(body.data)) return refuse("SUBGRAPH_INVALID_RESPONSE");
  if (isObject(body?.data)) return { data: body.data, errors };
  return errors.length > 0 ? { data: undefined, errors } : refuse("SUBGRAPH_INVALID_RESPONSE");
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readError(agency: string, entry: unknown): Reply["errors"][number] {
  const { message, path, extensions } = entry as { message: string; path?: unknown[]; extensions?: JsonObject };
  const code = typeof extensions?.code === "string" ? extensions.code : "SUBGRAPH_ERROR";
  const steps = (path ?? []).filter((step) => typeof step === "string" || typeof step === "number");
  return { fault: { code, agency, message }, path: steps };
}
