/**
 * Where each schema coordinate of a document stands: `Agency`, `Agency.name`, `Agency.tasks(first:)`,
 * `TaskState.BLOCKED`, `@key`. Where a type is said in several parts, the first one counts.
 * Source: GraphQL schema coordinates, September 2025.
 */
import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NameNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
} from "graphql";

interface Position {
  readonly line: number;
  readonly column: number;
}

export type Coordinates = ReadonlyMap<string, Position>;

type Named = { readonly name: NameNode };
type Member = FieldDefinitionNode | InputValueDefinitionNode | Named;

const known = new WeakMap<DocumentNode, Coordinates>();

/** Read once per document. */
export function coordinatesOf(document: DocumentNode): Coordinates {
  const found = known.get(document) ?? readCoordinates(document);
  known.set(document, found);
  return found;
}

function readCoordinates(document: DocumentNode): Coordinates {
  const coordinates = new Map<string, Position>();
  for (const [coordinate, { name }] of document.definitions.flatMap(coordinatesIn)) {
    const token = name.loc?.startToken;
    if (token !== undefined && !coordinates.has(coordinate)) {
      coordinates.set(coordinate, { line: token.line, column: token.column });
    }
  }
  return coordinates;
}

function coordinatesIn(definition: DefinitionNode): [string, Named][] {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION) return [[`@${definition.name.value}`, definition]];
  if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) return [];
  const type = definition.name.value;
  return [[type, definition], ...membersOf(definition).flatMap((member) => memberCoordinates(type, member))];
}

function membersOf(definition: ASTNode): readonly Member[] {
  if ("fields" in definition) return definition.fields ?? [];
  return "values" in definition && Array.isArray(definition.values) ? definition.values : [];
}

function memberCoordinates(type: string, member: Member): [string, Named][] {
  const coordinate = `${type}.${member.name.value}`;
  const args = "arguments" in member ? (member.arguments ?? []) : [];
  return [[coordinate, member], ...args.map((arg): [string, Named] => [`${coordinate}(${arg.name.value}:)`, arg])];
}
