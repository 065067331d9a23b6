/**
 * Where an answer may lose a part without losing the rest. When one subgraph is down, GraphQL lifts the null it leaves
 * to the nearest nullable place. So three kinds of places are nullable in every subgraph, whatever its classes say:
 * entities, since their fields come from several agencies; fields that a subgraph adds to another's entity; and the
 * root fields of `Query`. Values (markings, connections, scalars of one's own) stay as they are declared.
 * In: the printed document, the names of the types stored here. Out: the document with those places nullable.
 */
import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  visit,
} from "graphql";

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function withFailureBoundaries(document: DocumentNode, stored: ReadonlySet<string>): DocumentNode {
  const entities = entityNames(document);
  const mapFields = (type: FieldsType): FieldsType => ({
    ...type,
    fields: type.fields?.map((field) => {
      if (hasDirective(field, "external")) return field;
      const inner = entities.has(namedType(field.type)) ? nullableInside(field.type) : field.type;
      const adds = type.name.value === "Query" || (isForeign(type, stored) && !isKeyField(type, field));
      return { ...field, type: adds ? nullable(inner) : inner };
    }),
  });
  return visit(document, { ObjectTypeDefinition: mapFields, InterfaceTypeDefinition: mapFields });
}

/** Types with a key, and the interfaces that such types implement. */
function entityNames(document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    if (!hasDirective(node, "key")) continue;
    names.add(node.name.value);
    for (const implemented of node.interfaces ?? []) names.add(implemented.name.value);
  }
  return names;
}

function isForeign(type: FieldsType, stored: ReadonlySet<string>): boolean {
  return hasDirective(type, "key") && !stored.has(type.name.value);
}

function isKeyField(type: FieldsType, field: FieldDefinitionNode): boolean {
  return (type.directives ?? []).some((directive) => {
    const [fields] = directive.name.value === "key" ? (directive.arguments ?? []) : [];
    return fields?.value.kind === Kind.STRING && fields.value.value.split(/\W+/).includes(field.name.value);
  });
}

function hasDirective(node: FieldDefinitionNode | FieldsType, name: string): boolean {
  return (node.directives ?? []).some((directive) => directive.name.value === name);
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function nullable(type: TypeNode): TypeNode {
  return type.kind === Kind.NON_NULL_TYPE ? type.type : type;
}

/** `[Agency!]!` → `[Agency]!` */
function nullableInside(type: TypeNode): TypeNode {
  if (type.kind === Kind.NAMED_TYPE) return type;
  if (type.kind === Kind.LIST_TYPE) return { ...type, type: nullableInside(type.type) };
  return type.type.kind === Kind.NAMED_TYPE
    ? type.type
    : { ...type, type: nullableInside(type.type) as typeof type.type };
}
