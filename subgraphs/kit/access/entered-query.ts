/**
 * One statement in a transaction of its own that entered first, in one message to PostgreSQL: what is sent up to a
 * Sync is one transaction, which ends with it. So nothing is left open whatever happens, and entering costs no trip.
 * In: a connection, a token, a statement. Out: its rows. Source: PostgreSQL, "Extended Query", pipelining.
 */
import { type ClientBase, Query } from "pg";
import { preparedName } from "../database/prepared-names";

/**
 * The statement by which a transaction enters. It asks for the reader's words whether or not a row will need them: so a
 * token that is not valid fails at once, and the answer's time does not tell whether a row was there to be hidden.
 * @param token SQL
 */
export function entering(token: string): string {
  return `SELECT set_config('access.token', ${token}, true), access.words() IS NULL`;
}

/** Parsed once a connection, under its name. */
const ENTER = { name: "enter", text: entering("$1") };

/** Before a statement whose plan is kept. PostgreSQL would plan it for its keys each time, being few. */
const ENTER_FOR_KEPT = {
  name: "enter_for_kept",
  text: `${ENTER.text}, set_config('plan_cache_mode', 'force_generic_plan', true)`,
};

/** What pg's own connection does, as far as entering needs it. */
interface Wire {
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(message: object): void;
  close(message: { readonly type: "S"; readonly name: string }): void;
}

interface EnteredStatement {
  readonly sql: string;
  readonly parameters?: readonly unknown[];
  /** The connection keeps its plan. */
  readonly isKept?: boolean;
}

/** @throws whatever PostgreSQL says of the token or the statement */
export async function queryEntered<Row extends object>(
  client: Pick<ClientBase, "query">,
  token: string,
  { sql, parameters = [], isKept = false }: EnteredStatement,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const config = { text: sql, values: [...parameters], keptAs: isKept ? preparedName(sql) : undefined };
    const query = new EnteredQuery(token, config, (error, result) => (error ? reject(error) : resolve(result.rows)));
    client.query(query as never);
  });
}

/** Texts of the statements that connections have prepared, by name. */
const prepared = new WeakMap<Wire, Map<string, string>>();

function preparedOn(connection: Wire): Map<string, string> {
  const known = prepared.get(connection);
  if (known !== undefined) return known;
  const none = new Map<string, string>();
  prepared.set(connection, none);
  return none;
}

type Done = (error: Error | null, result: { readonly rows: any[] }) => void;

interface QueryConfig {
  readonly text: string;
  readonly values: unknown[];
  readonly keptAs: string | undefined;
}

/** pg's query, with another one sent before it whose answer is not told. */
class EnteredQuery extends (Query as unknown as new (config: object, values: undefined, done: Done) => any) {
  #isEntered = false;
  readonly #enter: typeof ENTER | typeof ENTER_FOR_KEPT;

  constructor(
    private readonly token: string,
    private readonly config: QueryConfig,
    done: Done,
  ) {
    super({ text: config.text, values: config.values, queryMode: "extended" }, undefined, done);
    this.#enter = config.keptAs === undefined ? ENTER : ENTER_FOR_KEPT;
  }

  prepare(connection: Wire): void {
    const { keptAs } = this.config;
    const { name, text } = this.#enter;
    if (!preparedOn(connection).has(name)) {
      connection.close({ type: "S", name });
      connection.parse({ name, text });
    }
    connection.bind({ statement: name, values: [this.token] });
    connection.execute({});
    if (keptAs !== undefined && !this.hasBeenParsed(connection)) connection.close({ type: "S", name: keptAs });
    this.name = keptAs;
    super.prepare(connection);
  }

  hasBeenParsed(connection: Wire): boolean {
    const { keptAs, text } = this.config;
    return keptAs !== undefined && preparedOn(connection).get(keptAs) === text;
  }

  handleDataRow(message: object): void {
    if (this.#isEntered) super.handleDataRow(message);
  }

  handleCommandComplete(message: object, connection: Wire): void {
    const { keptAs, text } = this.config;
    if (!this.#isEntered) preparedOn(connection).set(this.#enter.name, this.#enter.text);
    else if (keptAs !== undefined) preparedOn(connection).set(keptAs, text);
    if (this.#isEntered) super.handleCommandComplete(message, connection);
    this.#isEntered = true;
  }

  handleError(error: Error, connection: Wire): void {
    // What was prepared before it failed is not known.
    if (this.config.keptAs !== undefined) preparedOn(connection).delete(this.config.keptAs);
    super.handleError(error, connection);
  }
}
