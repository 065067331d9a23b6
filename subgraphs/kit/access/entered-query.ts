/**
 * One statement in a transaction of its own that entered first, in one message to PostgreSQL: what is sent up to a
 * Sync is one transaction, which ends with it. So nothing is left open whatever happens, and entering costs no trip.
 * In: a connection, a token, a statement. Out: its rows. Source: PostgreSQL, "Extended Query", pipelining.
 */
import { type ClientBase, Query } from "pg";

/** Parsed once a connection, under its name. */
const ENTER = { name: "enter", text: "SELECT access.enter($1)" } as const;

/** What pg's own connection does, as far as entering needs it. */
interface Wire {
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(message: object): void;
}

export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly unknown[];
}

/** @throws whatever PostgreSQL says of the token or the statement */
export async function queryEntered<Row extends object>(
  client: Pick<ClientBase, "query">,
  token: string,
  { sql, parameters = [] }: Statement,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const query = new EnteredQuery(token, { text: sql, values: [...parameters] }, (error, result) =>
      error ? reject(error) : resolve(result.rows),
    );
    client.query(query as never);
  });
}

/** Connections on which the statement is parsed. */
const knowing = new WeakSet<Wire>();

type Done = (error: Error | null, result: { readonly rows: any[] }) => void;

/** pg's query, with another one sent before it whose answer is not told. */
class EnteredQuery extends (Query as unknown as new (config: object, values: undefined, done: Done) => any) {
  #isEntered = false;

  constructor(
    private readonly token: string,
    config: { readonly text: string; readonly values: unknown[] },
    done: Done,
  ) {
    super({ ...config, queryMode: "extended" }, undefined, done);
  }

  prepare(connection: Wire): void {
    if (!knowing.has(connection)) connection.parse(ENTER);
    connection.bind({ statement: ENTER.name, values: [this.token] });
    connection.execute({});
    super.prepare(connection);
  }

  handleDataRow(message: object): void {
    if (this.#isEntered) super.handleDataRow(message);
  }

  handleCommandComplete(message: object, connection: Wire): void {
    if (this.#isEntered) super.handleCommandComplete(message, connection);
    else knowing.add(connection);
    this.#isEntered = true;
  }
}
