/** The scalars of every subgraph: ISO 8601 dates and instants, as graphql-scalars defines them. */
import { GraphQLDate, GraphQLDateTime } from "graphql-scalars";

/** A calendar day, `2026-06-02`. */
export const DateScalar = GraphQLDate;

/** An instant with its offset, `2026-06-02T14:00:00.000Z`. */
export const DateTimeScalar = GraphQLDateTime;
