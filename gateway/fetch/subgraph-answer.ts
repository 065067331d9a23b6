/**
 * Reads the body of a subgraph's answer.
 * In: HTTP status, content type and text. Out: `SubgraphAnswer`, or `SUBGRAPH_INVALID_RESPONSE` or
 * `SUBGRAPH_UNAVAILABLE` naming the agency. Source: GraphQL over HTTP. Not here: what the data holds.
 */
import { HubError } from "../../common/errors";
import { isRow, ownValue, type Fault, type Row } from "../merged-data";
import type { Subgraph } from "../supergraph-facts";
import { adviceOf } from "./public-advice";
import { publicMessage } from "./public-message";

export interface SubgraphAnswer {
  readonly data: Row | undefined;
  readonly errors: readonly SubgraphError[];
  /** As the subgraph sent it, of any shape. */
  readonly extensions: unknown;
}

/** An answer of the shape that one call expects, without errors. */
export interface ExpectedAnswer {
  readonly data: Row;
  readonly extensions: unknown;
}

/** One entry of a subgraph's `errors`. */
export interface SubgraphError {
  readonly fault: Fault;
  /** As the subgraph sent it. */
  readonly path: readonly (string | number)[];
}

export interface RawAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Errors read of one answer; a subgraph that sends more is cut short. */
const MAX_ERRORS = 1_000;
const JSON_TYPES = /^application\/(?:json|graphql-response\+json)\b/i;

const NO_ERRORS: readonly SubgraphError[] = Object.freeze([]);

/**
 * Reads a body as one call expects it.
 * @returns undefined for a body of another shape, with errors for example
 */
export type DataReader = (text: string) => ExpectedAnswer | undefined;

export function readAnswer(subgraph: Subgraph, raw: RawAnswer, readData?: DataReader): SubgraphAnswer {
  const refused = raw.status < 200 || raw.status > 299;
  const isJson = JSON_TYPES.test(raw.contentType);
  const expected = isJson && !refused ? readData?.(raw.text) : undefined;
  if (expected) return { ...expected, errors: NO_ERRORS };
  const body = isJson ? parseObject(raw.text) : undefined;
  const data = body && ownValue(body, "data");
  const errors = body && readErrors(subgraph, ownValue(body, "errors"));
  if (refused && !errors?.length) throw refusedCall(subgraph, raw.status);
  const hasData = isRow(data) || (data === null && errors && errors.length > 0) || errors?.length;
  if (!errors || !hasData || (data !== null && data !== undefined && !isRow(data))) {
    throw invalidAnswer(subgraph, "with something that is not a GraphQL response");
  }
  return { data: isRow(data) ? data : undefined, errors, extensions: body && ownValue(body, "extensions") };
}

export function invalidAnswer(subgraph: Subgraph, how: string): HubError {
  return new HubError("SUBGRAPH_INVALID_RESPONSE", `The agency ${subgraph.name} answered ${how}.`, {
    agency: subgraph.name,
  });
}

function refusedCall(subgraph: Subgraph, status: number): HubError {
  if (status < 500) return invalidAnswer(subgraph, `with HTTP status ${status}`);
  return new HubError("SUBGRAPH_UNAVAILABLE", `The agency ${subgraph.name} is unavailable (HTTP status ${status}).`, {
    agency: subgraph.name,
  });
}

function parseObject(text: string): Row | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRow(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @returns undefined when `errors` is no list of objects with messages */
function readErrors(subgraph: Subgraph, value: unknown): SubgraphError[] | undefined {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isRow)) return undefined;
  return value.slice(0, MAX_ERRORS).map((entry) => {
    const message = ownValue(entry, "message");
    const extensions = ownValue(entry, "extensions");
    const code = isRow(extensions) ? ownValue(extensions, "code") : undefined;
    const path = ownValue(entry, "path");
    return {
      fault: {
        message: publicMessage(subgraph, typeof message === "string" ? message : "", code),
        code: typeof code === "string" && code !== "" ? code : "SUBGRAPH_ERROR",
        agency: subgraph.name,
        ...adviceOf(subgraph, extensions),
      },
      path: Array.isArray(path) ? path.filter((step) => typeof step === "string" || typeof step === "number") : [],
    };
  });
}
