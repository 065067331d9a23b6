/**
 * Keys of a plan that cannot be right: one for two different fields or values, or one that nobody reads.
 * In: the whole schema and a plan. Out: one line for each such key. Not here: running the plan.
 */
import {
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  print,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import type {
  EntityFetchNode,
  FetchNode,
  PlanNode,
  PlanPath,
  RequiredSelection,
  Rewrite,
  RewritePath,
} from "../../../gateway/plan/plan-node";

/** How the planner's library calls a field that it fetches beside another of the same name. */
const LIBRARY_ALIAS = "_internal_qp_alias_";

/** Keys from the root, each with the type conditions that lead to what is below it. */
type Place = readonly { readonly key: string; readonly types: readonly string[] }[];

/** @returns empty for a sound plan */
export function planConflicts(schema: GraphQLSchema, plan: PlanNode | undefined): string[] {
  const fields = callsOf(plan).flatMap(fetchedFields);
  const uses = new Set(callsOf(plan).flatMap(usesIn));
  const byKeys = Map.groupBy(fields, ({ place }) => keysOf(place));
  const clashes = [...byKeys.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group
        .slice(0, index)
        .filter((other) => other.text !== one.text && overlap(schema, one.place, other.place))
        .map((other) => `One key for ${other.text} and ${one.text}.`),
    ),
  );
  const unread = fields.filter(({ place }) => place.at(-1)?.key.startsWith(LIBRARY_ALIAS) && !uses.has(keysOf(place)));
  return [
    ...clashes,
    ...unread.map(({ text, place }) => `Nobody reads ${text} as ${place.at(-1)?.key}.`),
    ...callsOf(plan).flatMap((call) =>
      call.kind === "fetch" ? [] : call.batches.flatMap(({ requires }) => requiredTwice(requires)),
    ),
  ];
}

function callsOf(plan: PlanNode | undefined): (FetchNode | EntityFetchNode)[] {
  if (!plan) return [];
  return "nodes" in plan ? plan.nodes.flatMap(callsOf) : [plan];
}

interface FetchedPlace {
  readonly place: Place;
  /** The field and its arguments. */
  readonly text: string;
}

function fetchedFields(call: FetchNode | EntityFetchNode): FetchedPlace[] {
  const { definitions } = parse(call.operation, { noLocation: true });
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  if (!operation) return [];
  if (call.kind === "fetch") return fieldsOf(fragments, operation.selectionSet, [{ key: "", types: [] }]);
  return operation.selectionSet.selections.flatMap((field) => {
    if (field.kind !== Kind.FIELD || !field.selectionSet) return [];
    const { selectionSet } = field;
    const batch = call.batches.find(({ alias }) => alias === (field.alias ?? field.name).value);
    return (batch?.paths ?? []).flatMap((path) => fieldsOf(fragments, selectionSet, placeOf(path)));
  });
}

function fieldsOf(fragments: readonly FragmentDefinitionNode[], set: SelectionSetNode, place: Place): FetchedPlace[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) {
      const below = [...place, { key: (node.alias ?? node.name).value, types: [] }];
      const inner = node.selectionSet ? fieldsOf(fragments, node.selectionSet, below) : [];
      return [{ place: below, text: callText(node) }, ...inner];
    }
    const isSpread = node.kind === Kind.FRAGMENT_SPREAD;
    const fragment = isSpread ? fragments.find(({ name }) => name.value === node.name.value) : node;
    const condition = fragment?.typeCondition?.name.value;
    return fragment ? fieldsOf(fragments, fragment.selectionSet, condition ? narrowed(place, condition) : place) : [];
  });
}

function callText({ name, arguments: args = [] }: FieldNode): string {
  const texts = args.map((argument) => print(argument));
  return `${name.value}(${texts.sort().join()})`;
}

/** Several names of one condition are alternatives, which the place leaves open. */
function placeOf(path: PlanPath): Place {
  let place: Place = [{ key: "", types: [] }];
  for (const segment of path) {
    if (segment.kind === "field") place = [...place, { key: segment.name, types: [] }];
    if (segment.kind === "types" && segment.names.length === 1) place = narrowed(place, segment.names[0] ?? "");
  }
  return place;
}

function narrowed(place: Place, condition: string): Place {
  const last = place.at(-1);
  return last ? [...place.slice(0, -1), { key: last.key, types: [...last.types, condition] }] : place;
}

function keysOf(place: Place): string {
  return place.map(({ key }) => key).join(".");
}

/** Whether one object can be at both places, of which the keys are the same. */
function overlap(schema: GraphQLSchema, one: Place, other: Place): boolean {
  return one.every(({ types }, index) => {
    const [first, ...others] = [...types, ...(other[index]?.types ?? [])].map((name) => objectsOf(schema, name));
    return first === undefined || first.some((name) => others.every((names) => names.includes(name)));
  });
}

function objectsOf(schema: GraphQLSchema, name: string): readonly string[] {
  const type = schema.getType(name);
  if (isAbstractType(type)) return schema.getPossibleTypes(type).map((object) => object.name);
  return isObjectType(type) ? [type.name] : [];
}

/** Two values for one key of a representation. */
function requiredTwice(requires: readonly RequiredSelection[]): string[] {
  const sources = new Map<string, string>();
  return requires.flatMap((one) => {
    if (one.kind === "fragment") return requiredTwice(one.selections);
    const known = sources.get(one.to);
    sources.set(one.to, one.from);
    const inner = requiredTwice(one.selections ?? []);
    return known !== undefined && known !== one.from
      ? [`Two values for ${one.to} of a representation.`, ...inner]
      : inner;
  });
}

/** Places, as keys, that requirements read and rewrites change. */
function usesIn(call: FetchNode | EntityFetchNode): string[] {
  const rewritten = (rewrites: readonly Rewrite[], place: string) =>
    rewrites.map(({ path }) => `${place}${pathText(path)}`);
  if (call.kind === "fetch") return rewritten(call.outputRewrites, "");
  return call.batches.flatMap(({ paths, requires, outputRewrites }) =>
    paths.flatMap((path) => [...readPlaces(requires, pathText(path)), ...rewritten(outputRewrites, pathText(path))]),
  );
}

function readPlaces(requires: readonly RequiredSelection[], place: string): string[] {
  return requires.flatMap((one) => {
    if (one.kind === "fragment") return readPlaces(one.selections, place);
    return [`${place}.${one.from}`, ...readPlaces(one.selections ?? [], `${place}.${one.from}`)];
  });
}

function pathText(path: PlanPath | RewritePath): string {
  return path.flatMap((segment) => (segment.kind === "field" ? [`.${segment.name}`] : [])).join("");
}
