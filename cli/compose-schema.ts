/**
 * The committed schema files: each subgraph's SDL printed from its types, and the supergraph composed of them.
 * In: nothing but the agencies' code. Out: path → text; what of it differs from the files that are there.
 * Not here: composing (schema/compose.ts), printing SDL (subgraphs/kit).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SUBGRAPH_NAMES } from "../common/subgraph-names";
import { compose, compositionError, problemLines } from "../schema/compose";
import { firstDifference } from "../schema/diff";
import { federationSchema } from "../subgraphs/kit/schema/federation-schema";
import { loadAgency } from "./agencies";
import { defaultPort } from "./config";

/** One file of the schema, relative to the checkout. */
export interface SchemaFile {
  readonly path: string;
  readonly text: string;
}

export type FileState = "unchanged" | "missing" | `differs from line ${number}`;

/**
 * @param onProblems told the reasons, a line each, why the subgraphs do not compose
 * @throws COMPOSITION_FAILED
 */
export function schemaFiles(onProblems: (lines: string) => void): SchemaFile[] {
  const subgraphs = SUBGRAPH_NAMES.map((name) => ({
    name,
    url: `http://localhost:${defaultPort(name)}/graphql`,
    sdl: federationSchema(loadAgency(name)).sdl,
  }));
  const { supergraph, problems } = compose(subgraphs);
  if (supergraph === undefined) {
    onProblems(problemLines(problems));
    throw compositionError(problems);
  }
  return [
    ...subgraphs.map(({ name, sdl }) => ({ path: `schema/subgraphs/${name}.graphql`, text: sdl })),
    { path: "schema/supergraph.graphql", text: supergraph },
  ];
}

/** How the file on disk stands to what the types say. */
export function fileState(root: string, { path, text }: SchemaFile): FileState {
  const file = join(root, path);
  const committed = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const difference = firstDifference(committed, text);
  if (difference === undefined) return "unchanged";
  return committed === undefined ? "missing" : `differs from line ${difference.line}`;
}

/** Writes the file, with the folders above it. */
export function writeSchemaFile(root: string, { path, text }: SchemaFile): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
