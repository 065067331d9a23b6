/**
 * Making functions from generated source: who may write into it, and how it is turned into a function.
 * In: pieces of source. Out: functions. Not here: what is generated (execute/representation-code.ts, respond/).
 *
 * Generated source holds GraphQL names, which are checked here, and JSON.stringify's text, and nothing else of others.
 */
import { invariant } from "../common/invariant";

const NAME = /^[A-Za-z_][A-Za-z_0-9]*$/;

/** A property access; the names that objects inherit need the care of `ownValue` and are not for generated code. */
export function propertyOf(variable: string, name: string): string {
  invariant(isPlainName(name), "Generated code may read names only.");
  return `${variable}.${name}`;
}

/** Whether generated code can read a key of an object without meeting something inherited. */
export function isPlainName(name: string): boolean {
  return NAME.test(name) && !(name in Object.prototype);
}

/** Text as a string literal. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
}

/**
 * @param parameters what the source reads from outside, by name
 * @param source a function body that returns the function
 */
export function makeFunction<Made>(parameters: Readonly<Record<string, unknown>>, source: string): Made {
  // oxlint-disable-next-line no-implied-eval, no-new-func -- see above
  const make = new Function(...Object.keys(parameters), `"use strict";\n${source}`);
  return make(...Object.values(parameters)) as Made;
}
