/**
 * What `hub check` looks for, and what `hub compose` refuses to write.
 * In: a schema file, or the checkout. Out: what is wrong, each with its place. Not here: the lint (schema/lint).
 */
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse } from "graphql";
import { HubError } from "../common/errors";
import { holdingNames, schemaOf } from "../schema/lint/release-freedom";
import { type SchemaFile, fileState, schemaFiles } from "./compose-schema";

export interface Finding {
  readonly code: keyof typeof REMEDIES;
  /** `schema/supergraph.graphql:12:3` */
  readonly place: string;
  readonly finding: string;
}

const REMEDIES = {
  RELEASE_HELD: "Take the name out: nothing in the hub may license, clear or hold a model or its release.",
  SCHEMA_DRIFT: "Run hub compose and commit what it writes.",
} as const;

/**
 * Names with which a model or a release could be held back.
 * @throws SUPERGRAPH_INVALID when the text is no schema
 */
export function releaseFindings({ path, text }: SchemaFile): Finding[] {
  const { document, schema } = readSchema(path, text);
  return holdingNames(document, schema).map(({ coordinate, word, line, column }) => ({
    code: "RELEASE_HELD",
    place: `${path}:${line}:${column}`,
    finding: `${coordinate} could ${word} a model or its release`,
  }));
}

/** The one error that stands for all findings and names the first; undefined when there are none. */
export function findingError(findings: readonly Finding[]): HubError | undefined {
  const [first] = findings;
  if (first === undefined) return undefined;
  const others = ["", " There is 1 more."][findings.length - 1] ?? ` There are ${findings.length - 1} more.`;
  return new HubError(first.code, `${first.place}: ${first.finding}.${others}`, { remedy: REMEDIES[first.code] });
}

/**
 * @param onFindings told every name, a line each
 * @throws RELEASE_HELD naming the first
 */
export function assertReleasesFree(supergraph: SchemaFile, onFindings: (lines: string) => void): void {
  const findings = releaseFindings(supergraph);
  const error = findingError(findings);
  if (error === undefined) return;
  onFindings(findings.map(({ code, place, finding }) => `${place} ${code} ${finding}\n`).join(""));
  throw error;
}

/**
 * Committed files that are not what the types say.
 * @param root of the checkout
 * @throws COMPOSITION_FAILED
 */
export function driftFindings(root: string): Finding[] {
  const files = schemaFiles((problems) => process.stderr.write(problems));
  return files.flatMap((file): Finding[] => {
    const state = fileState(root, file);
    if (state === "unchanged") return [];
    const line = /\d+$/.exec(state)?.[0] ?? "1";
    const finding = state === "missing" ? "the file is missing" : "this is not what the types say";
    return [{ code: "SCHEMA_DRIFT", place: `${file.path}:${line}:1`, finding }];
  });
}

function readSchema(path: string, text: string): { document: DocumentNode; schema: GraphQLSchema } {
  try {
    const document = parse(text);
    return { document, schema: schemaOf(document) };
  } catch (cause) {
    const [{ line, column } = { line: 1, column: 1 }] = (cause instanceof GraphQLError && cause.locations) || [];
    throw new HubError("SUPERGRAPH_INVALID", `${path}:${line}:${column}: ${(cause as Error).message}`, {
      remedy: "Name a composed supergraph.",
      cause,
    });
  }
}
