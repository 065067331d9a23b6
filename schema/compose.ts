/**
 * Composes subgraphs into one Federation 2 supergraph.
 * In: the SDL of every subgraph. Out: the supergraph's SDL, the same for any order of the subgraphs, or the reasons
 * why they do not fit, each with its code and places. Not here: files (cli/), printing SDL from types (subgraphs/kit).
 * Source: Apollo Federation 2 composition and its error codes.
 */
import { composeServices } from "@theguild/federation-composition";
import { type DocumentNode, GraphQLError, Source, parse } from "graphql";
import { HubError } from "../common/errors";
import { accessProblems } from "./access-problems";
import { restoreInterfaceJoins } from "./interface-joins";
import { type ParsedSubgraph, type Place, placesOf } from "./problem-places";

export interface SubgraphSdl {
  readonly name: string;
  /** Where the subgraph answers unless the gateway is told otherwise. */
  readonly url: string;
  readonly sdl: string;
  /** The file that problems name; `schema/subgraphs/<name>.graphql` unless told. */
  readonly file?: string;
}

/** One reason why subgraphs do not compose. */
export interface CompositionProblem {
  /**
   * Federation's code, for example `INVALID_GRAPHQL` or `SATISFIABILITY_ERROR`, or one of access: `ACCESS_WIDENED`,
   * `ACCESS_LOST`, `ACCESS_KEY`.
   */
  readonly code: string;
  readonly message: string;
  /** Subgraph, file, line and column of each place that the problem speaks of; empty when it concerns no place. */
  readonly places: readonly Place[];
}

export type Composition =
  | { readonly supergraph: string; readonly problems?: undefined }
  | { readonly supergraph?: undefined; readonly problems: readonly CompositionProblem[] };

export function compose(subgraphs: readonly SubgraphSdl[]): Composition {
  const parsed = [...subgraphs].sort((a, b) => (a.name < b.name ? -1 : 1)).map(parseSubgraph);
  const unreadable = parsed.flatMap((one) => ("problem" in one ? [one.problem] : []));
  if (unreadable.length > 0) return { problems: unreadable };
  const readable = parsed.flatMap((one) => ("document" in one ? [one] : []));
  const result = composeServices(readable.map(({ name, url, document }) => ({ name, url, typeDefs: document })));
  if (result.errors === undefined) {
    const supergraph = `${restoreInterfaceJoins(result.supergraphSdl, readable).trim()}\n`;
    const refused = accessProblems(supergraph, readable);
    if (refused.length === 0) return { supergraph };
    return {
      problems: refused.map(({ code, message }) =>
        problemOf(new GraphQLError(message, { extensions: { code } }), readable),
      ),
    };
  }
  return { problems: result.errors.map((error) => problemOf(error, readable)) };
}

/**
 * @param problems at least one
 * @returns the one error, `COMPOSITION_FAILED`, that stands for all of them and names the first
 */
export function compositionError(problems: readonly CompositionProblem[]): HubError {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const first = problems.slice(0, 1).map((problem) => `: ${describeProblem(problem)}`);
  return new HubError("COMPOSITION_FAILED", `The subgraphs do not compose, ${count}${first.join("")}`, {
    remedy: "Correct the types that the problems name, then run hub compose again.",
  });
}

/** One line per problem, `schema/subgraphs/cisa.graphql:12:3 FIELD_TYPE_MISMATCH …`, its other places below it. */
export function problemLines(problems: readonly CompositionProblem[]): string {
  return problems
    .flatMap((problem) => [
      describeProblem(problem),
      ...problem.places.slice(1).map((one) => `  also ${placeText(one)}`),
    ])
    .map((line) => `${line}\n`)
    .join("");
}

function describeProblem({ code, message, places }: CompositionProblem): string {
  const where = places.slice(0, 1).map((place) => `${placeText(place)} `);
  return `${where.join("")}${code} ${message.replace(/\s*\n\s*/g, " ")}`;
}

function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

interface ReadableSubgraph extends ParsedSubgraph {
  readonly url: string;
  readonly document: DocumentNode;
}

function parseSubgraph(subgraph: SubgraphSdl): ReadableSubgraph | { readonly problem: CompositionProblem } {
  const { name, url, sdl, file = `schema/subgraphs/${name}.graphql` } = subgraph;
  try {
    return { name, url, file, document: parse(new Source(sdl, file)) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const places = (error.locations ?? []).map(({ line, column }) => ({ subgraph: name, file, line, column }));
    return { problem: { code: "INVALID_GRAPHQL", message: `[${name}] ${error.message}`, places } };
  }
}

/** One code for every field that derives unprotected data from protected data, whoever found it. */
const OWN_CODES = new Map([["MISSING_TRANSITIVE_AUTH_REQUIREMENTS", "ACCESS_WIDENED"]]);

function problemOf(error: GraphQLError, subgraphs: readonly ParsedSubgraph[]): CompositionProblem {
  const { code } = error.extensions;
  return {
    code: typeof code === "string" ? (OWN_CODES.get(code) ?? code) : "COMPOSITION",
    message: error.message,
    places: placesOf(error, subgraphs),
  };
}
