/**
 * The agency's database as one request sees it: raw SQL in, rows out, statements counted.
 * The count is what tests assert ("100 representations with a nested list cost at most 3 statements").
 */
import type { DataSource } from "typeorm";
import type { Class } from "../class";
import { type Table, tableOf } from "../database/table";

export class RequestDatabase {
  /** Statements sent so far by this request. */
  statements = 0;

  constructor(private readonly dataSource: DataSource) {}

  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.statements += 1;
    return this.dataSource.query<Row[]>(sql, parameters.map(asParameter));
  }

  table<T extends object>(entity: Class<T>): Table<T> {
    return tableOf(this.dataSource, entity);
  }
}

/**
 * Dates go as UTC text. The driver would write them in the time zone of this process, and a day such as
 * 2026-06-02 would become the day before wherever the clock is behind UTC.
 */
function asParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
