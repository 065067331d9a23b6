/**
 * Makes a subgraph's resolvers of a data file, so that a golden case holds no code.
 * In: the subgraph's SDL and its part of `data.json`, as tests/golden/federation/README.md describes it.
 * Out: resolvers for every field and every entity. Not here: files (golden-case.ts), HTTP (fixture).
 */
import {
  getNamedType,
  isAbstractType,
  Kind,
  parse,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";

type Row = Readonly<Record<string, unknown>>;

/** Root type → its fields; any other type → its rows. */
export type SubgraphData = Readonly<Record<string, Row | readonly Row[]>>;

/** What the resolvers of all subgraphs of a case share. */
export interface CaseClock {
  ticks: number;
}

type Resolvers = Record<string, Record<string, unknown>>;
type Arguments = Readonly<Record<string, unknown>>;

export function resolversOf(document: DocumentNode, data: SubgraphData, clock: CaseClock): Resolvers {
  const source = new DataSource(data, clock);
  const resolvers: Resolvers = {};
  for (const node of document.definitions) {
    const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    const isInterface = node.kind === Kind.INTERFACE_TYPE_DEFINITION;
    if (!isObject && !isInterface) continue;
    const type = node.name.value;
    const keys = (node.directives ?? []).filter(({ name }) => name.value === "key").map(keySelection);
    const fields = (resolvers[type] ??= {});
    if (keys.length > 0) {
      // oxlint-disable-next-line no-underscore-dangle -- the name that @apollo/subgraph gave it
      fields.__resolveReference = (reference: Row, _: unknown, { schema }: GraphQLResolveInfo) =>
        source.entity(reference, keys, objectTypes(schema, schema.getType(type)));
    }
    if (!isObject) continue;
    for (const { name } of node.fields ?? []) {
      fields[name.value] = (parent: Row | undefined, args: Arguments, _: unknown, info: GraphQLResolveInfo) =>
        source.field(parent ?? source.root(type), args, info);
    }
  }
  return resolvers;
}

class DataSource {
  constructor(
    private readonly data: SubgraphData,
    private readonly clock: CaseClock,
  ) {}

  root(type: string): Row {
    const fields = this.data[type];
    return fields && !Array.isArray(fields) ? (fields as Row) : {};
  }

  field(parent: Row, args: Arguments, info: GraphQLResolveInfo): unknown {
    const types = objectTypes(info.schema, getNamedType(info.returnType));
    return this.#value(parent[info.fieldName], { parent, args, types });
  }

  /** @returns null when rows of the type are given and none has the key */
  entity(reference: Row, keys: readonly SelectionSetNode[], types: readonly string[]): Row | null {
    const tables = types.filter((type) => type in this.data);
    if (tables.length === 0) return reference;
    for (const table of tables) {
      const row = this.#rows(table).find((candidate) => keys.some((key) => agrees(key, candidate, reference)));
      if (row) return { ...row, ...reference, __typename: table };
    }
    return null;
  }

  #rows(type: string): readonly Row[] {
    const rows = this.data[type];
    return Array.isArray(rows) ? (rows as readonly Row[]) : [];
  }

  #value(raw: unknown, scope: Scope): unknown {
    if (Array.isArray(raw)) return raw.map((item) => this.#value(item, scope));
    if (typeof raw === "string") return this.#text(raw, scope);
    return isRow(raw) ? this.#linked(this.#withArguments(raw, scope), scope.types) : raw;
  }

  #text(text: string, scope: Scope): unknown {
    if (text.startsWith("!")) throw new Error(text.slice(1));
    if (text === "@all") return scope.types.flatMap((type) => this.#rows(type).map((row) => named(type, row)));
    if (text === "@find") return this.#find(scope.args, scope.types) ?? null;
    const whole = /^\{([\w.]+)\}$/.exec(text)?.[1];
    if (whole !== undefined) return this.#read(whole, scope);
    return text.replaceAll(/\{([\w.]+)\}/g, (_, path: string) => asText(this.#read(path, scope)));
  }

  #read(path: string, { parent, args }: Scope): unknown {
    if (path === "clock") return (this.clock.ticks += 1);
    return path.split(".").reduce<unknown>((value, name) => (isRow(value) ? value[name] : value), { ...parent, args });
  }

  /** Arguments belong to the field that returns the object, all else to the object's own fields. */
  #withArguments(object: Row, scope: Scope): Row {
    const entries = Object.entries(object).map(([name, value]) => {
      const isBound = typeof value === "string" && /\{(?:args\.|clock\})/.test(value);
      return [name, isBound ? this.#text(value, scope) : value] as const;
    });
    return Object.fromEntries(entries);
  }

  /** A row that the object only names by some of its fields. */
  #linked(object: Row, types: readonly string[]): Row {
    const { __typename } = object;
    const found = this.#find(object, typeof __typename === "string" ? [__typename] : types);
    return found ? { ...found, ...object } : object;
  }

  #find(fields: Row, types: readonly string[]): Row | undefined {
    const wanted = Object.entries(fields).filter(([name]) => name !== "__typename");
    for (const type of types) {
      const row = this.#rows(type).find((candidate) =>
        wanted.every(([name, value]) => !(name in candidate) || candidate[name] === value),
      );
      if (row) return named(type, row);
    }
    return undefined;
  }
}

function objectTypes(schema: GraphQLSchema, type: GraphQLNamedType | undefined): string[] {
  if (!type) return [];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

interface Scope {
  readonly parent: Row;
  readonly args: Arguments;
  /** Object types that the value may have. */
  readonly types: readonly string[];
}

function named(type: string, row: Row): Row {
  return { __typename: type, ...row };
}

/** A row without a field of the key stands for every entity. */
function agrees(key: SelectionSetNode, row: unknown, reference: unknown): boolean {
  if (Array.isArray(row) && Array.isArray(reference)) {
    return row.length === reference.length && row.every((item, index) => agrees(key, item, reference[index]));
  }
  if (!isRow(row) || !isRow(reference)) return row === reference;
  return key.selections.every((node) => {
    if (node.kind !== Kind.FIELD) return true;
    const name = node.name.value;
    if (!(name in reference)) return false;
    if (!(name in row)) return true;
    return node.selectionSet
      ? agrees(node.selectionSet, row[name], reference[name])
      : JSON.stringify(row[name]) === JSON.stringify(reference[name]);
  });
}

function keySelection(directive: { readonly arguments?: readonly { name: { value: string }; value: object }[] }) {
  const fields = directive.arguments?.find(({ name }) => name.value === "fields")?.value;
  const text = fields && "value" in fields ? String(fields.value) : "";
  const [query] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (query?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`The key ${text} is no selection.`);
  return query.selectionSet;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "(not sent)");
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
