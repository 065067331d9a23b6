/** What requests ask of a large table: filtered pages, counts, figures, records by id. */

export interface MeasuredStatement {
  readonly what: string;
  /** @param from what is selected from, under the alias `t` */
  readonly sql: (from: string) => string;
  readonly parameters: readonly unknown[];
  /** Whether connections keep its plan, as requests have it. */
  readonly isKept?: boolean;
  /** How often it is sent in a row, for one measurement. */
  readonly repeat: number;
}

const IDS = Array.from({ length: 100 }, (_, index) => `bench-${index * 4_999 + 11}`);

export const STATEMENTS: readonly MeasuredStatement[] = [
  {
    what: "one record by id",
    sql: (from) => `SELECT t.id, t.asset, t.tier FROM ${from} WHERE t.id = ANY($1)`,
    parameters: [["bench-4711"]],
    isKept: true,
    repeat: 400,
  },
  {
    what: "100 records by id",
    sql: (from) => `SELECT t.id, t.asset, t.tier FROM ${from} WHERE t.id = ANY($1)`,
    parameters: [IDS],
    isKept: true,
    repeat: 200,
  },
  {
    what: "a page of an agency's, filtered, by id",
    sql: (from) => `SELECT t.id, t.asset, t.tier FROM ${from} WHERE t.agency_id = $1 AND NOT t.publicly_exposed
      ORDER BY t.id LIMIT 1001`,
    parameters: ["energy"],
    repeat: 20,
  },
  {
    what: "a page of a vulnerability's",
    sql: (from) => `SELECT t.id, t.asset, t.tier FROM ${from} WHERE t.vulnerability_id = $1 ORDER BY t.id LIMIT 101`,
    parameters: ["bench-77"],
    repeat: 100,
  },
  {
    what: "count of all",
    sql: (from) => `SELECT count(*) FROM ${from}`,
    parameters: [],
    repeat: 2,
  },
  {
    what: "count of an agency's that are not fixed",
    sql: (from) => `SELECT count(*) FROM ${from} WHERE t.agency_id = $1 AND t.fixed_on IS NULL`,
    parameters: ["energy"],
    repeat: 2,
  },
  {
    what: "figures by agency and tier",
    sql: (from) => `SELECT t.agency_id, t.tier, count(*), count(*) FILTER (WHERE t.fixed_on IS NULL)
      FROM ${from} GROUP BY 1, 2`,
    parameters: [],
    repeat: 2,
  },
];
