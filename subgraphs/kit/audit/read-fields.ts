/**
 * Which fields an operation selects of each type, for the audit's entries.
 * In: schema, document. Out: names, those selected through interfaces of a type included.
 */
import {
  type DocumentNode,
  type GraphQLSchema,
  TypeInfo,
  getNamedType,
  isInterfaceType,
  isObjectType,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** @param document valid for the schema; names no field where there is none */
export function readFields(schema: GraphQLSchema, document?: DocumentNode): (type: string) => readonly string[] {
  const selected = document === undefined ? new Map<string, Set<string>>() : selectedFields(schema, document);
  return (name) => {
    const type = schema.getType(name);
    const interfaces = isObjectType(type) || isInterfaceType(type) ? type.getInterfaces() : [];
    const names = [name, ...interfaces.map((one) => one.name)].flatMap((one) => [...(selected.get(one) ?? [])]);
    return [...new Set(names)].toSorted((one, other) => (one < other ? -1 : 1));
  };
}

function selectedFields(schema: GraphQLSchema, document: DocumentNode): ReadonlyMap<string, Set<string>> {
  const selected = new Map<string, Set<string>>();
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Field({ name }) {
      const parent = info.getParentType();
      if (!parent || name.value.startsWith("__")) return;
      const type = getNamedType(parent).name;
      const names = selected.get(type) ?? new Set();
      selected.set(type, names.add(name.value));
    },
  });
  visit(document, visitor);
  return selected;
}
