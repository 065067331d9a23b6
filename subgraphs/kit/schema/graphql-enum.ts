/**
 * Unions inside, GraphQL enums at the border: registers a list of names as a GraphQL enum.
 * In: `["OPEN", "CLOSED"]`. Out: the object that `@Field(() => …)` takes; its values are the names themselves.
 */
import { registerEnumType } from "type-graphql";

export type EnumObject<Value extends string> = { readonly [V in Value]: V };

export interface EnumTexts<Value extends string> {
  readonly name: string;
  readonly description: string;
  /** What single values mean, where the name alone does not say it. */
  readonly values?: Partial<Record<Value, string>>;
}

export function graphqlEnum<Value extends string>(
  values: readonly Value[],
  texts: EnumTexts<Value>,
): EnumObject<Value> {
  const enumObject = Object.fromEntries(values.map((value) => [value, value])) as EnumObject<Value>;
  registerEnumType(enumObject, {
    name: texts.name,
    description: texts.description,
    valuesConfig: Object.fromEntries(
      Object.entries<string | undefined>(texts.values ?? {}).map(([value, description]) => [value, { description }]),
    ) as Partial<Record<Value, { description?: string }>>,
  });
  return enumObject;
}
