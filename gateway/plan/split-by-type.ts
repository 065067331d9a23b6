/**
 * Asks an interface object's subgraph of each type of object only what the document asks of that type.
 * The planner's library joins what fragments on several types ask of an interface object into one list of entities,
 * and demands of every entity what any of the fields requires; an entity without it is then not asked for at all.
 * In: a plan and its document. Out: the plan, such lists divided by type within the same call.
 * Not here: what the document asks of a type (asked-by-type.ts).
 */
import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { askedByType } from "./asked-by-type";
import { inlineFragments } from "./inline-fragments";
import type { InterfaceObjects } from "./interface-objects";
import { fetchedFor, restrict } from "./needed-by-type";
import type { EntityBatch, EntityFetchNode, PlanNode } from "./plan-node";
import { bodyPrefixOf, readSelection, selectionOf } from "./read-selection";

/** @param document as the plan was made of */
export function splitByType(objects: InterfaceObjects, document: DocumentNode, plan: PlanNode): PlanNode {
  switch (plan.kind) {
    case "sequence":
    case "parallel":
      return { ...plan, nodes: plan.nodes.map((node) => splitByType(objects, document, node)) };
    case "fetch":
      return plan;
    case "entities":
      return splitCall(objects, document, plan);
  }
}

/** One `_entities` field and what the plan says of it. */
interface Part {
  readonly batch: EntityBatch;
  readonly field: FieldNode;
}

function splitCall(objects: InterfaceObjects, document: DocumentNode, call: EntityFetchNode): EntityFetchNode {
  const text = parse(call.operation, { noLocation: true });
  const query = text.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const set = query && inlineFragments(query.selectionSet, text);
  const fields = set?.selections.filter((node) => node.kind === Kind.FIELD) ?? [];
  const parts = call.batches.flatMap((batch) => {
    const field = fields.find(({ alias, name }) => (alias ?? name).value === batch.alias);
    return field ? splitBatch(objects, { document, subgraph: call.subgraph, batch, field }) : [];
  });
  if (!query || parts.length <= call.batches.length) return call;
  const operation = stripIgnoredCharacters(print(withParts(query, call, parts)));
  const root = readSelection(operation);
  const batches = parts.map(({ batch }) => ({ ...batch, selection: selectionOf(root, batch.alias) }));
  return { ...call, operation, bodyPrefix: bodyPrefixOf(operation), batches };
}

interface BatchPlace {
  readonly document: DocumentNode;
  readonly subgraph: string;
  readonly batch: EntityBatch;
  readonly field: FieldNode;
}

/** @returns one part where all types require the same, or where a field is fetched for none of them */
function splitBatch(objects: InterfaceObjects, { document, subgraph, batch, field }: BatchPlace): readonly Part[] {
  const whole = [{ batch, field }];
  const [fragment] = field.selectionSet?.selections ?? [];
  const type = fragment?.kind === Kind.INLINE_FRAGMENT ? fragment.typeCondition?.name.value : undefined;
  const keys = type === undefined ? undefined : objects.keysOf(subgraph, type);
  if (fragment?.kind !== Kind.INLINE_FRAGMENT || type === undefined || !keys) return whole;
  const fetched = fieldsOf(fragment.selectionSet, type);
  if (!fetched) return whole;
  const required = (nodes: readonly FieldNode[]) =>
    nodes.flatMap((node) => objects.requiredBy({ type, field: node.name.value, subgraph }));
  const asked = batch.paths.flatMap((path) => askedByType(objects.schema, document, path));
  const places = asked.map((one) => ({ path: one.path, nodes: fetchedFor(objects, { type, fetched }, one) }));
  const wanted = places.filter(({ nodes }) => nodes.length > 0);
  const isKnown = fetched.every((node) => wanted.some(({ nodes }) => nodes.includes(node)));
  if (!isKnown || new Set(wanted.map(({ nodes }) => printed(required(nodes)))).size < 2) return whole;
  const groups = Map.groupBy(wanted, ({ nodes }) => printed(nodes));
  return [...groups.values()].map((group, index) => {
    const nodes = group[0]?.nodes ?? [];
    const part = {
      ...batch,
      alias: `${batch.alias}_${index}`,
      representations: `_${batch.representations}_${index}`,
      paths: group.map(({ path }) => path),
      requires: restrict(batch.requires, [...keys, ...required(nodes)]),
    };
    return { batch: part, field: fieldOf(field, fragment, { batch: part, nodes }) };
  });
}

/** @returns undefined where something is asked of some other type */
function fieldsOf({ selections }: SelectionSetNode, type: string): readonly FieldNode[] | undefined {
  const fields = selections.map((node) => {
    if (node.kind === Kind.FIELD) return [node];
    const isSame = node.kind === Kind.INLINE_FRAGMENT && (node.typeCondition?.name.value ?? type) === type;
    return isSame ? fieldsOf(node.selectionSet, type) : undefined;
  });
  return fields.every((each) => each !== undefined) ? fields.flat() : undefined;
}

function fieldOf(
  field: FieldNode,
  fragment: InlineFragmentNode,
  { batch, nodes }: { readonly batch: EntityBatch; readonly nodes: readonly FieldNode[] },
): FieldNode {
  const inner = { ...fragment, selectionSet: { ...fragment.selectionSet, selections: nodes } };
  const value = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: batch.representations } } as const;
  return {
    ...field,
    alias: { kind: Kind.NAME, value: batch.alias },
    arguments: field.arguments?.map((argument) => ({ ...argument, value })),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
  };
}

/** The query with the parts in the place of its fields, each with a variable of its own. */
function withParts(
  query: OperationDefinitionNode,
  { batches }: EntityFetchNode,
  parts: readonly Part[],
): OperationDefinitionNode {
  const former = new Set(batches.map(({ representations }) => representations));
  const definitions = query.variableDefinitions ?? [];
  const pattern = definitions.find(({ variable }) => former.has(variable.name.value));
  const others = definitions.filter(({ variable }) => !former.has(variable.name.value));
  const own = parts.flatMap(({ batch }) => {
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: batch.representations } } as const;
    return pattern ? [{ ...pattern, variable }] : [];
  });
  const selections = parts.map(({ field }) => field);
  return {
    ...query,
    variableDefinitions: [...own, ...others],
    selectionSet: { ...query.selectionSet, selections },
  };
}

function printed(nodes: readonly SelectionNode[]): string {
  return [...new Set(nodes.map(print))].sort().join(" ");
}
