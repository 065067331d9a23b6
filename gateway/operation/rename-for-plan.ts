/**
 * Gives names of the client that could be taken for names of the plan another name inside the gateway.
 * A client may alias `id: title` although `id` is a key that later fetches read, or name its own variable
 * `representations`. In: the operation to plan. Out: the operation with safe names, and both mappings.
 * Not here: the answer's names, which the projection takes from the client's own document.
 */
import { Kind, visit, type DocumentNode, type OperationDefinitionNode, type VariableNode } from "graphql";

/** `alias` and `field name` → key in the merged data. */
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
  const renamed = visit(document, {
    Field(node) {
      if (!node.alias || !isMistakable(node.alias.value, fieldNames)) return undefined;
      const id = aliasId(node.alias.value, node.name.value);
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
export function dataKeyOf(dataKeys: DataKeys, alias: string | undefined, name: string): string {
  if (alias === undefined) return name;
  return dataKeys.get(aliasId(alias, name)) ?? alias;
}

function aliasId(alias: string, name: string): string {
  return `${alias}:${name}`;
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
