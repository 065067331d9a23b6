/**
 * Subgraphs that are smaller by one step: without a subgraph, a type, a field, a directive, a member or an argument.
 * In: SDL per subgraph. Out: SDL per subgraph, perhaps nothing that composes. Not here: trying them (shrink.ts).
 */
import { Kind, parse, print, visit, type ASTNode } from "graphql";
import type { CaseSubgraph } from "../differential-case";

const REMOVABLE: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_VALUE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.FIELD_DEFINITION,
  Kind.INPUT_VALUE_DEFINITION,
  Kind.DIRECTIVE,
]);

export function smallerSchemas(subgraphs: readonly CaseSubgraph[]): CaseSubgraph[][] {
  const fewer = subgraphs.length > 1 ? subgraphs.map((_, index) => subgraphs.toSpliced(index, 1)) : [];
  const narrower = [...typeNamesIn(subgraphs), ...fieldNamesIn(subgraphs)]
    .map((name) => subgraphs.flatMap((one) => withoutName(one, name) ?? []))
    .filter((one) => one.length > 0);
  const smaller = subgraphs.flatMap(({ name, sdl }, index) =>
    smallerSdl(sdl).map((one) => subgraphs.toSpliced(index, 1, { name, sdl: one })),
  );
  return [...fewer, ...narrower, ...smaller];
}

function smallerSdl(sdl: string): string[] {
  const document = parse(sdl, { noLocation: true });
  const targets: ASTNode[] = [];
  visit(document, {
    enter: (node, _, parent) => {
      const isMember = node.kind === Kind.NAMED_TYPE && Array.isArray(parent);
      const isKey = node.kind === Kind.DIRECTIVE && node.name.value === "key";
      if ((REMOVABLE.has(node.kind) && !isKey) || isMember) targets.push(node);
    },
  });
  return targets.flatMap((target) => {
    const smaller = visit(document, { enter: (node) => (node === target ? null : undefined) });
    return smaller.definitions.length > 0 ? [print(smaller)] : [];
  });
}

function typeNamesIn(subgraphs: readonly CaseSubgraph[]): string[] {
  const names = subgraphs.flatMap(({ sdl }) => [
    ...sdl.matchAll(/^(?:type|interface|union|enum|input|scalar) (\w+)/gm),
  ]);
  return [...new Set(names.map(([, name = ""]) => name))];
}

/** `Type.field`, wherever it is defined. */
function fieldNamesIn(subgraphs: readonly CaseSubgraph[]): string[] {
  const names = subgraphs.flatMap(({ sdl }) =>
    parse(sdl, { noLocation: true }).definitions.flatMap((node) =>
      "fields" in node && "name" in node
        ? (node.fields ?? []).map(({ name }) => `${node.name?.value}.${name.value}`)
        : [],
    ),
  );
  return [...new Set(names)];
}

/** A subgraph without a type and the fields that return it, or without one field. */
function withoutName({ name: subgraph, sdl }: CaseSubgraph, name: string): CaseSubgraph | undefined {
  const [type, field] = name.split(".");
  const removes = (node: ASTNode, holder: string): boolean => {
    if (node.kind === Kind.FIELD_DEFINITION) {
      return field === undefined
        ? print(node.type).replace(/\W/g, "") === type
        : holder === type && node.name.value === field;
    }
    const isDefinition = REMOVABLE.has(node.kind) && node.kind.endsWith("TypeDefinition") && "name" in node;
    const isMember = node.kind === Kind.NAMED_TYPE;
    return (
      field === undefined && (isDefinition || isMember) && (node as { name: { value: string } }).name.value === type
    );
  };
  let holder = "";
  const smaller = visit(parse(sdl, { noLocation: true }), {
    enter: (node, _, parent) => {
      if (node.kind.endsWith("TypeDefinition") && "name" in node) holder = node.name?.value ?? "";
      if (node.kind === Kind.NAMED_TYPE && !Array.isArray(parent)) return undefined;
      return removes(node, holder) ? null : undefined;
    },
  });
  const definitions = smaller.definitions.filter((node) => !("fields" in node) || (node.fields?.length ?? 0) > 0);
  return definitions.length > 0 ? { name: subgraph, sdl: print({ ...smaller, definitions }) } : undefined;
}
