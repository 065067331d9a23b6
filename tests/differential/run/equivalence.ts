/**
 * When two answers are the same.
 * In: the gateway's text, and the answer of the reference or of the monolith. Out: the difference, if any.
 *
 * With the reference: `data` is the same text, byte by byte and so in key order; `errors` are the same multiset of
 * path, code and agency, with the subgraph's message where it sent one; their order is left open, as the specification
 * leaves it; and both made the same calls, with the same text and variables. The reference completes siblings of what is already null, and so does the gateway.
 *
 * With the monolith: `data` is the same text. Messages and codes that graphql-js or the gateway writes itself differ
 * by right, and once null has risen to a place the specification lets an executor leave out any error below it but
 * one. So each error counts for the place that it made null: the longest prefix of its path at which `data` is null.
 * 1. The places that errors made null are the same on both sides, as sets.
 * 2. Errors of a place itself, where neither side has one below it, are the same multiset; where a resolver threw,
 *    with the resolver's message.
 * 3. Where a side has errors below a place, the other has at least one of or below it, which follows from 1.
 * 4. An error of the gateway is without a path only where one with the same message has a path: a plan may fetch a
 *    failing field twice, from one subgraph or two, and only one of the failures finds the field still open.
 */
import { GraphQLError, type ExecutionResult } from "graphql";
import type { ReferenceAnswer } from "../reference/complete-answer";
import { WorldError } from "./world";

interface GatewayError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly agency?: string };
}

/** Codes of calls that brought no readable answer: the gateway words their messages itself. */
const WORDED_HERE: ReadonlySet<string> = new Set([
  "SUBGRAPH_TIMEOUT",
  "SUBGRAPH_UNAVAILABLE",
  "SUBGRAPH_INVALID_RESPONSE",
]);

/** @returns undefined when the gateway answered as the reference */
export function differenceFromReference(text: string, reference: ReferenceAnswer): string | undefined {
  const errors = errorsIn(text);
  const told = errors.map(({ path, message, extensions: { code, agency } }) =>
    errorText({ path, code, agency, message: agency === undefined || WORDED_HERE.has(code) ? undefined : message }),
  );
  const expected = reference.errors.map(errorText);
  return dataDifference(text, errors, reference.data) ?? listDifference("errors", told.sort(), expected.sort());
}

/** @returns undefined when both made the same calls, each as often, in whatever order */
export function differenceOfCalls(made: readonly string[], expected: readonly string[]): string | undefined {
  return listDifference("calls", made.toSorted(), expected.toSorted());
}

/** @returns undefined when the gateway answered as the monolith, in the sense of the header */
export function differenceFromMonolith(text: string, monolith: ExecutionResult): string | undefined {
  const errors = errorsIn(text);
  const difference = dataDifference(text, errors, monolith.data);
  if (difference !== undefined) return difference;
  const placed = errors.filter(({ path }) => path !== undefined);
  const stray = errors.find(
    (error) => error.path === undefined && !placed.some(({ message }) => message === error.message),
  );
  if (stray) return `an error without a path: ${stray.message}`;
  const places = (list: readonly { path?: Path }[]) =>
    [...new Set(list.map(({ path }) => JSON.stringify(nullPlace(monolith.data, path ?? []))))].sort();
  const expected = (monolith.errors ?? []).map((error) => ({ path: error.path, message: thrownMessage(error) }));
  const both = [expected, topmostNulls(monolith.data, [...placed, ...expected])] as const;
  return (
    listDifference("places made null", places(placed), places(expected)) ??
    listDifference("errors in place", inPlace(placed, ...both), inPlace(expected, ...both))
  );
}

type Path = readonly (string | number)[];

function errorsIn(text: string): readonly GatewayError[] {
  return (JSON.parse(text) as { errors?: GatewayError[] }).errors ?? [];
}

function errorText({ path, code, agency, message }: ReferenceAnswer["errors"][number]): string {
  return [path ? JSON.stringify(path) : "nowhere", code, agency ?? "", message ?? ""].join(" ");
}

function dataDifference(text: string, errors: readonly GatewayError[], data: unknown): string | undefined {
  const start = errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":` : `{"data":`;
  const expected = `${start}${JSON.stringify(data)}}`;
  return text === expected ? undefined : `data\n  gateway:  ${text}\n  expected: ${expected}`;
}

function listDifference(what: string, told: readonly string[], expected: readonly string[]): string | undefined {
  if (told.join("\n") === expected.join("\n")) return undefined;
  return `${what}\n  gateway:  ${told.join("\n            ")}\n  expected: ${expected.join("\n            ")}`;
}

/** Messages of the world's own errors, by path; what graphql-js found wrong itself has no message to compare. */
function thrownMessage(error: GraphQLError): string | undefined {
  return error.originalError instanceof WorldError ? error.message : undefined;
}

interface PlacedError {
  readonly path?: Path;
  readonly message: string | undefined;
}

/** Places, as text, below which some error is. */
function topmostNulls(data: unknown, errors: readonly PlacedError[]): ReadonlySet<string> {
  const above = errors.map(({ path = [] }) => ({ path, place: nullPlace(data, path) }));
  return new Set(
    above.filter(({ path, place }) => place.length < path.length).map(({ place }) => JSON.stringify(place)),
  );
}

/** Errors of places themselves; with their messages where the monolith's resolver threw. */
function inPlace(
  errors: readonly PlacedError[],
  expected: readonly PlacedError[],
  withErrorsBelow: ReadonlySet<string>,
): string[] {
  const thrown = new Set(
    expected.filter(({ message }) => message !== undefined).map(({ path }) => JSON.stringify(path)),
  );
  return errors
    .map(({ path, message }) => ({ text: JSON.stringify(path), message }))
    .filter(({ text }) => [...withErrorsBelow].every((place) => !isWithin(text, place)))
    .map(({ text, message }) => (thrown.has(text) ? `${text} ${message}` : text))
    .sort();
}

/** Whether a path, as text, is a place or below it. */
function isWithin(path: string, place: string): boolean {
  return path === place || place === "[]" || path.startsWith(`${place.slice(0, -1)},`);
}

/** The longest prefix of the path that `data` has; a null on the way ends it. */
function nullPlace(data: unknown, path: Path): Path {
  let value = data;
  for (const [index, step] of path.entries()) {
    if (typeof value !== "object" || value === null) return path.slice(0, index);
    value = Reflect.get(value, step);
  }
  return path;
}
