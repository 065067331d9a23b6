/**
 * Puts back what the composition library leaves out of a supergraph: of a field that every subgraph of an interface
 * defines, it writes no `join__field`, so a field that is external, required, provided or overridden in an
 * `@interfaceObject` would pass for the subgraph's own, and the wrong subgraph would be asked.
 * In: the composed SDL and its subgraphs. Out: the same SDL with those joins. Source: https://specs.apollo.dev/join/v0.5.
 */
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  parse,
} from "graphql";

export interface ComposedSubgraph {
  readonly name: string;
  readonly document: DocumentNode;
}

/** Names of the subgraphs by their value of `join__Graph`. */
type GraphNames = ReadonlyMap<string, string>;

/** @param sdl as the library composed it of these subgraphs */
export function restoreInterfaceJoins(sdl: string, subgraphs: readonly ComposedSubgraph[]): string {
  if (!sdl.includes("isInterfaceObject: true")) return sdl;
  const { definitions } = parse(sdl);
  const names: GraphNames = new Map(
    definitions
      .flatMap((node) => (node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === "join__Graph" ? [node] : []))
      .flatMap(({ values }) => values ?? [])
      .map((value) => [value.name.value, textOf(find(value.directives, "join__graph"), "name") ?? ""]),
  );
  const additions = definitions
    .filter((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION)
    .flatMap((type) => joinsOf(type, names, subgraphs));
  return insertAll(sdl, additions);
}

interface Addition {
  /** Where in the SDL. */
  readonly offset: number;
  readonly text: string;
}

function joinsOf(
  type: InterfaceTypeDefinitionNode,
  names: GraphNames,
  subgraphs: readonly ComposedSubgraph[],
): Addition[] {
  const joins = (type.directives ?? []).filter(({ name }) => name.value === "join__type");
  const graphs = new Set(joins.map((join) => textOf(join, "graph") ?? ""));
  if (!joins.some((join) => argumentOf(join, "isInterfaceObject"))) return [];
  return (type.fields ?? []).flatMap((field): Addition[] => {
    if (find(field.directives, "join__field")) return [];
    const parts = [...graphs].map((graph) => {
      const subgraph = subgraphs.find(({ name }) => name === names.get(graph));
      return { graph, rest: subgraph ? federationArguments(subgraph.document, type.name.value, field.name.value) : "" };
    });
    if (parts.every(({ rest }) => rest === "")) return [];
    const text = parts.map(({ graph, rest }) => ` @join__field(graph: ${graph}${rest})`).join("");
    return [{ offset: field.type.loc?.end ?? 0, text }];
  });
}

/** What the subgraph's object of that name says of the field, as arguments of `join__field`. */
function federationArguments(document: DocumentNode, typeName: string, fieldName: string): string {
  for (const node of document.definitions) {
    const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
    if (!isObject || node.name.value !== typeName) continue;
    const field = node.fields?.find(({ name }) => name.value === fieldName);
    if (field) return printArguments(field, keyFields(node.directives));
  }
  return "";
}

/** An external field of a key is known to its subgraph all the same. */
function printArguments({ name, directives }: FieldDefinitionNode, keys: ReadonlySet<string>): string {
  const override = findFederation(directives, "override");
  const entries: [string, string | undefined][] = [
    ["requires", textOf(findFederation(directives, "requires"), "fields")],
    ["provides", textOf(findFederation(directives, "provides"), "fields")],
    ["override", textOf(override, "from")],
    ["overrideLabel", textOf(override, "label")],
  ];
  const given = entries.flatMap(([key, value]) => (value === undefined ? [] : `, ${key}: ${JSON.stringify(value)}`));
  const isExternal = findFederation(directives, "external") !== undefined && !keys.has(name.value);
  return `${isExternal ? ", external: true" : ""}${given.join("")}`;
}

function keyFields(directives: readonly ConstDirectiveNode[] | undefined): Set<string> {
  const keys = (directives ?? []).filter(({ name }) => isFederation(name.value, "key"));
  return new Set(keys.flatMap((key) => textOf(key, "fields")?.match(/\w+/g) ?? []));
}

function findFederation(directives: readonly ConstDirectiveNode[] | undefined, name: string) {
  return directives?.find((directive) => isFederation(directive.name.value, name));
}

function isFederation(written: string, name: string): boolean {
  return written === name || written === `federation__${name}`;
}

function find(directives: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode | undefined {
  return directives?.find((directive) => directive.name.value === name);
}

function argumentOf(directive: ConstDirectiveNode | undefined, name: string) {
  return directive?.arguments?.find((argument) => argument.name.value === name)?.value;
}

function textOf(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = argumentOf(directive, name);
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

function insertAll(text: string, additions: readonly Addition[]): string {
  let end = 0;
  const parts = additions.flatMap(({ offset, text: inserted }) => {
    const before = text.slice(end, offset);
    end = offset;
    return [before, inserted];
  });
  return [...parts, text.slice(end)].join("");
}
