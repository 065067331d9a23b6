/**
 * Names in and around the types about models: their own, their fields', arguments' and enums', and those of fields
 * anywhere that answer with one, as `blockedModels` would.
 * An enum that a filter of theirs shares with others is not theirs: labels may say CLEAR.
 */
import {
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { type Spot, spotsOfEnum, takenBy } from "./inputs";

interface Member {
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
}

export function spotsOfTypes(schema: GraphQLSchema, about: ReadonlySet<string>): Spot[] {
  const all = membersOf(schema);
  const own = all.filter(({ owner }) => about.has(owner));
  const answering = all.filter(({ field }) => about.has(getNamedType(field.type).name));
  const foreign = new Set(all.filter((member) => !own.includes(member)).flatMap(enumsOf));
  const filters = answering.map(({ owner, field }) => takenBy(`${owner}.${field.name}`, field.args));
  const enums = [
    ...own.flatMap(enumsOf),
    ...filters.flatMap((taken) => [...taken.enums]).filter((type) => !foreign.has(type)),
  ];
  return [
    ...[...about].map((name) => ({ coordinate: name, name })),
    ...[...own, ...answering].map(({ owner, field }) => ({ coordinate: `${owner}.${field.name}`, name: field.name })),
    ...own.flatMap(({ owner, field }) =>
      field.args.map(({ name }) => ({ coordinate: `${owner}.${field.name}(${name}:)`, name })),
    ),
    ...filters.flatMap(({ spots }) => spots),
    ...enums.flatMap(spotsOfEnum),
  ];
}

function membersOf(schema: GraphQLSchema): Member[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.includes("__"))
    .flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).map((field) => ({ owner: type.name, field }))
        : [],
    );
}

/** The enum that a field answers with. */
function enumsOf({ field }: Member): GraphQLEnumType[] {
  const type = getNamedType(field.type);
  return isEnumType(type) ? [type] : [];
}
