/**
 * Which properties of a type's rows an answer reads, so that no other column is selected.
 * In: the selection, the class, its table. Out: the properties, or undefined, which stands for all of them: where a
 * field is more than a column (a resolver, a getter of an agency), what it reads is not known here.
 */
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  isObjectType,
} from "graphql";
import type { Class } from "../class";
import type { Table } from "../database/table";
import { MarkedRecord } from "../record/marked-record";

type Properties = ReadonlySet<string> | undefined;

/** What the getters that every record has read. */
const READ_BY_GETTER: Readonly<Record<string, readonly string[]>> = {
  marking: ["markingLevel", "markingCompartments", "markingDissemination", "markingTlp"],
  provenance: ["provenanceSource", "provenanceAsOf"],
};

/** Of a page: what is selected of its nodes, in `nodes` and in `edges { node }`. */
export function neededOfPage(entity: Class, info: GraphQLResolveInfo, table: Table<any>): Properties {
  const nodes = fieldsOf(selectionsOf(info.fieldNodes), info).flatMap((field) => {
    if (field.name.value === "nodes") return [field];
    if (field.name.value !== "edges") return [];
    return fieldsOf(selectionsOf([field]), info).filter((inner) => inner.name.value === "node");
  });
  return needed({ entity, info, table }, selectionsOf(nodes));
}

/** Of `_entities`: what is selected of this type. */
export function neededOfEntities(entity: Class, info: GraphQLResolveInfo, table: Table<any>): Properties {
  return needed({ entity, info, table }, selectionsOf(info.fieldNodes));
}

interface Rows {
  readonly entity: Class;
  readonly info: GraphQLResolveInfo;
  readonly table: Table<any>;
}

function needed({ entity, info, table }: Rows, selections: readonly SelectionNode[]): Properties {
  const type = info.schema.getType(entity.name);
  if (!isObjectType(type)) return undefined;
  const properties = new Set<string>();
  for (const { name } of fieldsOf(selections, info, type)) {
    if (name.value === "__typename") continue;
    const read = readBy(name.value, type, { entity, table });
    if (read === undefined) return undefined;
    for (const property of read) properties.add(property);
  }
  return properties;
}

/** Undefined where a resolver stands behind the field, or a getter that is not every record's. */
function readBy(
  field: string,
  type: GraphQLObjectType,
  { entity, table }: Pick<Rows, "entity" | "table">,
): readonly string[] | undefined {
  if (type.getFields()[field]?.resolve !== undefined) return undefined;
  if (table.has(field)) return [field];
  return entity.prototype instanceof MarkedRecord ? READ_BY_GETTER[field] : undefined;
}

function selectionsOf(fields: readonly FieldNode[]): readonly SelectionNode[] {
  return fields.flatMap((field) => field.selectionSet?.selections ?? []);
}

/** Fields of a selection, those of fragments among them, save of fragments on another object type. */
function fieldsOf(
  selections: readonly SelectionNode[],
  info: GraphQLResolveInfo,
  type?: GraphQLObjectType,
): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    if (fragment === undefined) return [];
    const on = fragment.typeCondition && info.schema.getType(fragment.typeCondition.name.value);
    const isOfAnother = type !== undefined && isObjectType(on) && on !== type;
    return isOfAnother ? [] : fieldsOf(fragment.selectionSet.selections, info, type);
  });
}
