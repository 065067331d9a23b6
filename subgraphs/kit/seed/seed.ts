/**
 * Seeds one agency: its reference facts once, its demonstration world at the asked scale, in one transaction.
 * In: agency, the owner's URL, scale. Out: how many rows of each table. Idempotent: a seeded world is left alone.
 */
import { Client, escapeIdentifier } from "pg";
import type { DataSource } from "typeorm";
import type { Agency } from "../agency";
import { openDataSource } from "../database/data-source";
import { protectedTables } from "../access/policies";
import { copyRows } from "./copy-rows";
import { assertNothingImported } from "./imports";
import { withoutSecondaryIndexes } from "./secondary-indexes";
import { withoutForcedPolicies } from "./without-forced-policies";
import type { SeedRun } from "./seed-run";

export interface SeedOptions {
  readonly ownerUrl: string;
  readonly scale: number;
  /** Replace the demonstration world that is there; otherwise a seeded agency is left alone. */
  readonly replace?: boolean;
  /** Replace the world although imports were made into it; they are lost, with their receipts. */
  readonly discardImports?: boolean;
  readonly onProgress?: (progress: SeedProgress) => void;
}

interface SeedProgress {
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
  await client.query("BEGIN");
  try {
    const seeded = await isSeeded(client);
    if (seeded && parts.replace !== true) {
      await client.query("ROLLBACK");
      return counts;
    }
    if (seeded) await emptyTables(agency, parts);
    const run = seedRun(parts, counts);
    await withoutForcedPolicies(client, protectedTables(dataSource), () =>
      withoutSecondaryIndexes(client, tableNames(dataSource), async () => {
        await agency.seedReference(run);
        await agency.seedDemonstration(run);
      }),
    );
    await client.query(`INSERT INTO seeded (scale) VALUES ($1)`, [parts.scale]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  await client.query("ANALYZE");
  return counts;
}

function seedRun({ client, dataSource, scale, onProgress }: SeedParts, counts: Map<string, number>): SeedRun {
  return {
    scale,
    async insert(entity, rows) {
      const written = await copyRows({ client, dataSource }, entity, rows);
      const table = dataSource.getMetadata(entity as Function).tableName;
      counts.set(table, (counts.get(table) ?? 0) + written);
      onProgress?.({ table, rows: counts.get(table) ?? 0 });
    },
    async query(sql, parameters = []) {
      await client.query(sql, [...parameters]);
    },
  };
}

async function isSeeded(client: Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT 1 FROM seeded LIMIT 1`);
  return rows.length > 0;
}

/** Waits for imports that are under way, so that none is lost unseen. */
async function emptyTables(agency: Agency, { client, dataSource, discardImports }: SeedParts): Promise<void> {
  await client.query(`TRUNCATE ${tableNames(dataSource).map(escapeIdentifier).join(", ")}, seeded CASCADE`);
  await forgetCommands(client);
  if (discardImports !== true) await assertNothingImported(agency, client);
  else if (agency.importLog !== undefined) await client.query(`TRUNCATE ${escapeIdentifier(agency.importLog)} CASCADE`);
}

/** What was commanded in the world that goes is neither told to anybody nor answered again. */
async function forgetCommands(client: Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>("SELECT to_regclass('outbox') IS NOT NULL AS exists");
  if (rows[0]?.exists !== true) return;
  await client.query("DELETE FROM outbox WHERE published_at IS NULL; DELETE FROM command_receipt");
}

function tableNames(dataSource: DataSource): string[] {
  return [...new Set(dataSource.entityMetadatas.map((metadata) => metadata.tableName))];
}
