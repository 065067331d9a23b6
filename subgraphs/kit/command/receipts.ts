/**
 * Receipts of done commands: a command that is sent again with its key is answered as before, and not done again.
 * In: who sends which command with which key and input. Out: what was answered then, if anything.
 * A receipt is written in the transaction of the command's effect, so there is never one without the other.
 */
import { createHash } from "node:crypto";
import type { QueryRunner } from "typeorm";
import { HubError } from "../../../common/errors";
import type { Table } from "../database/table";
import type { Query } from "./transaction";

export interface Request {
  /** Office with roles, `CISA_ANALYST@cisa`: keys of different ones never meet. */
  readonly office: string;
  readonly key: string;
  /** Name of the mutation. */
  readonly command: string;
  readonly input: object;
}

/** For how long a key is remembered. */
export const RECEIPT_DAYS = 30;

/**
 * @returns the record as it was answered; undefined when the key is new
 * @throws CONFLICT when the key came with another command or input
 */
export async function answeredBefore<T extends object>(
  query: Query,
  table: Table<T>,
  request: Request,
): Promise<T | undefined> {
  const [found] = await query<T & { receiptDigest: string; receiptCommand: string }>(
    `SELECT r.digest AS "receiptDigest", r.command AS "receiptCommand", ${table.select}
     FROM command_receipt r, jsonb_populate_record(NULL::${table.name}, r.record) t WHERE r.office = $1 AND r.key = $2`,
    [request.office, request.key],
  );
  if (found === undefined) return undefined;
  const { receiptDigest, receiptCommand, ...record } = found;
  if (receiptDigest === digestOf(request) && receiptCommand === request.command) return table.hydrate(record as T);
  throw new HubError("CONFLICT", "The key input.idempotencyKey was used for another command.", {
    remedy: "Choose a new key for each command.",
  });
}

/** Keeps what is answered: the record, as it now is in its table. */
export async function keepReceipt(query: Query, table: Table<any>, request: Request & { readonly id: string }) {
  await query(
    `INSERT INTO command_receipt (office, key, command, digest, record)
     SELECT $1, $2, $3, $4, to_jsonb(t) FROM ${table.name} t WHERE t.id = $5`,
    [request.office, request.key, request.command, digestOf(request), request.id],
  );
}

/** Fields in any order, absent ones and nulls alike. */
function digestOf({ input }: Request): string {
  const fields = Object.entries(input)
    .filter(([, value]) => value !== null && value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(fields)).digest("base64url");
}

/** Tables of every agency that takes commands: receipts, and the events that wait for the bus. */
export async function createCommandTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE command_receipt (
      office text NOT NULL,
      key text NOT NULL,
      command text NOT NULL,
      digest text NOT NULL,
      record jsonb NOT NULL,
      at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (office, key)
    );
    CREATE INDEX command_receipt_at ON command_receipt (at);
    CREATE TABLE outbox (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at timestamptz NOT NULL,
      record_type text NOT NULL,
      record_id text NOT NULL,
      version integer NOT NULL,
      action text NOT NULL,
      office text NOT NULL,
      from_state text,
      to_state text,
      facts jsonb NOT NULL DEFAULT '{}',
      announced boolean NOT NULL,
      published_at timestamptz
    );
    CREATE INDEX outbox_waiting ON outbox (id) WHERE announced AND published_at IS NULL;
    CREATE FUNCTION tell_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_notify('outbox', ''); RETURN NULL; END $$;
    CREATE TRIGGER outbox_told AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION tell_outbox();
  `);
}

/** Undoes `createCommandTables`. */
export const DROP_COMMAND_TABLES = "DROP TABLE command_receipt, outbox; DROP FUNCTION tell_outbox()";
