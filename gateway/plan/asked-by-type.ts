/**
 * Which fields a document asks of each type of object at a path of its plan.
 * In: a document, its schema, a path. Out: the path, narrowed to types that are asked for the same fields, with those.
 * Not here: what becomes of it (split-by-type.ts).
 */
import {
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import type { PathSegment, PlanPath } from "./plan-node";

/** Objects at one path, of types that are asked for the same. */
export interface AskedPlace {
  readonly path: PlanPath;
  readonly types: readonly GraphQLObjectType[];
  /** Response keys to names of fields. */
  readonly fields: ReadonlyMap<string, string>;
}

interface Place {
  readonly sets: readonly SelectionSetNode[];
  readonly types: readonly GraphQLObjectType[];
  readonly path: PlanPath;
}

/** @returns empty for a path of which the document knows nothing */
export function askedByType(schema: GraphQLSchema, document: DocumentNode, path: PlanPath): AskedPlace[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const root = operation && schema.getRootType(operation.operation);
  if (!root) return [];
  return new AskedFields(schema, document).follow({ sets: [operation.selectionSet], types: [root], path: [] }, path);
}

class AskedFields {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  follow(place: Place, [segment, ...rest]: PlanPath): AskedPlace[] {
    if (!segment) return this.#end(place);
    switch (segment.kind) {
      case "list":
        return this.follow({ ...place, path: [...place.path, segment] }, rest);
      case "types": {
        const named = new Set(segment.names.flatMap((name) => this.#objectsOf(this.schema.getType(name))));
        const types = place.types.filter((type) => named.has(type));
        return this.follow({ ...place, types, path: [...place.path, segment] }, rest);
      }
      case "field":
        return this.#enter(place, segment.name).flatMap((inner) => this.follow(inner, rest));
    }
  }

  #end(place: Place): AskedPlace[] {
    const groups = this.#groups(place, (fields) => [...fields.keys()].sort());
    return groups.map(({ types, fields, path }) => {
      const named = [...fields].flatMap(([key, [field]]) => (field ? [[key, field.name.value] as const] : []));
      return { types, path, fields: new Map(named) };
    });
  }

  /** The objects of one field; apart where types above them select unlike things of it. */
  #enter(place: Place, key: string): Place[] {
    const numbers = new Map<FieldNode, number>();
    const numberOf = (node: FieldNode) => numbers.get(node) ?? (numbers.set(node, numbers.size), numbers.size - 1);
    const groups = this.#groups(place, (fields) => (fields.get(key) ?? []).map(numberOf));
    return groups.flatMap(({ types, fields, path }) => {
      const nodes = fields.get(key) ?? [];
      const name = nodes[0]?.name.value ?? "";
      const inner = types.flatMap((type) => this.#objectsOf(getNamedType(type.getFields()[name]?.type)));
      const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      return sets.length === 0
        ? []
        : [{ sets, types: [...new Set(inner)], path: [...path, { kind: "field", name: key }] }];
    });
  }

  /** Types for which `signature` is the same stay together; where there is one group, the path stays as it is. */
  #groups({ sets, types, path }: Place, signature: (fields: Fields) => readonly (string | number)[]) {
    const collected = types.map((type) => ({ type, fields: this.#collect(sets, type) }));
    const groups = [...Map.groupBy(collected, ({ fields }) => JSON.stringify(signature(fields))).values()];
    return groups.map((members) => {
      const own = members.map(({ type }) => type);
      const fields = members[0]?.fields ?? new Map<string, FieldNode[]>();
      return { types: own, fields, path: groups.length > 1 ? narrowed(path, own) : path };
    });
  }

  #collect(sets: readonly SelectionSetNode[], type: GraphQLObjectType, into: Fields = new Map()): Fields {
    for (const node of sets.flatMap(({ selections }) => selections)) {
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        into.set(key, [...(into.get(key) ?? []), node]);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
      const condition = fragment?.typeCondition && this.schema.getType(fragment.typeCondition.name.value);
      const applies = !fragment?.typeCondition || this.#objectsOf(condition).includes(type);
      if (fragment && applies) this.#collect([fragment.selectionSet], type, into);
    }
    return into;
  }

  #objectsOf(type: GraphQLNamedType | undefined): readonly GraphQLObjectType[] {
    if (isAbstractType(type)) return this.schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }
}

/** Response key → the fields under it. */
type Fields = Map<string, FieldNode[]>;

function narrowed(path: PlanPath, types: readonly GraphQLObjectType[]): PlanPath {
  const segment: PathSegment = { kind: "types", names: types.map(({ name }) => name) };
  return [...(path.at(-1)?.kind === "types" ? path.slice(0, -1) : path), segment];
}
