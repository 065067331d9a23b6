/**
 * Answers as HTTP: status, headers, body.
 * In: the text of an answer, or a failure. Out: `HttpAnswer`.
 * Source: GraphQL over HTTP, section 6.4: with `application/json` a well-formed request is answered with 200.
 * Not here: errors of single fields.
 */
import { ERRORS, type ErrorCode } from "../../common/errors";
import type { HttpAnswer } from "../http/http-exchange";
import type { MediaType } from "../http/media-type";
import type { FormattedFailure } from "./format-errors";

/** Refusals of a request that is GraphQL: an `application/json` client reads them as an answer. */
const GRAPHQL_REFUSALS: ReadonlySet<ErrorCode> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILED",
  "VARIABLES_INVALID",
  "DOCUMENT_TOO_LARGE",
  "DEPTH_EXCEEDED",
  "ALIASES_EXCEEDED",
  "ROOT_FIELDS_EXCEEDED",
  "SELECTION_TOO_LARGE",
]);

/** What a refusal with a code says in headers. Source: RFC 9110 section 15.5.6, RFC 6750 section 3. */
const HEADERS_OF_CODES: Readonly<Partial<Record<ErrorCode, Readonly<Record<string, string>>>>> = {
  METHOD_NOT_ALLOWED: { allow: "POST" },
  UNAUTHENTICATED: { "www-authenticate": 'Bearer error="invalid_token"' },
  ISSUER_UNAVAILABLE: { "retry-after": "5" },
};

export function answerSuccess(mediaType: MediaType, body: string): HttpAnswer {
  return { status: 200, headers: headersOf(mediaType), body };
}

export function answerFailure(mediaType: MediaType, { error, errors }: FormattedFailure): HttpAnswer {
  const forgiven = mediaType === "application/json" && GRAPHQL_REFUSALS.has(error.code);
  const status = forgiven ? 200 : ERRORS[error.code].http;
  return {
    status,
    headers: { ...headersOf(mediaType), ...HEADERS_OF_CODES[error.code] },
    body: JSON.stringify({ errors }),
  };
}

function headersOf(mediaType: MediaType): Record<string, string> {
  return { "content-type": `${mediaType}; charset=utf-8`, "cache-control": "no-store" };
}
