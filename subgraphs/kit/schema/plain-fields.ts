/**
 * Fields that only read a property need no resolver: graphql-js reads the property itself, and a thousand rows of ten
 * fields cost ten thousand calls less. type-graphql would put its chain of middlewares around each; the hub has none.
 * In: type-graphql's metadata, its resolvers. Out: the same without those that only read.
 */
import { getMetadataStorage, type createResolversMap } from "type-graphql";
import type { Class } from "../class";

type Resolvers = ReturnType<typeof createResolversMap>;

/** Properties: of all classes that are declared by now, under their own names. Call before the schema is built. */
export function readPropertiesDirectly(): void {
  for (const field of getMetadataStorage().fields) if (field.name === field.schemaName) field.simple ??= true;
}

/** Getters: of stored types, whose values are always instances of their class. */
export function withoutPlainFields(resolvers: Resolvers, stored: ReadonlyMap<string, Class>): Resolvers {
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, fields]) => {
      const entity = stored.get(type);
      if (entity === undefined) return [type, fields];
      const kept = Object.entries(fields).filter(([field]) => !isGetter(entity, field));
      return [type, Object.fromEntries(kept) as typeof fields];
    }),
  );
}

/** A getter that no resolver class stands in for. */
function isGetter(entity: Class, field: string): boolean {
  const isReplaced = getMetadataStorage().fieldResolvers.some(({ kind, methodName, getObjectType }) => {
    if (kind !== "external" || methodName !== field) return false;
    const type = getObjectType?.() as Class | undefined;
    return type === entity || (type !== undefined && entity.prototype instanceof type);
  });
  return !isReplaced && hasGetter(entity.prototype as object, field);
}

function hasGetter(prototype: object | null, property: string): boolean {
  if (prototype === null) return false;
  const own = Object.getOwnPropertyDescriptor(prototype, property);
  return own === undefined
    ? hasGetter(Object.getPrototypeOf(prototype) as object | null, property)
    : own.get !== undefined;
}
