/**
 * Asks for the type of an object by its plain name where the answer depends on it and the plan would not bring it:
 * where a hidden type may stand, which only its name tells from those that clients see; and where a client asks for
 * the type of an interface or union under another name, which the planner takes for a field like any other.
 * In: the operation to plan and the abstract types that are partly hidden. Out: the same operation, with `__typename`
 * there and nowhere else, since it may cost a call. Not here: the answer, for which the client's own document decides.
 */
import {
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

export interface TypenameRules {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** Names of abstract types. */
  readonly partlyHidden: ReadonlySet<string>;
}

/** @param document validated against the schema */
export function addTypenames({ schema, partlyHidden }: TypenameRules, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  const visitor = {
    SelectionSet: {
      leave(set: SelectionSetNode): SelectionSetNode | undefined {
        const type = types.getParentType();
        if (!isAbstractType(type)) return undefined;
        const added = partlyHidden.has(type.name) ? [TYPENAME] : set.selections.flatMap(plainTypename);
        return added.length > 0 ? { ...set, selections: [...added, ...set.selections] } : undefined;
      },
    },
  };
  return visit(document, visitWithTypeInfo(types, visitor));
}

/** The same field under its own name, and under the same conditions. */
function plainTypename(node: SelectionNode): FieldNode[] {
  const isRenamed = node.kind === Kind.FIELD && node.name.value === "__typename" && node.alias !== undefined;
  return isRenamed ? [{ ...node, alias: undefined }] : [];
}
