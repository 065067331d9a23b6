/**
 * Brings every agency's database to the newest schema and fills it: reference facts and the demonstration world.
 * Run by one process; `hub start` does it before any server.
 * In: connection strings. Out: what was applied and written, per agency. Unless told to replace, an agency that
 * has its world keeps it, so that repeating this changes nothing.
 */
import { invariant } from "../common/invariant";
import { SUBGRAPH_NAMES, type SubgraphName } from "../common/subgraph-names";
import { loadAgency } from "./agencies";
import type { AgencyUrls } from "./postgres/provision";

export interface PrepareOptions {
  /** 1 is the small world. */
  readonly scale: number;
  /** Replace the world that is there. */
  readonly replace: boolean;
  /** Told what is being done. */
  readonly note: (text: string) => void;
  /** Told of each agency as soon as its database is complete. */
  readonly onPrepared?: (agency: SubgraphName) => void;
}

export interface PreparedAgency {
  readonly agency: SubgraphName;
  /** Names of the migrations applied just now. */
  readonly migrations: readonly string[];
  /** Rows written just now. */
  readonly rows: number;
}

/** @throws DATABASE_UNAVAILABLE */
export async function prepareAgencies(
  urls: ReadonlyMap<SubgraphName, AgencyUrls>,
  options: PrepareOptions,
): Promise<PreparedAgency[]> {
  const prepared: PreparedAgency[] = [];
  for (const name of SUBGRAPH_NAMES) {
    const ownerUrl = urls.get(name)?.ownerUrl;
    invariant(ownerUrl !== undefined, `${name} has a database.`);
    prepared.push(await prepareAgency(name, ownerUrl, options));
    options.onPrepared?.(name);
  }
  return prepared;
}

async function prepareAgency(
  name: SubgraphName,
  ownerUrl: string,
  { scale, replace, note }: PrepareOptions,
): Promise<PreparedAgency> {
  /* oxlint-disable typescript/no-require-imports -- loads typeorm only when something is prepared */
  const { migrate } = require("../subgraphs/kit/migrate") as typeof import("../subgraphs/kit/migrate");
  const { seed } = require("../subgraphs/kit/seed/seed") as typeof import("../subgraphs/kit/seed/seed");
  /* oxlint-enable typescript/no-require-imports */
  const agency = loadAgency(name);
  note(`${name}: schema`);
  const migrations = await migrate(agency, ownerUrl);
  note(`${name}: data`);
  const onProgress = ({ table, rows }: { table: string; rows: number }): void =>
    note(`${name}: ${rows.toLocaleString("en-US")} in ${table}`);
  const counts = await seed(agency, { ownerUrl, scale, replace, onProgress });
  return { agency: name, migrations, rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0) };
}
