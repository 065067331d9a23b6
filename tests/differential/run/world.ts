/**
 * What fields of the world's objects are: the one meaning that monolith and subgraphs share.
 * In: world data and the subgraphs' SDL. Out: values as graphql-js resolvers return them.
 * Not here: which subgraph may answer what (subgraph.ts).
 *
 * Rules. A field is its value in the world. `first` shortens lists; other arguments are written behind strings.
 * A field that `@requires` something is a text of what it requires. Each field of Mutation counts one further,
 * and an Int there is the count.
 */
import { Kind, valueFromASTUntyped, type DocumentNode, type SelectionSetNode } from "graphql";
import type { OverrideSettings } from "../../../gateway/plan/overrides";
import type { WorldData, WorldValue } from "../differential-case";
import { pickedName, readFieldSet } from "./field-set";
import { readDirectives, type SubgraphDirectives } from "./directives";

export type Args = Readonly<Record<string, unknown>>;

/** An object as resolvers hand it on. */
export interface Handle {
  readonly id: string;
  /** What a subgraph was told of the entity, where it was told. */
  readonly told?: Readonly<Record<string, unknown>>;
}

/** Thrown where the world says so: its message must reach the client unchanged. */
export class WorldError extends Error {}

export class World {
  /** Mutations run so far. */
  #count = 0;
  readonly directives: ReadonlyMap<string, SubgraphDirectives>;
  /** `Type.field` → what it requires, wherever it is resolved. */
  readonly #requires = new Map<string, SelectionSetNode>();
  readonly #interfaces = new Map<string, Set<string>>();
  readonly #idsByKey = new Map<string, ReadonlyMap<string, string>>();

  constructor(
    readonly data: WorldData,
    subgraphs: ReadonlyMap<string, DocumentNode>,
    overrides?: OverrideSettings,
  ) {
    this.directives = readDirectives(subgraphs, overrides);
    for (const { requires, interfaces } of this.directives.values()) {
      for (const [coordinate, text] of requires) this.#requires.set(coordinate, readFieldSet(text));
      for (const [type, names] of interfaces) {
        this.#interfaces.set(type, new Set([...(this.#interfaces.get(type) ?? []), ...names]));
      }
    }
  }

  /** As before any mutation. */
  rewind(): void {
    this.#count = 0;
  }

  typeOf(id: string): string {
    return this.data[id]?.type ?? "";
  }

  fits(type: string, condition: string): boolean {
    return type === condition || this.#interfaces.get(type)?.has(condition) === true;
  }

  /** @throws WorldError */
  valueOf(id: string, field: string, args: Args): unknown {
    const type = this.typeOf(id);
    if (type === "Mutation") this.#count += 1;
    const required = this.#requirementOf(type, field);
    if (required) return computed(field, this.#pick(required, id), args);
    const value = this.data[id]?.values[field] ?? null;
    if (type === "Mutation" && typeof value === "number") return this.#count;
    return withArguments(resolved(value), args);
  }

  /**
   * @param type of the entity, or an interface that it implements
   * @param told text of the key's values
   */
  idByKey(type: string, key: string, told: string): string | undefined {
    const index = `${type} ${key}`;
    const ids = this.#idsByKey.get(index) ?? this.#indexKey(type, key);
    this.#idsByKey.set(index, ids);
    return ids.get(told);
  }

  #indexKey(type: string, key: string): Map<string, string> {
    const ids = new Map<string, string>();
    for (const [id, object] of Object.entries(this.data)) {
      const text = this.fits(object.type, type) ? this.#keyText(key, id) : undefined;
      if (text !== undefined && !ids.has(text)) ids.set(text, id);
    }
    return ids;
  }

  /** Undefined where the world has an error for the key: nobody knows such an entity by it. */
  #keyText(key: string, id: string): string | undefined {
    try {
      return JSON.stringify(this.#pick(readFieldSet(key), id));
    } catch (error) {
      if (error instanceof WorldError) return undefined;
      throw error;
    }
  }

  #requirementOf(type: string, field: string): SelectionSetNode | undefined {
    const own = this.#requires.get(`${type}.${field}`);
    if (own) return own;
    for (const name of this.#interfaces.get(type) ?? []) {
      const inherited = this.#requires.get(`${name}.${field}`);
      if (inherited) return inherited;
    }
    return undefined;
  }

  #pick(set: SelectionSetNode, id: string): Record<string, unknown> {
    const picked: Record<string, unknown> = {};
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const args = Object.fromEntries(
          (node.arguments ?? []).map((one) => [one.name.value, valueFromASTUntyped(one.value)]),
        );
        const value = this.valueOf(id, node.name.value, args);
        picked[pickedName(node)] = this.#pickDeep(node.selectionSet, value);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (this.fits(this.typeOf(id), node.typeCondition?.name.value ?? ""))
          Object.assign(picked, this.#pick(node.selectionSet, id));
      }
    }
    return picked;
  }

  #pickDeep(set: SelectionSetNode | undefined, value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.#pickDeep(set, item));
    return set && isHandle(value) ? this.#pick(set, value.id) : value;
  }
}

/** Value of a field that requires others. */
export function computed(field: string, required: unknown, args: Args): unknown {
  return withArguments(`${field} of ${JSON.stringify(required, sortKeys)}`, args);
}

/** Which of two fragments brought a field must not show. */
function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function isHandle(value: unknown): value is Handle {
  return typeof value === "object" && value !== null && "id" in value;
}

function resolved(value: WorldValue): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(resolved);
  if ("ref" in value) return { id: value.ref } satisfies Handle;
  if ("error" in value) throw new WorldError(value.error);
  return (value as { json: unknown }).json;
}

function withArguments(value: unknown, { first, ...others }: Args): unknown {
  if (typeof first === "number" && Array.isArray(value)) return value.slice(0, Math.max(0, first));
  if (typeof value !== "string" || Object.keys(others).length === 0) return value;
  const sorted = Object.entries(others).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${value}${JSON.stringify(Object.fromEntries(sorted))}`;
}
