/**
 * `_entities`: the records behind the references that the gateway sends, in their order.
 * In: the classes stored here, by type name. Out: resolvers. All references to a type become one statement and one
 * promise. References to types that are not stored here are stubs, and answer what the gateway sent.
 * A reference that fails nulls itself, and not the whole of `_entities`.
 * Source: Apollo Federation subgraph specification 2.9.
 */
import type { GraphQLResolveInfo } from "graphql";
import { HubError } from "../../../common/errors";
import type { Class } from "../class";
import { neededOfEntities } from "../read/needed-properties";
import type { SubgraphContext } from "../read/subgraph-context";

export interface Reference {
  readonly __typename: string;
  readonly id?: unknown;
}

export interface EntityTypes {
  readonly stored: ReadonlyMap<string, Class<{ id: string }>>;
  /** Names of all types with a key, stored here or not. */
  readonly keyed: ReadonlySet<string>;
}

/** The resolver of `Query._entities`. */
export function entitiesResolver({ stored, keyed }: EntityTypes) {
  return async (
    _: unknown,
    { representations }: Representations,
    ...[context, info]: [SubgraphContext, GraphQLResolveInfo]
  ): Promise<unknown[]> => {
    const answers: unknown[] = [...representations];
    const placesByType = Map.groupBy(answers.keys(), (place) => representations[place]?.__typename);
    const loads = [...placesByType].map(async ([type = "", places]) => {
      const entity = stored.get(type);
      if (entity !== undefined) {
        const properties = neededOfEntities(entity, info, context.database.table(entity));
        await answerStored({ entity, properties, places, answers }, context);
      } else if (!keyed.has(type)) for (const place of places) answers[place] = noEntity(type);
    });
    await Promise.all(loads);
    return answers;
  };
}

interface Representations {
  readonly representations: readonly Reference[];
}

interface StoredGroup {
  readonly entity: Class<{ id: string }>;
  readonly properties: ReadonlySet<string> | undefined;
  readonly places: readonly number[];
  /** References to begin with, then records. GraphQL takes an error among them as the failure of its place. */
  readonly answers: unknown[];
}

async function answerStored(
  { entity, properties, places, answers }: StoredGroup,
  context: SubgraphContext,
): Promise<void> {
  const ids = places.map((place) => String((answers[place] as Reference).id));
  try {
    const records = await context.records({ entity, ids, properties });
    places.forEach((place, index) => (answers[place] = records[index]));
  } catch (error) {
    for (const place of places) answers[place] = error;
  }
}

function noEntity(type: string): HubError {
  return new HubError("BAD_USER_INPUT", `${type} is no entity of this subgraph.`);
}

/** The type of an answer: what the reference says, or the class of the record, which has the name of its type. */
export function entityTypeName(entity: Partial<Reference>): string {
  return entity.__typename ?? entity.constructor.name;
}
