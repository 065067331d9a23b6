/**
 * Field sets of @key and @requires: reading them, and picking what they name from JSON.
 * In: `"id org { id }"`. Out: a selection set, or the picked JSON. Not here: picking from the world (world.ts).
 */
import { Kind, parse, print, type SelectionSetNode } from "graphql";

const known = new Map<string, SelectionSetNode>();

export function readFieldSet(text: string): SelectionSetNode {
  const found = known.get(text);
  if (found) return found;
  const [query] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (query?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No field set: ${text}`);
  known.set(text, query.selectionSet);
  return query.selectionSet;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * What the field set names, in its order, so that equal values have equal text.
 * @returns undefined when the JSON lacks a field that stands outside fragments
 */
export function pickJson(set: SelectionSetNode, json: Json): Json | undefined {
  const picked: Record<string, unknown> = {};
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const value = json[node.name.value];
      if (value === undefined) return undefined;
      picked[pickedName(node)] = node.selectionSet ? pickDeep(node.selectionSet, value) : value;
    } else if (node.kind === Kind.INLINE_FRAGMENT) {
      Object.assign(picked, pickJson(node.selectionSet, json));
    }
  }
  return picked;
}

function pickDeep(set: SelectionSetNode, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => pickDeep(set, item));
  return typeof value === "object" && value !== null ? pickJson(set, value as Json) : value;
}

/** Arguments distinguish two fields of one name: `price(currency: "EUR")`. */
export function pickedName(node: { name: { value: string }; arguments?: readonly { kind: Kind }[] }): string {
  const args = (node.arguments ?? []).map((argument) => print(argument as never));
  return args.length === 0 ? node.name.value : `${node.name.value}(${args.join()})`;
}
