/**
 * Names of mutations that are about models: those that answer with something about one, and those that take one.
 * Of the latter, a mutation that answers with another record is about that record where its name says so, as
 * `grantService` with its `ServiceGrant`; otherwise, and where it answers with a mere value, it is about the model.
 */
import { type GraphQLField, type GraphQLSchema, getNamedType } from "graphql";
import { otherWordsOf, wordsOf } from "./holding-words";
import { type Spot, spotsOfEnum, takenBy } from "./inputs";
import { isEntity, namesRecord } from "./model-types";

type Mutation = GraphQLField<unknown, unknown>;

export function spotsOfMutations(schema: GraphQLSchema, about: ReadonlySet<string>): Spot[] {
  const type = schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).flatMap((mutation) => spotsOf(`${type?.name}`, mutation, about));
}

function spotsOf(owner: string, mutation: Mutation, about: ReadonlySet<string>): Spot[] {
  const coordinate = `${owner}.${mutation.name}`;
  const taken = takenBy(coordinate, mutation.args);
  const own = { coordinate, name: mutation.name };
  const answer = getNamedType(mutation.type);
  const takesModel = taken.plain.some(namesRecord);
  if (about.has(answer.name) || (takesModel && !isEntity(answer))) {
    return [own, ...taken.spots, ...[...taken.enums].flatMap(spotsOfEnum)];
  }
  return takesModel && !isAbout(mutation.name, answer.name) ? [own] : [];
}

/** Whether the two names share a word, other than one that holds something back. */
function isAbout(mutation: string, typeName: string): boolean {
  const words = new Set(wordsOf(typeName));
  return otherWordsOf(mutation).some((word) => words.has(word));
}
