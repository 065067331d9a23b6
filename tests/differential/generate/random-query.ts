/**
 * Random operations on a schema: fields, aliases that look like other fields, inline and named fragments, arguments,
 * variables, @skip and @include.
 * In: randomness and the schema that clients see. Out: text that is probably valid, and its variables.
 */
import {
  GraphQLBoolean,
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import type { Random } from "./random";

export interface RandomQuery {
  readonly query: string;
  readonly variables: ReadonlyMap<string, DrawnVariable>;
}

interface DrawnVariable {
  /** Of the values that are given for it. */
  readonly type: GraphQLInputType;
  readonly mayBeAbsent: boolean;
}

const ALIASES = ["id", "name", "size", "a1", "a2", "__proto__", "_x", "representations", "constructor", "title"];
const MAX_FIELDS = [6, 10, 14, 24];
const MAX_DEPTH = 6;

export function randomQuery(random: Random, schema: GraphQLSchema): RandomQuery {
  return new QueryDrawing(random, schema).draw();
}

/** Values for the variables of a query; those with defaults and those that may be null are left out at times. */
export function randomVariables(random: Random, { variables }: RandomQuery): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, { type, mayBeAbsent }] of variables) {
    if (!mayBeAbsent || random.chance(0.7)) given[name] = randomInput(random, type, 0);
  }
  return given;
}

class QueryDrawing {
  readonly #variables = new Map<string, DrawnVariable>();
  readonly #definitions = new Map<string, string>();
  readonly #fragments = new Map<string, { type: GraphQLCompositeType; text: string }>();
  readonly #aliasOdds: number;
  readonly #maxFields: number;
  /** Path and key → what stands there, so that nearly every query is valid. */
  readonly #taken = new Map<string, TakenKey[]>();
  #fields = 0;
  #fresh = 0;

  constructor(
    private readonly random: Random,
    private readonly schema: GraphQLSchema,
  ) {
    this.#maxFields = random.pick(MAX_FIELDS);
    this.#aliasOdds = random.chance(0.4) ? 0.25 : 0;
  }

