/**
 * Under which names a document uses the access directives: its links decide, not the names themselves.
 * In: SDL of a supergraph or of a subgraph, parsed. Out: directive name → what it stands for. A directive that no link
 * brings means nothing, whatever its name. Source: https://specs.apollo.dev/link/v1.0.
 */
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from "graphql";

export type AccessDirective = "authenticated" | "requiresScopes" | "policy";

const SPEC = /^https:\/\/specs\.apollo\.dev\/(\w+)(?:\/v\d+\.\d+)?\/?$/;
const DIRECTIVES: readonly AccessDirective[] = ["authenticated", "requiresScopes", "policy"];

export function accessDirectives(document: DocumentNode): ReadonlyMap<string, AccessDirective> {
  const links = document.definitions.filter(isSchema).flatMap(({ directives = [] }) => directives);
  return new Map(links.flatMap(namesOf));
}

function isSchema(node: DocumentNode["definitions"][number]): node is SchemaDefinitionNode | SchemaExtensionNode {
  return node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
}

/** Of a link to one of the three specifications, or to federation, which brings all three. */
function namesOf(link: ConstDirectiveNode): [string, AccessDirective][] {
  const spec = SPEC.exec(textOf(argumentOf(link, "url")) ?? "")?.[1];
  const own = DIRECTIVES.find((name) => name === spec);
  if (spec === undefined || (own === undefined && spec !== "federation")) return [];
  const namespace = textOf(argumentOf(link, "as")) ?? spec;
  const imported = importsOf(argumentOf(link, "import"));
  return DIRECTIVES.filter((name) => own === undefined || name === own).flatMap((name): [string, AccessDirective][] => [
    ...imported.flatMap(([from, to]): [string, AccessDirective][] => (from === name ? [[to, name]] : [])),
    [`${namespace}__${name}`, name],
    ...(own === undefined || imported.some(([from]) => from === name) ? [] : [[namespace, name] as const]).map(
      ([written, meant]): [string, AccessDirective] => [written, meant],
    ),
  ]);
}

/** `["@policy", { name: "@policy", as: "@rule" }]` → name in the specification, name here. */
function importsOf(value: ConstValueNode | undefined): [string, string][] {
  const items = value?.kind === Kind.LIST ? value.values : [];
  return items.flatMap((item): [string, string][] => {
    const plain = textOf(item);
    if (plain !== undefined) return [[withoutAt(plain), withoutAt(plain)]];
    if (item.kind !== Kind.OBJECT) return [];
    const field = (name: string) => textOf(item.fields.find((one) => one.name.value === name)?.value);
    const name = field("name");
    return name === undefined ? [] : [[withoutAt(name), withoutAt(field("as") ?? name)]];
  });
}

function withoutAt(name: string): string {
  return name.replace(/^@/, "");
}

function argumentOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

function textOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}
