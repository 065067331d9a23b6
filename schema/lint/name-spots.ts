/**
 * Names that say by themselves what they hold back, `blockRelease`, `ModelLicense`, and records named after holding
 * something back that refer to a model, wherever the type graph puts them. A name that has another record's whole
 * name in it, as `releaseEmbargo`, is about that record.
 */
import { type GraphQLNamedType, type GraphQLSchema, getNamedType, isObjectType, isScalarType } from "graphql";
import { rootTypesOf } from "../../common/root-types";
import { holdingWordIn, wordsOf } from "./holding-words";
import type { Spot } from "./inputs";
import { isEntity, namesRecord, namesRelease } from "./model-types";

export function spotsOfNames(schema: GraphQLSchema, about: ReadonlySet<string>): Spot[] {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.includes("__"));
  const holders = types.filter((type) => holdingWordIn(type.name) !== undefined && refersToModel(type, about));
  const otherRecords = types
    .filter((type) => isEntity(type) && !about.has(type.name) && !holders.includes(type))
    .map(({ name }) => wordsOf(name));
  const isAboutOther = ({ name }: Spot): boolean => {
    const words = new Set(wordsOf(name));
    return otherRecords.some((record) => record.every((word) => words.has(word)));
  };
  const named = [...types.map(({ name }) => ({ coordinate: name, name })), ...rootFields(schema)];
  return [
    ...holders.map(({ name }) => ({ coordinate: name, name })),
    ...named.filter((spot) => namesRelease(spot.name) && !isAboutOther(spot)),
  ];
}

function refersToModel(type: GraphQLNamedType, about: ReadonlySet<string>): boolean {
  if (!isObjectType(type)) return false;
  return Object.values(type.getFields()).some((field) => {
    const named = getNamedType(field.type);
    return about.has(named.name) || (isScalarType(named) && named.name === "ID" && namesRecord(field.name));
  });
}

function rootFields(schema: GraphQLSchema): Spot[] {
  return rootTypesOf(schema).flatMap((root) =>
    Object.keys(root.getFields()).map((name) => ({ coordinate: `${root.name}.${name}`, name })),
  );
}
