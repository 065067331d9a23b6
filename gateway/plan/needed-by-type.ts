/**
 * What one type of object needs of an interface object's call: its fields, and what these require.
 * In: facts of the supergraph, what a document asks of a type, what the plan fetches and requires for all types.
 * Out: the parts for that type. Not here: dividing the call (split-by-type.ts).
 */
import { Kind, type FieldNode, type SelectionNode } from "graphql";
import type { AskedPlace } from "./asked-by-type";
import type { InterfaceObjects } from "./interface-objects";
import type { RequiredSelection } from "./plan-node";

/** Of the fields that a call fetches, those that the types of a place are asked for, or that one of these requires. */
export function fetchedFor(
  objects: InterfaceObjects,
  { type, fetched }: { readonly type: string; readonly fetched: readonly FieldNode[] },
  { types, fields }: AskedPlace,
): readonly FieldNode[] {
  const names = new Set(fields.values());
  for (const field of names) {
    const owners = [type, ...types.map(({ name }) => name)];
    for (const node of owners.flatMap((owner) => objects.requiredBy({ type: owner, field }))) {
      if (node.kind === Kind.FIELD) names.add(node.name.value);
    }
  }
  const askedNames = new Set(fields.values());
  return fetched.filter((node) => {
    const name = node.name.value;
    const isAsked = fields.has((node.alias ?? node.name).value);
    return isAsked || name === "__typename" || (names.has(name) && !askedNames.has(name));
  });
}

/** What of a representation's parts `wanted` names; the type's name always. */
export function restrict(
  required: readonly RequiredSelection[],
  wanted: readonly SelectionNode[],
): readonly RequiredSelection[] {
  const fields = flat(wanted);
  return required.flatMap((one): RequiredSelection[] => {
    if (one.kind === "fragment") {
      const selections = restrict(one.selections, wanted);
      return selections.length > 0 ? [{ ...one, selections }] : [];
    }
    const inner = fields.filter(({ name }) => name.value === one.to);
    if (one.to !== "__typename" && inner.length === 0) return [];
    const below = inner.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
    return [{ ...one, selections: one.selections && restrict(one.selections, below) }];
  });
}

function flat(selections: readonly SelectionNode[]): FieldNode[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    return node.kind === Kind.INLINE_FRAGMENT ? flat(node.selectionSet.selections) : [];
  });
}
