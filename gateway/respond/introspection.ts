/**
 * Answers `__schema` and `__type` from the consumer schema.
 * In: the introspection part of an operation and its variables. Out: values by the client's keys.
 * Not here: writing them next to `data` (answer-writer.ts).
 */
import { executeSync, type DocumentNode, type GraphQLSchema } from "graphql";
import { invariant } from "../../common/invariant";
import type { VariableValues } from "../operation/coerce-variables";
import type { IntrospectionAnswer } from "./answer-writer";

const NOTHING: IntrospectionAnswer = Object.freeze({});

/** @param document validated; undefined when the operation asks for no introspection */
export function answerIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode | undefined,
  variableValues: VariableValues,
): IntrospectionAnswer {
  if (!document) return NOTHING;
  const { data, errors } = executeSync({ schema, document, variableValues });
  invariant(data && !errors, `Introspection failed: ${errors?.map(({ message }) => message).join("; ")}`);
  return data;
}
