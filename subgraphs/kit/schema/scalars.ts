/**
 * The scalars of every subgraph: ISO 8601 dates and instants, as graphql-scalars defines them. Text in the form that
 * answers have came from PostgreSQL, which has checked it, and goes out as it is.
 */
import { GraphQLScalarType } from "graphql";
import { GraphQLDate, GraphQLDateTime } from "graphql-scalars";

/** A calendar day, `2026-06-02`. */
export const DateScalar = textAsItIs(GraphQLDate, /^.{10}$/);

/** An instant in UTC to the millisecond, `2026-06-02T14:00:00.000Z`. */
export const DateTimeScalar = textAsItIs(GraphQLDateTime, /^.{19}\..{3}Z$/);

function textAsItIs(scalar: GraphQLScalarType, form: RegExp): GraphQLScalarType {
  return new GraphQLScalarType({
    ...scalar.toConfig(),
    serialize: (value) => (typeof value === "string" && form.test(value) ? value : scalar.serialize(value)),
  });
}
