/**
 * The agency's database as one request sees it: raw SQL in, rows out, statements counted. Each statement is a
 * transaction that enters as the request's caller (kit/access), so PostgreSQL shows the rows which that one may read.
 * The count is what tests assert ("100 representations with a nested list cost at most 3 statements"); entering comes
 * along with a statement and is not counted.
 */
import type { Pool } from "pg";
import type { DataSource } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";
import { HubError } from "../../../common/errors";
import { queryEntered } from "../access/entered-query";
import type { EntryTokens } from "../access/entry-token";
import { type Statement, withReader } from "../access/reader-parameter";
import { Readings } from "../access/readings";
import type { Class } from "../class";
import { type Table, tableOf } from "../database/table";

/** Statements that may wait for a connection of this process; further ones are refused at once. */
const MOST_WAITING = 500;

interface Sent extends Statement {
  readonly isKept?: boolean;
}

export class RequestDatabase {
  /** Statements sent so far by this request. */
  statements = 0;
  /** Rows that this request has read. */
  readonly readings = new Readings();

  constructor(
    private readonly dataSource: DataSource,
    private readonly tokens: EntryTokens,
  ) {}

  /**
   * @param sql may name the reader, `$words` (kit/access/reader-parameter.ts)
   * @throws DATABASE_UNAVAILABLE when too much waits for a connection, or for too long
   */
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.#send<Row>({ sql, parameters });
  }

  /** The same for rows by keys, `= ANY($1)`: whatever the keys are, the plan is the same, and is kept. */
  async lookUp<Row extends object>(sql: string, keys: readonly unknown[]): Promise<Row[]> {
    return this.#send<Row>({ sql, parameters: [keys], isKept: true });
  }

  async #send<Row extends object>({ sql, parameters, isKept = false }: Sent): Promise<Row[]> {
    this.statements += 1;
    const pool = poolOf(this.dataSource);
    if (pool.waitingCount >= MOST_WAITING) throw unavailable();
    const client = await pool.connect().catch((cause: unknown) => {
      throw unavailable(cause);
    });
    const statement = withReader({ sql, parameters: parameters.map(asParameter) }, this.tokens.reader);
    try {
      return await queryEntered<Row>(client, this.tokens.current(), { ...statement, isKept });
    } finally {
      client.release();
    }
  }

  table<T extends object>(entity: Class<T>): Table<T> {
    return tableOf(this.dataSource, entity);
  }

  /** Makes instances of rows that are answered, in place, and keeps in mind how they are marked. */
  hydrate<T extends object>(table: Table<T>, rows: readonly T[]): void {
    for (const row of rows) this.readings.note(table.hydrate(row));
  }
}

function poolOf({ driver }: DataSource): Pool {
  return (driver as PostgresDriver).master as Pool;
}

function unavailable(cause?: unknown): HubError {
  return new HubError("DATABASE_UNAVAILABLE", "The agency's database has no connection to spare.", {
    remedy: "Ask again.",
    cause,
  });
}

/**
 * Dates go as UTC text. The driver would write them in the time zone of this process, and a day such as
 * 2026-06-02 would become the day before wherever the clock is behind UTC.
 */
function asParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
