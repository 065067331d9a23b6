/**
 * Keeps a new demonstration world from removing by surprise what somebody imported.
 * In: an agency and a connection to its database. Out: nothing, or a refusal that names the loss.
 */
import { Client, escapeIdentifier } from "pg";
import { HubError } from "../../../common/errors";
import type { Agency } from "../agency";

/** @throws BAD_USER_INPUT when the agency's database holds imports */
export async function assertNothingImported(agency: Agency, client: Pick<Client, "query">): Promise<void> {
  const imports = await countImports(agency, client);
  if (imports === 0) return;
  const many = imports === 1 ? "the import" : `the ${imports} imports`;
  throw new HubError("BAD_USER_INPUT", `A new world would remove ${many} into ${agency.name}, with all receipts.`, {
    agency: agency.name,
    remedy: "Keep the world that is there, or pass --discard-imports and import the files again afterwards.",
  });
}

/** As `assertNothingImported`, on a connection of its own, before any agency is changed. */
export async function assertReplaceable(agency: Agency, ownerUrl: string): Promise<void> {
  if (agency.importLog === undefined) return;
  const client = new Client({ connectionString: ownerUrl });
  try {
    await client.connect();
    await assertNothingImported(agency, client);
  } finally {
    await client.end();
  }
}

async function countImports({ importLog }: Agency, client: Pick<Client, "query">): Promise<number> {
  if (importLog === undefined) return 0;
  const table = escapeIdentifier(importLog);
  const { rows: found } = await client.query(`SELECT WHERE to_regclass($1) IS NOT NULL`, [`public.${table}`]);
  if (found.length === 0) return 0;
  const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0]?.count ?? 0;
}
