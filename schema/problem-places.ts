/**
 * Finds the places that a composition problem speaks of. Most problems come without a position, but name subgraphs
 * (`[cisa] …`, `in subgraph "cisa"`) and schema coordinates (`"Agency.name"`); both are looked up in the documents.
 * In: the error and the parsed subgraphs. Out: file, line and column, at most one place for each subgraph.
 */
import type { DocumentNode, GraphQLError } from "graphql";
import { type Coordinates, coordinatesOf } from "./coordinates";

export interface Place {
  readonly subgraph: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

export interface ParsedSubgraph {
  readonly name: string;
  readonly file: string;
  /** Parsed from a `Source` that is named like `file`. */
  readonly document: DocumentNode;
}

export function placesOf(error: GraphQLError, subgraphs: readonly ParsedSubgraph[]): Place[] {
  const exact = exactPlace(error, subgraphs);
  if (exact !== undefined) return [exact];
  const named = namedSubgraphs(error.message, subgraphs);
  const coordinates = namedCoordinates(error.message);
  if (named.length > 0) {
    return named.map((subgraph) => placeIn(subgraph, coordinates) ?? at(subgraph, { line: 1, column: 1 }));
  }
  return subgraphs.flatMap((subgraph) => placeIn(subgraph, coordinates) ?? []);
}

/** The position that the error itself brings. */
function exactPlace(error: GraphQLError, subgraphs: readonly ParsedSubgraph[]): Place | undefined {
  const [location] = error.locations ?? [];
  const subgraph = subgraphs.find(({ file }) => file === error.source?.name);
  return location === undefined || subgraph === undefined ? undefined : at(subgraph, location);
}

const LEADING_NAME = /^\[([^\]]+)\]/;
const NAMES_IN_TEXT = /\bsubgraphs? ("[^"]+"(?:(?:, | and |, and )"[^"]+")*)/g;

/** The subgraphs that a message names, in its order, each once. */
function namedSubgraphs(message: string, subgraphs: readonly ParsedSubgraph[]): ParsedSubgraph[] {
  const leading = LEADING_NAME.exec(message)?.[1];
  const inText = [...message.matchAll(NAMES_IN_TEXT)].flatMap(
    (match) => (match[1] ?? "").match(/[^"]+(?="(?:,| and|$))/g) ?? [],
  );
  const names = new Set(leading === undefined ? inText : [leading]);
  return [...names].flatMap((name) => subgraphs.find((subgraph) => subgraph.name === name) ?? []);
}

const COORDINATE = /@?\b[A-Za-z_]\w*(?:\.[A-Za-z_]\w*(?:\([A-Za-z_]\w*:\))?)?/g;

/** Everything in a message that could be a coordinate: exact ones in its order, then the types they belong to. */
function namedCoordinates(message: string): string[] {
  const found = message.match(COORDINATE) ?? [];
  const exact = found.filter((text) => text.includes(".") || message.includes(`"${text}"`));
  return [...exact, ...exact.filter((text) => text.includes(".")).map((text) => text.slice(0, text.indexOf(".")))];
}

function placeIn(subgraph: ParsedSubgraph, coordinates: readonly string[]): Place | undefined {
  const known: Coordinates = coordinatesOf(subgraph.document);
  const coordinate = coordinates.find((one) => known.has(one));
  const position = coordinate === undefined ? undefined : known.get(coordinate);
  return position && at(subgraph, position);
}

function at(
  { name, file }: ParsedSubgraph,
  { line, column }: { readonly line: number; readonly column: number },
): Place {
  return { subgraph: name, file, line, column };
}
