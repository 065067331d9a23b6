/**
 * Builds the projection of one operation for one decision of its conditions. Selections of a type are
 * collected when the first object of that type is written, so wide abstract types cost what they use.
 * In: the operation and the Boolean variables. Out: `SelectionProjection`.
 * Source: GraphQL specification, sections 6.3.1 CollectFields and 6.4.3. Not here: data.
 */
import {
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import type { AccessDecision } from "../access/access-decision";
import { denialOf, denialOfObjects } from "../access/denials";
import { invariant } from "../../common/invariant";
import type { EntityPlaces } from "../execute/entity-places";
import type { VariableValues } from "../operation/coerce-variables";
import { isIncluded } from "../operation/decide-conditions";
import { dataKeyOf, type DataKeys } from "../operation/rename-for-plan";
import type { Fragments } from "../operation/select-operation";
import { leafWriterOf } from "./leaf-writer";
import { DENIED, type Position, type ProjectedField, type SelectionProjection, type TypedFields } from "./projection";

/** What a projection is built from. */
export interface ProjectionSource {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly dataKeys: DataKeys;
  /** Values of the variables that conditions name. */
  readonly conditions: VariableValues;
  readonly places: EntityPlaces;
  /** What the caller may not read; undefined when that is nothing. */
  readonly decision: AccessDecision | undefined;
}

/** Where a selection stands: what its object may be, and the data keys that lead to it. */
export interface ProjectedPlace {
  /** What the field that holds the selection returns, or a root type. */
  readonly type: GraphQLCompositeType;
  readonly keys: readonly string[];
}

type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

export function buildProjection(
  source: ProjectionSource,
  place: ProjectedPlace,
  sets: readonly SelectionSetNode[],
): SelectionProjection {
  return new LazyProjection(source, place, sets);
}

class LazyProjection implements SelectionProjection {
  readonly #known = new Map<string | undefined, TypedFields | typeof DENIED | undefined>();

  constructor(
    private readonly source: ProjectionSource,
    private readonly place: ProjectedPlace,
    private readonly sets: readonly SelectionSetNode[],
  ) {}

  get typenames(): readonly string[] {
    const { type } = this.place;
    return isAbstractType(type) ? this.source.schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
  }

  fieldsOf(typename: string | undefined): TypedFields | typeof DENIED | undefined {
    const known = this.#known.get(typename);
    if (known) return known;
    const type = this.#runtimeType(typename);
    if (!type) return undefined;
    if (this.place.keys.length > 0 && this.source.decision?.deniesType(type) === true) {
      this.#known.set(typename, DENIED);
      return DENIED;
    }
    const fields = projectFields(this.source, { type, keys: this.place.keys }, this.sets);
    const typed = { fields, typename: isObjectType(type) ? type.name : undefined };
    this.#known.set(typename, typed);
    return typed;
  }

  /** An object whose type nobody named is known by the interface that its field returns. */
  #runtimeType(typename: string | undefined): FieldsType | undefined {
    const { type } = this.place;
    if (typename === undefined) return isObjectType(type) || isInterfaceType(type) ? type : undefined;
    const named = this.source.schema.getType(typename);
    if (!isObjectType(named) && !isInterfaceType(named)) return undefined;
    return fits(this.source.schema, named, type) ? named : undefined;
  }
}

function fits(schema: GraphQLSchema, type: FieldsType, condition: GraphQLCompositeType): boolean {
  return type === condition || (isAbstractType(condition) && schema.isSubType(condition, type));
}

interface FieldsPlace extends ProjectedPlace {
  readonly type: FieldsType;
}

function projectFields(source: ProjectionSource, place: FieldsPlace, sets: readonly SelectionSetNode[]) {
  const nodesByKey = new Map<string, FieldNode[]>();
  for (const set of sets) collect(source, place.type, { set, nodesByKey });
  return [...nodesByKey].map(([key, nodes]): ProjectedField => projectField(source, place, { key, nodes }));
}

function collect(
  source: ProjectionSource,
  type: FieldsType,
  { set, nodesByKey }: { set: SelectionSetNode; nodesByKey: Map<string, FieldNode[]> },
): void {
  for (const node of set.selections) {
    if (!isIncluded(node, source.conditions)) continue;
    if (node.kind === Kind.FIELD) {
      const key = (node.alias ?? node.name).value;
      const nodes = nodesByKey.get(key);
      if (nodes) nodes.push(node);
      else nodesByKey.set(key, [node]);
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? source.fragments.get(node.name.value) : node;
    invariant(fragment, "A validated operation spreads an unknown fragment.");
    const condition = fragment.typeCondition && source.schema.getType(fragment.typeCondition.name.value);
    if (condition && !fits(source.schema, type, condition as GraphQLCompositeType)) continue;
    collect(source, type, { set: fragment.selectionSet, nodesByKey });
  }
}

function projectField(
  source: ProjectionSource,
  { type: parent, keys }: FieldsPlace,
  { key, nodes }: { key: string; nodes: readonly FieldNode[] },
): ProjectedField {
  const [first] = nodes;
  invariant(first, "A collected field has a node.");
  const name = first.name.value;
  const coordinate = `${parent.name}.${name}`;
  if (name === "__typename") return { kind: "typename", key, coordinate };
  if (name.startsWith("__")) return { kind: "introspection", key };
  const field = parent.getFields()[name];
  invariant(field, "A validated field exists on its type.");
  if (source.decision?.deniesField(parent, name) === true) {
    return { kind: "denied", key, nonNull: isNonNullType(field.type), denial: denialOf(source.schema, coordinate) };
  }
  const sets = nodes.flatMap((node) => node.selectionSet ?? []);
  const dataKey = dataKeyOf(source.dataKeys, first);
  const position = projectPosition(source, field.type, { coordinate, sets, keys: [...keys, dataKey] });
  return { kind: "value", key, dataKey, position };
}

function projectPosition(
  source: ProjectionSource,
  type: GraphQLOutputType,
  field: { coordinate: string; sets: readonly SelectionSetNode[]; keys: readonly string[] },
): Position {
  const place = { nonNull: isNonNullType(type), coordinate: field.coordinate };
  const nullable = getNullableType(type);
  if (isListType(nullable)) return { kind: "list", ...place, item: projectPosition(source, nullable.ofType, field) };
  if (isLeafType(nullable)) return { kind: "leaf", ...place, type: nullable.name, write: leafWriterOf(nullable) };
  const selectionPlace = { type: nullable as GraphQLCompositeType, keys: field.keys };
  const selection = buildProjection(source, selectionPlace, field.sets);
  const denial =
    source.decision?.deniesType(selectionPlace.type) === true ? denialOfObjects(field.coordinate) : undefined;
  return { kind: "object", ...place, selection, denial, placeId: source.places.idOf(field.keys) };
}
