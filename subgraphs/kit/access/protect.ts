/**
 * Brings an agency's database under the rules of who reads what, and gives it its key. Part of every migration run: a
 * rule that changed beside its entity is in force from then on, and a database of an earlier version gets them all.
 * In: the owner's connection. Out: functions and policies, all or nothing. Repeating it changes nothing.
 */
import { createHash } from "node:crypto";
import { Client } from "pg";
import type { DataSource } from "typeorm";
import { ACCESS_RIGHTS, accessSchema } from "./access-schema";
import { keyPads } from "./context-key";
import {
  INVOKER_VIEWS,
  WITHOUT_EARLIER,
  historyPolicies,
  innerPolicies,
  partyLookups,
  tablePolicies,
} from "./policies";

/** @param dataSource connected as the owner, its migrations applied */
export async function protect(dataSource: DataSource): Promise<void> {
  const sql = protection(dataSource);
  const digest = createHash("sha256").update(sql).digest("hex");
  await dataSource.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(hashtext('access'))");
    const [known] = await manager.query<{ applied: boolean }[]>(
      "SELECT to_regclass('access.applied') IS NOT NULL AS applied",
    );
    if (known?.applied === true) {
      const same = await manager.query<object[]>("SELECT FROM access.applied WHERE digest = $1", [digest]);
      if (same.length > 0) return;
    }
    await manager.query(sql);
    await manager.query(
      "INSERT INTO access.applied (digest) VALUES ($1) ON CONFLICT (one) DO UPDATE SET digest = excluded.digest",
      [digest],
    );
  });
}

function protection(dataSource: DataSource): string {
  return [
    WITHOUT_EARLIER,
    accessSchema(partyLookups(dataSource)),
    tablePolicies(dataSource),
    historyPolicies(dataSource),
    innerPolicies(),
    ACCESS_RIGHTS,
    INVOKER_VIEWS,
  ].join("\n");
}

/** Replaces the key with which tokens of this agency are signed. @param ownerUrl connection of the tables' owner */
export async function storeContextKey(ownerUrl: string, contextKey: string): Promise<void> {
  const { inner, outer } = keyPads(contextKey);
  const client = new Client({ connectionString: ownerUrl, application_name: "hub-migrate" });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO access.key (inner_pad, outer_pad) VALUES ($1, $2)
       ON CONFLICT (one) DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad`,
      [inner, outer],
    );
  } finally {
    await client.end();
  }
}
