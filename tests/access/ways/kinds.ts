/**
 * What the matrix goes through in one subgraph: every sort of stored records with the ways that it has, and every
 * entity, stored or foreign, with all that it leads to. In: the served schema, the stored types. Out: both lists.
 */
import type { GraphQLSchema } from "graphql";
import type { RecordKind } from "./direct-reads";
import { type SelectionSetting, fieldText, fieldsOf, leadsToRecords, ownFields } from "./selections";
import { type Listing, concreteTypes, entityTypes, listings } from "./served-schema";

export function selectionSetting(schema: GraphQLSchema): SelectionSetting {
  const keyed = new Set(entityTypes(schema));
  return { schema, isKeyed: (type) => concreteTypes(schema, type).some((one) => keyed.has(one)) };
}

export interface CountedKind {
  readonly kind: RecordKind;
  /** How many own fields the records have. */
  readonly fields: number;
}

/** @param stored names of the object types whose records the subgraph keeps */
export function recordKinds(schema: GraphQLSchema, stored: ReadonlySet<string>): readonly CountedKind[] {
  const setting = selectionSetting(schema);
  const keyed = new Set(entityTypes(schema));
  const kindOf = (type: string, listing?: Listing): CountedKind => ({
    kind: {
      types: concreteTypes(schema, type).filter((one) => stored.has(one)),
      listing,
      own: `id ${ownFields(setting, type)}`,
    },
    fields: fieldsOf(setting, type).filter((field) => !leadsToRecords(setting, field)).length,
  });
  const listed = listings(schema)
    .filter(({ filter }) => "ids" in filter.getFields())
    .map((listing) => kindOf(listing.type, listing))
    .filter(({ kind }) => kind.types.length > 0);
  const covered = new Set(listed.flatMap(({ kind }) => kind.types));
  const others = [...stored].filter((type) => !covered.has(type) && keyed.has(type));
  return [...listed, ...others.map((type) => kindOf(type))];
}

/** Entities with something to lead to, each with the selection that asks for all of it. */
export function leadingEntities(
  schema: GraphQLSchema,
): readonly { readonly type: string; readonly selection: string }[] {
  const setting = selectionSetting(schema);
  return entityTypes(schema).flatMap((type) => {
    const leading = fieldsOf(setting, type).filter((field) => leadsToRecords(setting, field));
    const selection = leading.map((field) => fieldText(setting, field)).join(" ");
    return selection.trim() === "" ? [] : [{ type, selection }];
  });
}
