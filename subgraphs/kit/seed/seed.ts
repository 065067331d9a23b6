/**
 * Seeds one agency: its reference facts once, its demonstration world at the asked scale, in one transaction.
 * In: agency, the owner's URL, scale. Out: how many rows of each table. Idempotent: a seeded world is left alone.
 */
import { Client } from "pg";
import type { DataSource } from "typeorm";
import { HubError } from "../../../common/errors";
import type { Agency } from "../agency";
import { openDataSource } from "../database/data-source";
import { copyRows } from "./copy-rows";
import type { SeedRun } from "./seed-run";

export interface SeedOptions {
  readonly ownerUrl: string;
  readonly scale: number;
  /** Replace the demonstration world that is there; otherwise a seeded agency is left alone. */
  readonly replace?: boolean;
  readonly onProgress?: (progress: SeedProgress) => void;
}

export interface SeedProgress {
  readonly table: string;
  readonly rows: number;
}

/** @returns rows written by table; empty when the agency was seeded before */
export async function seed(agency: Agency, options: SeedOptions): Promise<ReadonlyMap<string, number>> {
  const dataSource = await openDataSource(agency, options.ownerUrl);
  const client = new Client({ connectionString: options.ownerUrl, options: "-c TimeZone=UTC" });
  try {
    await client.connect();
    return await seedOnce(agency, { ...options, dataSource, client });
  } finally {
    await client.end();
    await dataSource.destroy();
  }
}

interface SeedParts extends SeedOptions {
  readonly dataSource: DataSource;
  readonly client: Client;
}

async function seedOnce(agency: Agency, parts: SeedParts): Promise<ReadonlyMap<string, number>> {
  const { client, dataSource } = parts;
  const counts = new Map<string, number>();
  const run: SeedRun = {
    scale: parts.scale,
    async insert(entity, rows) {
      const written = await copyRows({ client, dataSource }, entity, rows);
      const table = dataSource.getMetadata(entity as Function).tableName;
      counts.set(table, (counts.get(table) ?? 0) + written);
      parts.onProgress?.({ table, rows: counts.get(table) ?? 0 });
    },
    async query(sql, parameters = []) {
      await client.query(sql, [...parameters]);
    },
  };
  await client.query("BEGIN");
  try {
    const seeded = await isSeeded(client);
    if (seeded && parts.replace !== true) {
      await client.query("ROLLBACK");
      return counts;
    }
    if (seeded) await emptyTables(dataSource, client);
    await agency.seedReference(run);
    await agency.seedDemonstration(run);
    await client.query(`INSERT INTO seeded (scale) VALUES ($1)`, [parts.scale]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  await client.query("ANALYZE");
  return counts;
}

async function isSeeded(client: Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT 1 FROM seeded LIMIT 1`);
  return rows.length > 0;
}

async function emptyTables(dataSource: DataSource, client: Client): Promise<void> {
  const tables = new Set(dataSource.entityMetadatas.map((metadata) => `"${metadata.tableName}"`));
  await client.query(`TRUNCATE ${[...tables].join(", ")}, seeded CASCADE`);
}

/** Refuses a scale that is not a whole number from 1 to 100,000. @throws BAD_USER_INPUT */
export function assertScale(scale: number): void {
  if (Number.isInteger(scale) && scale >= 1 && scale <= 100_000) return;
  throw new HubError("BAD_USER_INPUT", `Scale ${scale} is not a whole number between 1 and 100000.`, {
    remedy: "Pass --scale with 1 for the small world, 100 for a large one.",
  });
}
