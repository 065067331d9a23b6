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
  /** Replace it although imports were made into it, which are lost then. */
  readonly discardImports?: boolean;
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

/** Agencies prepared at a time: while one waits for PostgreSQL, the other makes rows. */
const LANES = 2;

/** @throws DATABASE_UNAVAILABLE; BAD_USER_INPUT, before anything is changed, when imports would be lost */
export async function prepareAgencies(
  urls: ReadonlyMap<SubgraphName, AgencyUrls>,
  options: PrepareOptions,
): Promise<PreparedAgency[]> {
  const agencies = SUBGRAPH_NAMES.map((name) => ({ name, ...urlsOf(urls, name) }));
  if (options.replace && options.discardImports !== true) {
    const { assertReplaceable } = kit();
    for (const { name, ownerUrl } of agencies) await assertReplaceable(loadAgency(name), ownerUrl);
  }
  const note = joinedNotes(options.note);
  const prepared = new Map<SubgraphName, PreparedAgency>();
  await inLanes(agencies, async ({ name, ...its }) => {
    prepared.set(name, await prepareAgency(name, its, { ...options, note: (text) => note(name, text) }));
    note(name);
    options.onPrepared?.(name);
  });
  return agencies.flatMap(({ name }) => prepared.get(name) ?? []);
}

function urlsOf(urls: ReadonlyMap<SubgraphName, AgencyUrls>, name: SubgraphName): AgencyUrls {
  const its = urls.get(name);
  invariant(its !== undefined, `${name} has a database.`);
  return its;
}

/** The first failure lets no further item begin, and is thrown when those under way have ended. */
async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item).catch((error: unknown) => {
        failures.push(error);
        waiting.length = 0;
      });
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (failures.length > 0) throw failures[0];
}

/** What each agency is at, in one line; an agency without a text is done. */
function joinedNotes(note: (text: string) => void): (name: SubgraphName, text?: string) => void {
  const current = new Map<SubgraphName, string>();
  return (name, text) => {
    if (text === undefined) current.delete(name);
    else current.set(name, `${name}: ${text}`);
    if (current.size > 0) note([...current.values()].join("; "));
  };
}

async function prepareAgency(
  name: SubgraphName,
  { ownerUrl, contextKey }: AgencyUrls,
  { scale, replace, discardImports = false, note }: PrepareOptions,
): Promise<PreparedAgency> {
  const { migrate, seed, storeContextKey } = kit();
  const agency = loadAgency(name);
  note("schema");
  const migrations = await migrate(agency, ownerUrl);
  await storeContextKey(ownerUrl, contextKey);
  note("data");
  const onProgress = ({ table, rows }: { table: string; rows: number }): void =>
    note(`${rows.toLocaleString("en-US")} in ${table}`);
  const counts = await seed(agency, { ownerUrl, scale, replace, discardImports, onProgress });
  return { agency: name, migrations, rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0) };
}

/* oxlint-disable typescript/no-require-imports -- loads typeorm only when something is prepared */
function kit() {
  return {
    ...(require("../subgraphs/kit/access/protect") as typeof import("../subgraphs/kit/access/protect")),
    ...(require("../subgraphs/kit/migrate") as typeof import("../subgraphs/kit/migrate")),
    ...(require("../subgraphs/kit/seed/imports") as typeof import("../subgraphs/kit/seed/imports")),
    ...(require("../subgraphs/kit/seed/seed") as typeof import("../subgraphs/kit/seed/seed")),
  };
}
/* oxlint-enable typescript/no-require-imports */
