/** An embedded PostgreSQL of the benchmark's own, with seeded databases of some agencies. Removed at the end. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadAgency } from "../../cli/agencies";
import { locateDataDirectory } from "../../cli/postgres/data-directory";
import { launchPostgres } from "../../cli/postgres/launch";
import { type AgencyUrls, provision } from "../../cli/postgres/provision";
import type { SubgraphName } from "../../common/subgraph-names";
import { storeContextKey } from "../../subgraphs/kit/access/protect";
import { migrate } from "../../subgraphs/kit/migrate";
import { seed } from "../../subgraphs/kit/seed/seed";

export interface BenchDatabase extends AsyncDisposable {
  readonly urls: ReadonlyMap<SubgraphName, AgencyUrls>;
}

/** @param scale of the seeded worlds */
export async function startDatabase(agencies: readonly SubgraphName[], scale: number): Promise<BenchDatabase> {
  const home = mkdtempSync(join(tmpdir(), "hub-bench-data-"));
  chmodSync(home, 0o711); // PostgreSQL runs as another user where we are root.
  const server = await launchPostgres({ directory: locateDataDirectory(home, home) });
  const urls = await provision(server.adminUrl, agencies, () => "bench");
  for (const name of agencies) {
    const { ownerUrl, contextKey } = urls.get(name) as AgencyUrls;
    await migrate(loadAgency(name), ownerUrl);
    await storeContextKey(ownerUrl, contextKey);
    await seed(loadAgency(name), { ownerUrl, scale });
  }
  return {
    urls,
    async [Symbol.asyncDispose]() {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
