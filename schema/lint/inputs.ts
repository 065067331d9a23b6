/** What arguments take: their names, input types and enums, as schema coordinates with the names that they show. */
import {
  type GraphQLArgument,
  type GraphQLEnumType,
  type GraphQLInputObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isScalarType,
} from "graphql";

/** A name of the schema and where it stands: `AccessWindowState.OPEN`. */
export interface Spot {
  readonly coordinate: string;
  readonly name: string;
}

export interface Taken {
  /** Names of arguments, input types and their fields. */
  readonly spots: readonly Spot[];
  readonly enums: ReadonlySet<GraphQLEnumType>;
  /** Names of arguments and input fields of plain values, among which ids are. */
  readonly plain: readonly string[];
}

/** @param owner coordinate of the field or directive, `Mutation.refer` */
export function takenBy(owner: string, args: readonly GraphQLArgument[]): Taken {
  const spots: Spot[] = [];
  const plain: string[] = [];
  const enums = new Set<GraphQLEnumType>();
  const seen = new Set<GraphQLInputObjectType>();
  const take = (coordinate: string, { name, type }: Pick<GraphQLArgument, "name" | "type">): void => {
    spots.push({ coordinate, name });
    const named = getNamedType(type);
    if (isScalarType(named) && named.name !== "Boolean") plain.push(name);
    if (isEnumType(named)) enums.add(named);
    if (!isInputObjectType(named) || seen.has(named)) return;
    seen.add(named);
    spots.push({ coordinate: named.name, name: named.name });
    for (const field of Object.values(named.getFields())) take(`${named.name}.${field.name}`, field);
  };
  for (const arg of args) take(`${owner}(${arg.name}:)`, arg);
  return { spots, enums, plain };
}

/** The enum's own name and those of its values. */
export function spotsOfEnum(type: GraphQLEnumType): Spot[] {
  const values = type.getValues().map(({ name }) => ({ coordinate: `${type.name}.${name}`, name }));
  return [{ coordinate: type.name, name: type.name }, ...values];
}
