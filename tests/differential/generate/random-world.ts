/**
 * Random data for a composed schema: some objects of each type, and what their fields hold.
 * In: randomness and how often things go wrong. Out: a world. Not here: failing calls (random-setting.ts).
 *
 * Of a fair world a monolith must say the same as the subgraphs, so it has no errors where only one of them notices:
 * in keys, in fields that subgraphs type differently, in objects that clients do not see, and in required fields, whose
 * failure takes with it all fields that the plan fetches in the same call. An unfair world has errors anywhere, and
 * entities of different types with the same key.
 */
import { isObjectType, Kind, type GraphQLObjectType, type TypeNode } from "graphql";
import type { WorldData, WorldObject, WorldValue } from "../differential-case";
import type { ComposedCase } from "../run/compose-case";
import type { FieldClaim, FieldOwners } from "./field-owners";
import type { Random } from "./random";

export interface WorldOdds {
  /** Of null where null is allowed. */
  readonly nulls: number;
  /** Of an error in a field. */
  readonly errors: number;
  readonly fair: boolean;
}

const STRINGS = ["", "plain", `"quoted" \\ back`, "line\nbreak", "ünïcode 🦆", "\u2028", "__proto__", "0", "</script>"];

export function randomWorld(
  random: Random,
  { whole, shown }: ComposedCase,
  drawn: { readonly owners: FieldOwners; readonly odds: WorldOdds },
): WorldData {
  const objects = Object.values(whole.getTypeMap()).filter(isObjectType);
  const types = objects.filter(({ name }) => !/^(__|join__|link__|Query$|Mutation$)/.test(name));
  const countOf = (name: string) => (name.startsWith("Org") ? 4 : random.between(1, 4));
  const ids = new Map(
    types.map(({ name }) => [name, Array.from({ length: countOf(name) }, (_, index) => `${name}#${index}`)]),
  );
  const hidden = new Set(types.flatMap(({ name }) => (shown.getType(name) ? [] : [name])));
  const world: Record<string, WorldObject> = {};
  const draw = (id: string, type: GraphQLObjectType, index: number): void => {
    world[id] = { type: type.name, values: new ObjectDrawing(random, { ...drawn, ids, hidden, index }).values(type) };
  };
  for (const type of types) {
    for (const [index, id] of (ids.get(type.name) ?? []).entries()) draw(id, type, index);
  }
  for (const root of [whole.getQueryType(), whole.getMutationType()]) if (root) draw(root.name, root, 0);
  return world;
}

interface Drawing {
  readonly owners: FieldOwners;
  readonly odds: WorldOdds;
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly hidden: ReadonlySet<string>;
  /** Of the object among those of its type: keys are made from it. */
  readonly index: number;
}

class ObjectDrawing {
  /** Whether what is drawn now may break the field's type. */
  #mayBreak = false;

  constructor(
    private readonly random: Random,
    private readonly drawing: Drawing,
  ) {}

  values(type: GraphQLObjectType): Record<string, WorldValue> {
    return Object.fromEntries(Object.keys(type.getFields()).map((field) => [field, this.#field(type.name, field)]));
  }

  #field(type: string, field: string): WorldValue {
    const { owners, odds } = this.drawing;
    const claims = owners.claimsOf(type, field);
    const coordinate = `${type}.${field}`;
    if (type === "Mutation" && field.startsWith("count")) return 0;
    const isKey = owners.keyFields.has(coordinate);
    if (isKey && (odds.fair || !this.random.chance(odds.errors)))
      return this.#key(claims, odds.fair ? `${type[0]}${type.at(-1)}` : (type[0] ?? ""));
    const differs = claims.some((claim) => typeText(claim.type) !== typeText(claims[0]?.type));
    const rises = claims.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    const isRequired = owners.requiredFields.has(coordinate) || (rises && owners.requiredTypes.has(type));
    const mayFail = !odds.fair || (!differs && !isRequired && !this.drawing.hidden.has(type));
    if (mayFail && this.random.chance(odds.errors)) return { error: `No ${field} for a ${type}.` };
    this.#mayBreak = mayFail;
    const value = this.#value(claims, differs && odds.fair);
    return !mayFail && JSON.stringify(value).includes(`{"error":`) ? null : value;
  }

  #key(claims: readonly FieldClaim[], prefix: string): WorldValue {
    const { index, ids } = this.drawing;
    const name = namedType(claims[0]?.type);
    const texts: Record<string, WorldValue> = {
      Int: index % 2,
      ID: `${prefix}${index}`,
      String: `${STRINGS[index]}${index}`,
    };
    if (claims[0] && unwrap(claims[0].type).kind === Kind.LIST_TYPE) return [`${index}`, "both"];
    if (name in texts) return texts[name] ?? null;
    return { ref: ids.get(name)?.[index] ?? "" };
  }

  /** @param claims types of one value, alike but for what may be null */
  #value(claims: readonly FieldClaim[], present: boolean): WorldValue {
    const { odds } = this.drawing;
    const isRequired = claims.some(({ type }) => type.kind === Kind.NON_NULL_TYPE);
    if (
      !present &&
      (isRequired ? this.#mayBreak && this.random.chance(odds.errors / 3) : this.random.chance(odds.nulls))
    )
      return null;
    const inner = claims.map(({ subgraph, type }) => ({ subgraph, type: unwrap(type) }));
    const lists = inner.flatMap(({ subgraph, type }) =>
      type.kind === Kind.LIST_TYPE ? [{ subgraph, type: type.type }] : [],
    );
    if (lists.length === 0) return this.#named(inner);
    const length = this.random.chance(0.05) ? 7 : this.random.int(4);
    return Array.from({ length }, () => this.#value(lists, present));
  }

  #named(claims: readonly FieldClaim[]): WorldValue {
    const { owners, ids, odds } = this.drawing;
    const name = namedType(claims[0]?.type);
    const breaks = this.#mayBreak && this.random.chance(odds.errors / 6);
    if (name === "Int") return breaks ? 2 ** 33 : this.random.pick([0, -1, 7, 2 ** 31 - 1, -(2 ** 31)]);
    if (name === "Float") return breaks ? "much" : this.random.pick([0, 1.5, -2e-9, 1e21, 3]);
    if (name === "String") return this.random.pick(STRINGS);
    if (name === "Boolean") return breaks ? "maybe" : this.random.chance(0.5);
    if (name === "ID") return this.random.pick(["x", "7", "", "ünï"]);
    if (name === "Json")
      return { json: this.random.pick<unknown>([1, "text", true, [1, [null]], { b: { a: null }, a: [] }, {}]) };
    const members = claims.map(({ subgraph }) => owners.membersOf(subgraph, name));
    const common = (members[0] ?? []).filter((member) => members.every((list) => list.includes(member)));
    if (common.length === 0) return { error: `No ${name} fits.` };
    const member = this.random.pick(common);
    const known = ids.get(member);
    return known ? { ref: this.random.pick(known) } : member;
  }
}

function unwrap(type: TypeNode): Exclude<TypeNode, { kind: Kind.NON_NULL_TYPE }> {
  return type.kind === Kind.NON_NULL_TYPE ? type.type : type;
}

function namedType(type: TypeNode | undefined): string {
  if (!type) return "";
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function typeText(type: TypeNode | undefined): string {
  if (!type) return "";
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  return type.kind === Kind.LIST_TYPE ? `[${typeText(type.type)}]` : `${typeText(type.type)}!`;
}
