/**
 * Errors that end a request before or instead of `data`, as entries of `errors`.
 * In: whatever was thrown. Out: entries that are safe to send; a bug's text is replaced by a correlation id.
 * Not here: errors of single fields (answer-writer.ts).
 */
import { randomUUID } from "node:crypto";
import { GraphQLError } from "graphql";
import { ERRORS, HubError } from "../../common/errors";
import type { ResponseError } from "./response-error";

export interface FormattedFailure {
  readonly error: HubError;
  readonly errors: readonly ResponseError[];
  /** Set when the text was masked: the log must say what happened under this id. */
  readonly correlationId: string | undefined;
}

export function formatFailure(thrown: unknown): FormattedFailure {
  const error =
    thrown instanceof HubError ? thrown : new HubError("INVARIANT", "An unexpected error.", { cause: thrown });
  const { code, agency } = error;
  if (!ERRORS[code].safe) {
    const correlationId = randomUUID();
    const message = "The hub failed. Quote the correlation id when you report it.";
    return { error, errors: [{ message, extensions: { code, correlationId } }], correlationId };
  }
  const errors = findingsOf(error).map(({ message, locations }) => ({
    message,
    ...(locations ? { locations: locations.map(({ line, column }) => ({ line, column })) } : {}),
    extensions: { code, ...(agency === undefined ? {} : { agency }) },
  }));
  return { error, errors, correlationId: undefined };
}

function findingsOf(error: HubError): readonly Pick<GraphQLError, "message" | "locations">[] {
  const { cause } = error;
  if (!(cause instanceof AggregateError)) return [{ message: error.message, locations: undefined }];
  return cause.errors.filter((finding) => finding instanceof GraphQLError);
}
