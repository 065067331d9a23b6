/** The way in which commands query, for a plain connection, such as an import's. */
import type { ClientBase } from "pg";
import type { Query } from "../command/transaction";

export function queryOf(client: Pick<ClientBase, "query">): Query {
  return async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
    (await client.query<Row>(sql, [...parameters])).rows;
}
