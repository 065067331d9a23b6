/**
 * The typeorm data source of one agency: its entities, its migrations, one pool on its own database.
 * In: the agency and a connection URL. Out: an initialised DataSource; the caller destroys it.
 */
import { DataSource } from "typeorm";
import { HubError } from "../../../common/errors";
import type { Agency } from "../agency";
import { HistoryEntry } from "../record/history";
import { pgTypes } from "./pg-types";
import { SnakeNaming } from "./snake-naming";

/** Connections of one subgraph process. Six of them stay below PostgreSQL's default of 100. */
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Pages of an index cost little more out of order than in order where disks do not turn; PostgreSQL's own 4 keeps it
 * from counting by index.
 */
export const SETTINGS = "-c TimeZone=UTC -c random_page_cost=1.1";

/** @throws DATABASE_UNAVAILABLE when PostgreSQL refuses or does not answer */
export async function openDataSource(agency: Agency, databaseUrl: string): Promise<DataSource> {
  const dataSource = new DataSource({
    type: "postgres",
    url: databaseUrl,
    applicationName: `hub-${agency.name}`,
    entities: [HistoryEntry, ...Object.values(agency.entities)] as Function[],
    migrations: [...agency.migrations],
    namingStrategy: new SnakeNaming(),
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { types: pgTypes, options: SETTINGS },
    synchronize: false,
  });
  try {
    return await dataSource.initialize();
  } catch (cause) {
    throw new HubError("DATABASE_UNAVAILABLE", `The database of ${agency.name} does not accept connections.`, {
      agency: agency.name,
      remedy: "Check that PostgreSQL runs and that the connection URL names the right host, database and password.",
      cause,
    });
  }
}
