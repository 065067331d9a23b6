/**
 * The reader in statements of the kit: the parameter `$words`, which gets a number behind the statement's own when it is
 * sent. So the text of a statement is the same for every reader, and can be prepared once.
 * In: a statement, who reads. Out: the statement as PostgreSQL takes it. One that does not name it stays as it is.
 */
import type { Reader } from "./reader";

/** A statement with parameters by number, `$1`. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export function withReader({ sql, parameters }: Statement, { words }: Reader): Statement {
  const text = sql.replaceAll(/\$words\b/g, `$$${parameters.length + 1}::tsvector`);
  return text === sql ? { sql, parameters } : { sql: text, parameters: [...parameters, words] };
}
