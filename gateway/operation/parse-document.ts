/**
 * Text → syntax tree, within the limits that must hold before and while parsing.
 * In: a document. Out: its syntax tree, or `DEPTH_EXCEEDED`, `DOCUMENT_TOO_LARGE`, `GRAPHQL_PARSE_FAILED`.
 * Not here: anything about the schema.
 */
import { GraphQLError, parse, type DocumentNode } from "graphql";
import { HubError } from "../../common/errors";
import type { GatewayLimits } from "../limits";
import { assertBracketDepth } from "./bracket-depth";
import { refusal } from "./refusal";

/** graphql-js tells of its token limit by message only. */
const TOO_MANY_TOKENS = /Document contains more tha[nt] \d+ tokens/;

export function parseDocument(text: string, limits: GatewayLimits): DocumentNode {
  assertBracketDepth(text, limits.brackets);
  try {
    return parse(text, { maxTokens: limits.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (TOO_MANY_TOKENS.test(error.message)) {
      throw new HubError("DOCUMENT_TOO_LARGE", `The document has more than ${limits.tokens} tokens.`, { cause: error });
    }
    throw refusal("GRAPHQL_PARSE_FAILED", [error]);
  }
}
