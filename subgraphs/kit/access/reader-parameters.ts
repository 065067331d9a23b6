/**
 * The reader in statements of the kit: named parameters such as `$holdings`, which get numbers behind the statement's
 * own when it is sent. So the text of a statement is the same for every reader, and can be prepared once.
 * In: a statement, who reads. Out: the statement as PostgreSQL takes it. Statements that name none stay as they are.
 */
import { MARKING_CLASSES } from "./marking-columns";
import type { Reader } from "./reader";

/** A statement with parameters by number, `$1`. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const TYPES = {
  $rank: "smallint",
  $rankAmongParties: "smallint",
  $holdings: "text[]",
  $needToKnow: "text[]",
  $roles: "text[]",
} as const;

type Name = keyof typeof TYPES;

const NAMES = /\$(?:rankAmongParties|rank|holdings|needToKnow|roles)\b/g;

export function withReader({ sql, parameters }: Statement, reader: Reader): Statement {
  const all = [...parameters];
  const numbers = new Map<string, number>();
  const text = sql.replace(NAMES, (name) => {
    const number = numbers.get(name) ?? all.push(valueOf(name as Name, reader));
    numbers.set(name, number);
    return `$${number}::${TYPES[name as Name]}`;
  });
  return { sql: text, parameters: all };
}

function valueOf(name: Name, reader: Reader): number | readonly string[] {
  switch (name) {
    case "$rank":
      return reader.rank;
    case "$rankAmongParties":
      return rankAmongParties(reader);
    case "$holdings":
      return reader.holdings;
    case "$needToKnow":
      return reader.needToKnow;
    case "$roles":
      return reader.roles;
  }
}

/** The rank among rows of a type that is for parties alone. */
export function rankAmongParties({ rank }: Reader): number {
  return Math.min(rank, MARKING_CLASSES.known);
}
