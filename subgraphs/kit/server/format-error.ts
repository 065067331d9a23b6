/**
 * Errors as a subgraph answers them: the hub's own with code and remedy, GraphQL's own as they are,
 * everything else masked behind a correlation id under which the log has the detail.
 */
import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import type { GraphQLFormattedError } from "graphql";
import { ERRORS, HubError } from "../../../common/errors";
import type { Logger } from "../../../common/logger";

const MASKED_MESSAGE = "The agency could not answer because of an internal error.";

export function formatError(agency: string, logger: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof HubError && ERRORS[cause.code].safe) {
      const remedy = cause.remedy === undefined ? {} : { remedy: cause.remedy };
      const details = cause.facts === undefined ? {} : { details: cause.facts };
      return { ...formatted, message: cause.message, extensions: { code: cause.code, agency, ...remedy, ...details } };
    }
    const code = formatted.extensions?.code;
    if (code !== "INTERNAL_SERVER_ERROR" && typeof code === "string") {
      return { ...formatted, extensions: { code, agency } };
    }
    const correlationId = randomUUID();
    logger.error({ err: cause, correlationId }, "request failed");
    return { ...formatted, message: MASKED_MESSAGE, extensions: { code: "INVARIANT", agency, correlationId } };
  };
}
