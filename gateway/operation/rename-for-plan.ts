/**
 * Gives names of the client that could be taken for names of the plan another name inside the gateway.
 * A client may alias `id: title` although `id` is a key that later fetches read, name its own variable
 * `representations`, or give one name to different fields of different types, which the planner's library confuses.
 * In: the operation to plan. Out: the operation with safe names, one for each field with its arguments, and both
 * mappings. Not here: the answer's names, which the projection takes from the client's own document.
 */
import {
  Kind,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type VariableNode,
} from "graphql";

/** A selected field → key in the merged data, where it is not the name that the client gave. */
export type DataKeys = ReadonlyMap<string, string>;

export interface RenamedDocument {
  readonly document: DocumentNode;
  readonly dataKeys: DataKeys;
  /** Variable of the plan → variable of the client, where they differ. */
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * @param document one operation with its fragments
 * @param fieldNames every field name of the supergraph
 */
export function renameForPlan(document: DocumentNode, fieldNames: ReadonlySet<string>): RenamedDocument {
  const dataKeys = new Map<string, string>();
  const variables = chooseVariables(document);
  const planNames = new Map([...variables].map(([plan, client]) => [client, plan]));
  const meanings = new Map<string, string>();
  const renamed = visit(document, {
    Field(node) {
      const name = responseName(node);
      const id = fieldId(node);
      const meaning = meanings.get(name) ?? id;
      meanings.set(name, meaning);
      const isSafe = meaning === id && !(node.alias && isMistakable(name, fieldNames));
      if (isSafe) return undefined;
      const key = dataKeys.get(id) ?? unusedKey(dataKeys.size, fieldNames);
      dataKeys.set(id, key);
      return { ...node, alias: { kind: Kind.NAME, value: key } };
    },
    Variable(node): VariableNode | undefined {
      const plan = planNames.get(node.name.value);
      return plan === undefined ? undefined : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: plan } };
    },
  });
  return { document: renamed, dataKeys, variables };
}

/** The key under which the merged data holds a field that the client selected. */
export function dataKeyOf(dataKeys: DataKeys, node: FieldNode): string {
  if (dataKeys.size === 0) return responseName(node);
  return dataKeys.get(fieldId(node)) ?? responseName(node);
}

function responseName({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

/** Equal for fields that the specification lets merge. */
function fieldId(node: FieldNode): string {
  const given = (node.arguments ?? []).map(print).sort();
  return `${responseName(node)}:${node.name.value}(${given.join(",")})`;
}

function isMistakable(alias: string, fieldNames: ReadonlySet<string>): boolean {
  return alias.startsWith("_") || fieldNames.has(alias);
}

function unusedKey(taken: number, fieldNames: ReadonlySet<string>): string {
  let key = `_${taken}`;
  while (fieldNames.has(key)) key = `_${key}`;
  return key;
}

function chooseVariables(document: DocumentNode): Map<string, string> {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const names = new Set(operation?.variableDefinitions?.map(({ variable }) => variable.name.value));
  const renamed = new Map<string, string>();
  for (const name of names) {
    if (name !== "representations" && !name.startsWith("_")) continue;
    let plan = `client_${name}`;
    while (names.has(plan) || renamed.has(plan)) plan = `client_${plan}`;
    renamed.set(plan, name);
  }
  return renamed;
}
