/**
 * A document that is refused before anything runs.
 * In: a code and what graphql-js found. Out: the error to throw; its cause holds every finding with its location.
 * Not here: how it is written for the client (respond/format-errors.ts).
 */
import type { GraphQLError } from "graphql";
import { HubError, type ErrorCode } from "../../common/errors";

/** @param findings at least one */
export function refusal(code: ErrorCode, findings: readonly GraphQLError[]): HubError {
  const message = findings[0]?.message ?? "The document is refused.";
  return new HubError(code, message, { cause: new AggregateError(findings, message) });
}