  draw(): RandomQuery {
    const mutation = this.schema.getMutationType();
    const root = mutation && this.random.chance(0.2) ? mutation : this.schema.getQueryType();
    if (!root) throw new Error("The schema has no root.");
    if (this.random.chance(0.5)) this.#drawFragments();
    const selection = this.#selection(root, 0, "");
    const kind = root === mutation ? "mutation" : "query";
    const used = [...this.#fragments].filter(([name]) => selection.includes(`...${name}`));
    const fragments = used.map(([name, { type, text }]) => ` fragment ${name} on ${type.name} ${text}`);
    const body = `${selection}${fragments.join("")}`;
    const isUsed = (name: string) => new RegExp(`\\$${name}\\b`).test(body);
    const variables = new Map([...this.#variables].filter(([name]) => isUsed(name)));
    const definitions = [...variables.keys()].map((name) => this.#definitions.get(name));
    return { query: `${kind}${definitions.length > 0 ? `(${definitions.join(", ")})` : ""} ${body}`, variables };
  }

  #drawFragments(): void {
    const composites = Object.values(this.schema.getTypeMap()).filter(
      (type): type is GraphQLCompositeType => isCompositeType(type) && isDrawable(type),
    );
    for (let index = 0; index < this.random.between(1, 2); index += 1) {
      const type = this.random.pick(composites);
      const text = this.#selection(type, 3, `F${index}`);
      this.#fragments.set(`F${index}`, { type, text });
    }
  }

  #selection(type: GraphQLCompositeType, depth: number, path: string): string {
    const parts: string[] = [];
    if (this.random.chance(isAbstractType(type) ? 0.5 : 0.12)) parts.push(this.#typename(path));
    if (!("getFields" in type)) parts.push("__typename");
    else for (const field of this.#chosenFields(type, depth)) parts.push(...this.#field({ type, field, path }, depth));
    const wanted = isAbstractType(type) ? this.random.between(0, 2) : Number(this.random.chance(0.15));
    const spreads = depth < MAX_DEPTH ? wanted : 0;
    for (let index = 0; index < spreads; index += 1) parts.push(this.#inlineFragment(type, depth, path));
    for (const [name, { type: condition }] of this.#fragments) {
      if (this.random.chance(0.6) && overlaps(this.schema, type, condition))
        parts.push(`...${name}${this.#condition()}`);
    }
    if (type === this.schema.getQueryType() && this.random.chance(0.04)) parts.push(`__schema { queryType { name } }`);
    return parts.length > 0 ? `{ ${this.random.shuffled(parts).join(" ")} }` : "{ __typename }";
  }

  #chosenFields(type: { getFields(): Record<string, GraphQLField<unknown, unknown>> }, depth: number) {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth < MAX_DEPTH || !isCompositeType(getNamedType(field.type)),
    );
    if (fields.length === 0) return [];
    const chosen = this.random.some(fields, depth === 0 ? Math.min(2, fields.length) : 1, depth < 3 ? 0.45 : 0.25);
    return this.random.chance(0.1) ? [...chosen, this.random.pick(chosen)] : chosen;
  }

  #field({ type, field, path }: FieldPlace, depth: number): string[] {
    if (this.#fields >= this.#maxFields) return [];
    this.#fields += 1;
    const args = field.args.flatMap((arg) => this.#argument(arg));
    const call = `${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""}`;
    const key = this.#keyFor({ path, type, call, returns: String(field.type) }, field.name);
    const head = `${key === field.name ? "" : `${key}: `}${call}${this.#condition()}`;
    const named = getNamedType(field.type);
    return [isCompositeType(named) ? `${head} ${this.#selection(named, depth + 1, `${path}.${key}`)}` : head];
  }

  #typename(path: string): string {
    const taken = { path, type: undefined, call: "__typename", returns: "String!" };
    const key = this.#keyFor(taken, "__typename");
    return key === "__typename" ? key : `${key}: __typename`;
  }

  /** A key under which nothing else is asked for at this path, but for other objects of an abstract type. */
  #keyFor(wanted: TakenKey & { path: string }, name: string): string {
    const preferred = this.random.chance(this.#aliasOdds) ? this.random.pick(ALIASES) : name;
    for (const key of [preferred, name]) {
      const place = `${wanted.path}.${key}`;
      const taken = this.#taken.get(place) ?? [];
      if (!taken.every((one) => mergeable(one, wanted))) continue;
      this.#taken.set(place, [...taken, wanted]);
      return key;
    }
    this.#fresh += 1;
    return `k${this.#fresh}`;
  }

  #inlineFragment(type: GraphQLCompositeType, depth: number, path: string): string {
    const conditions = Object.values(this.schema.getTypeMap()).filter(
      (one): one is GraphQLCompositeType => isCompositeType(one) && isDrawable(one) && overlaps(this.schema, type, one),
    );
    const objects = conditions.filter(isObjectType);
    if (conditions.length === 0 || this.random.chance(0.1)) {
      return `...${this.#condition()} ${this.#selection(type, depth + 1, path)}`;
    }
    const condition = this.random.pick(objects.length > 0 && this.random.chance(0.7) ? objects : conditions);
    return `... on ${condition.name}${this.#condition()} ${this.#selection(condition, depth + 1, path)}`;
  }

  #condition(): string {
    if (!this.random.chance(0.08)) return "";
    const name = this.random.pick(["skip", "include"]);
    if (this.random.chance(0.15)) return ` @${name}(if: ${this.random.chance(0.5)})`;
    const variable = this.random.pick(["yes", "no"]);
    if (!this.#variables.has(variable)) {
      // Null for a condition is an error to graphql-js and false to the specification's CollectFields: never drawn.
      this.#variables.set(variable, { type: new GraphQLNonNull(GraphQLBoolean), mayBeAbsent: true });
      this.#definitions.set(variable, `$${variable}: Boolean = ${this.random.chance(0.5)}`);
    }
    return ` @${name}(if: $${variable})`;
  }

  #argument({ name, type, defaultValue }: GraphQLArgument): string[] {
    const isRequired = isNonNullType(type) && defaultValue === undefined;
    if (!isRequired && this.random.chance(0.4)) return [];
    if (this.random.chance(0.5)) return [`${name}: ${literal(randomInput(this.random, type, 0), type)}`];
    const variable = this.random.chance(0.1) ? "representations" : `v${this.#variables.size}`;
    if (this.#variables.has(variable))
      return isRequired ? [`${name}: ${literal(randomInput(this.random, type, 0), type)}`] : [];
    this.#variables.set(variable, { type, mayBeAbsent: !isNonNullType(type) });
    const withDefault =
      !isNonNullType(type) && this.random.chance(0.3) ? ` = ${literal(randomInput(this.random, type, 0), type)}` : "";
    this.#definitions.set(variable, `$${variable}: ${String(type)}${withDefault}`);
    return [`${name}: $${variable}`];
  }
}

interface FieldPlace {
  readonly type: GraphQLCompositeType;
  readonly field: GraphQLField<unknown, unknown>;
  /** Keys from the root. */
  readonly path: string;
}

interface TakenKey {
  readonly type: GraphQLCompositeType | undefined;
  readonly call: string;
  readonly returns: string;
}

function mergeable(one: TakenKey, other: TakenKey): boolean {
  if (one.returns !== other.returns) return false;
  const areApart = one.type !== other.type && isObjectType(one.type) && isObjectType(other.type);
  return one.call === other.call || areApart;
}

function isDrawable({ name }: GraphQLNamedType): boolean {
  return !name.startsWith("__") && name !== "Query" && name !== "Mutation";
}

function overlaps(schema: GraphQLSchema, one: GraphQLCompositeType, other: GraphQLCompositeType): boolean {
  const objectsOf = (type: GraphQLCompositeType) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type]);
  return objectsOf(one).some((object) => objectsOf(other).includes(object));
}

function randomInput(random: Random, type: GraphQLInputType, depth: number): unknown {
  if (!isNonNullType(type) && random.chance(depth > 1 ? 0.8 : 0.15)) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return Array.from({ length: random.int(3) }, () => randomInput(random, nullable.ofType, depth));
  if (isEnumType(nullable)) return random.pick(nullable.getValues()).name;
  if (isInputObjectType(nullable)) {
    const fields = random.some(Object.values(nullable.getFields()), 0);
    return Object.fromEntries(fields.map(({ name, type: inner }) => [name, randomInput(random, inner, depth + 1)]));
  }
  switch (nullable.name) {
    case "Int":
      return random.int(4);
    case "Boolean":
      return random.chance(0.5);
    default:
      return random.pick(["w", `"q"`, ""]);
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (value === null) return "null";
  if (isListType(nullable)) return `[${(value as unknown[]).map((item) => literal(item, nullable.ofType)).join(", ")}]`;
  if (isEnumType(nullable)) return value as string;
  if (!isInputObjectType(nullable)) return JSON.stringify(value);
  const fields = nullable.getFields();
  const parts = Object.entries(value as object).flatMap(([name, inner]) => {
    const field = fields[name];
    return field ? [`${name}: ${literal(inner, field.type)}`] : [];
  });
  return `{${parts.join(", ")}}`;
}
