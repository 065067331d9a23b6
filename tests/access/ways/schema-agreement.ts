/**
 * Whether a served schema is what the oracle has a word for: types, fields, and where fields lead.
 * In: the schema as introspected, the oracle's rows. Out: what disagrees, in words.
 */
import { type GraphQLField, type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from "graphql";
import { nodeType } from "./served-schema";

/** Shared values that say how something is told and not what. */
const PLUMBING = /^(__.*|Mutation|PageInfo|Marking|Provenance|HistoryEntry|_Service|.*(Connection|Edge))$/;

export function disagreements(schema: GraphQLSchema, rows: Readonly<Record<string, string>>): string[] {
  const served = Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !PLUMBING.test(type.name))
    .flatMap((type) => (isObjectType(type) || isInterfaceType(type) ? [type] : []));
  const seen = new Set(
    served.flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => !name.startsWith("_"))
        .map((field) => `${type.name}.${wordOf(field)}`),
    ),
  );
  const known = new Set(
    Object.entries(rows).flatMap(([type, words]) => words.split(" ").map((word) => `${type}.${asServed(word)}`)),
  );
  return [
    ...[...seen].filter((one) => !known.has(one)).map((one) => `${one} is served, and the oracle has no row for it`),
    ...[...known].filter((one) => !seen.has(one)).map((one) => `${one} is in the oracle, and not served`),
  ];
}

/** Figures and links are told apart by the oracle alone. */
function asServed(word: string): string {
  return word.replace(/#$/, "").replace("#", ">");
}

function wordOf(field: GraphQLField<unknown, unknown>): string {
  const named = getNamedType(field.type);
  const target = nodeType(field.type) ?? named.name;
  const isLink =
    (isObjectType(named) || isInterfaceType(named)) && !["Marking", "Provenance", "HistoryEntry"].includes(target);
  return isLink ? `${field.name}>${target}` : field.name;
}
