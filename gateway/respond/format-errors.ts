/**
 * Errors that end a request before or instead of `data`, as entries of `errors`.
 * In: whatever was thrown. Out: entries that are safe to send; a bug's text is replaced by a correlation id.
 * Not here: errors of single fields (answer-writer.ts).
 */
import { GraphQLError } from "graphql";
import { ERRORS, HubError } from "../../common/errors";
import type { ResponseError } from "./response-error";

export interface FormattedFailure {
  readonly error: HubError;
  readonly errors: readonly ResponseError[];
  /** Whether the text was masked: the log must say what happened under the request's correlation id. */
  readonly masked: boolean;
}

/** @param correlationId names the request */
export function formatFailure(thrown: unknown, correlationId: string): FormattedFailure {
  const error =
    thrown instanceof HubError ? thrown : new HubError("INVARIANT", "An unexpected error.", { cause: thrown });
  const { code, agency, remedy } = error;
  if (!ERRORS[code].safe) {
    const message = "The hub failed. Quote the correlation id when you report it.";
    return { error, errors: [{ message, extensions: { code, correlationId } }], masked: true };
  }
  const errors = findingsOf(error).map(({ message, locations }) => ({
    message,
    ...(locations ? { locations: locations.map(({ line, column }) => ({ line, column })) } : {}),
    extensions: {
      code,
      ...(agency === undefined ? {} : { agency }),
      ...(remedy === undefined ? {} : { remedy }),
    },
  }));
  return { error, errors, masked: false };
}

function findingsOf(error: HubError): readonly Pick<GraphQLError, "message" | "locations">[] {
  const { cause } = error;
  if (!(cause instanceof AggregateError)) return [{ message: error.message, locations: undefined }];
  return cause.errors.filter((finding) => finding instanceof GraphQLError);
}
