/**
 * What compiled writers throw when they meet a value that they leave to the general writer.
 * In: nothing. Out: one error for all, since nobody reads it. Not here: which values (object-code.ts).
 */
export const UNUSUAL = Object.freeze(new Error("The general writer must write this answer."));

export function fail(): never {
  throw UNUSUAL;
}
