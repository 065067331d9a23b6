/**
 * Removes everything the hub keeps, so that the next start begins anew.
 * In: configuration. Out: nothing is left of the embedded server's data, or of the hub's databases and roles on
 * the server of DATABASE_URL. Refused while a hub runs on them. Not here: asking first (commands/reset.ts).
 */
import { existsSync, rmSync } from "node:fs";
import { escapeIdentifier } from "pg";
import { HubError } from "../../common/errors";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { type AdminClient, connect } from "./connect";
import { EMBEDDED, writePasswords } from "./credentials";
import { type DataDirectory, prepareDataDirectory } from "./data-directory";
import { acquireLock } from "./lock";
import { stopPostmaster } from "./postmaster";
import { namesOf } from "./provision";
import { AUDIT_NAMES } from "./provision-audit";
import { BUS_NAMES } from "./provision-bus";

/**
 * Deletes the embedded server's files and passwords, and the hub's keys; a server that a killed hub left running is stopped.
 * @throws DATA_DIRECTORY_UNUSABLE while a hub runs on it, or when this user may not change it
 */
export async function resetEmbedded(directory: DataDirectory): Promise<void> {
  if (!existsSync(directory.home)) return;
  prepareDataDirectory(directory);
  const lock = acquireLock(directory.lock);
  try {
    await stopPostmaster(directory.cluster);
    const { cluster, keys, log, audit } = directory;
    for (const path of [cluster, keys, log, `${log}.previous`, audit]) {
      rmSync(path, { recursive: true, force: true });
    }
    writePasswords(directory.credentials, EMBEDDED, new Map());
  } finally {
    lock[Symbol.dispose]();
  }
}

/**
 * Drops the databases and roles of the agencies, the bus and the audit.
 * @throws CONFLICT while a subgraph is connected to one of them
 * @throws DATABASE_UNAVAILABLE when the server cannot be used
 */
export async function resetServer(adminUrl: string): Promise<void> {
  await using admin = await connect(adminUrl);
  await assertUnused(admin);
  await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(BUS_NAMES.database)}`);
  await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(AUDIT_NAMES.database)}`);
  for (const role of [BUS_NAMES.owner, AUDIT_NAMES.owner, AUDIT_NAMES.auditor]) {
    await admin.query(`DROP ROLE IF EXISTS ${escapeIdentifier(role)}`);
  }
  for (const { database, owner, runtime } of SUBGRAPH_NAMES.map((agency) => namesOf(agency))) {
    await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(database)}`);
    await admin.query(`DROP ROLE IF EXISTS ${escapeIdentifier(runtime)}, ${escapeIdentifier(owner)}`);
  }
}

async function assertUnused(admin: AdminClient): Promise<void> {
  const others = [BUS_NAMES.database, AUDIT_NAMES.database];
  const databases = [...others, ...SUBGRAPH_NAMES.map((agency) => namesOf(agency).database)];
  const { rows } = await admin.query<{ datname: string }>(
    "SELECT DISTINCT datname FROM pg_stat_activity WHERE datname = ANY($1) ORDER BY datname",
    [databases],
  );
  if (rows.length === 0) return;
  const used = rows.map((row) => row.datname).join(", ");
  throw new HubError("CONFLICT", `Somebody is connected to ${used}.`, { remedy: "Stop the hub, then reset." });
}
