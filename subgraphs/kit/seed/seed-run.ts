/** What an agency's seed functions may do. The transaction around them is seed.ts's. */
import type { Class } from "../class";
import type { Row } from "./copy-rows";

export interface SeedRun {
  /** 1 is the small world; N makes N × as much of what grows. */
  readonly scale: number;
  /** Appends rows by COPY. */
  insert(entity: Class, rows: Iterable<Row>): Promise<void>;
  /** For what COPY cannot say: upserts of reference facts. */
  query(sql: string, parameters?: readonly unknown[]): Promise<void>;
}
