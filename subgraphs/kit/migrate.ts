/** Brings one agency's database to the newest schema and its rows under the rules of who reads them. Run by one process, with the owner's role, before any server. */
import { protect } from "./access/protect";
import type { Agency } from "./agency";
import { openDataSource } from "./database/data-source";

/**
 * @param ownerUrl connection of the role that owns the tables
 * @returns names of the migrations that were applied, oldest first; empty when there was nothing to do
 */
export async function migrate(agency: Agency, ownerUrl: string): Promise<string[]> {
  const dataSource = await openDataSource(agency, ownerUrl);
  try {
    const applied = await dataSource.runMigrations({ transaction: "all" });
    await protect(dataSource);
    return applied.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
