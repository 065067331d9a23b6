/**
 * The lint of rule 1: nothing in the graph can hold a model or a release back. It reads the names of everything that
 * is about models: types, fields, arguments, inputs, enum values, and mutations that return or take one.
 * In: a composed schema. Out: each name that has a holding word, with its place. Elsewhere such words are free: cases
 * are embargoed, tasks blocked, pathways approved.
 * Source: Executive Order 14409, section 3(c).
 */
import { type DocumentNode, type GraphQLSchema, buildASTSchema } from "graphql";
import { coordinatesOf } from "../coordinates";
import { holdingWordIn } from "./holding-words";
import type { Spot } from "./inputs";
import { modelTypesOf } from "./model-types";
import { spotsOfMutations } from "./mutation-spots";
import { spotsOfNames } from "./name-spots";
import { spotsOfTypes } from "./type-spots";

/** One name that could hold a model or a release back. */
export interface HoldingName {
  /** `AccessWindowState.BLOCKED` */
  readonly coordinate: string;
  /** The word of the table: `block`. */
  readonly word: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * @param supergraph parsed with locations; federation's own definitions may be in it
 * @throws Error where a name means nothing
 */
export function schemaOf(supergraph: DocumentNode): GraphQLSchema {
  return buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
}

/** @param schema of the document */
export function holdingNames(supergraph: DocumentNode, schema = schemaOf(supergraph)): HoldingName[] {
  const places = coordinatesOf(supergraph);
  const found = new Map<string, HoldingName>();
  for (const { coordinate, name } of spotsAboutModels(schema)) {
    const word = holdingWordIn(name);
    const place = places.get(coordinate) ?? { line: 1, column: 1 };
    if (word !== undefined) found.set(coordinate, { coordinate, word, ...place });
  }
  return [...found.values()].sort((one, other) => one.line - other.line || one.column - other.column);
}

function spotsAboutModels(schema: GraphQLSchema): Spot[] {
  const about = modelTypesOf(schema);
  return [...spotsOfTypes(schema, about), ...spotsOfMutations(schema, about), ...spotsOfNames(schema, about)];
}
