/**
 * One serializable transaction, tried again when PostgreSQL says that it met another.
 * In: what to do, with a way to query; as whom it enters. Out: its result, once committed; or its error, with nothing changed.
 * Source: PostgreSQL, "Transaction Isolation", serialization failure handling.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { escapeLiteral } from "pg";
import { type DataSource, QueryFailedError } from "typeorm";
import { HubError } from "../../../common/errors";
import { entering } from "../access/entered-query";

export type Query = <Row extends object>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** serialization_failure, deadlock_detected: another transaction was first. */
const ENTANGLED: ReadonlySet<string> = new Set(["40001", "40P01"]);
/** unique_violation, exclusion_violation: so it was, or what would be written exists for long. */
const EXISTING: ReadonlySet<string> = new Set(["23505", "23P01"]);
const MOST_ATTEMPTS = 40;
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 150;

export interface TransactionOptions {
  readonly dataSource: DataSource;
  /** With which the transaction enters (kit/access); asked for at each attempt. */
  readonly token: () => string;
  /** Told of every statement, also of those of attempts that failed. */
  readonly onStatement: () => void;
}

/** @throws BUSY when it was overtaken too often; CONFLICT when what it would write exists already */
export async function inTransaction<R>(options: TransactionOptions, run: (query: Query) => Promise<R>): Promise<R> {
  let overtaken: unknown;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (attempt > 0) await sleep(pauseMs(attempt));
    try {
      return await runOnce(options, run);
    } catch (error) {
      const state = sqlState(error);
      if (!ENTANGLED.has(state) && !EXISTING.has(state)) throw error;
      overtaken = error;
      if (EXISTING.has(state) && attempt >= 2) throw existing(error);
    }
  }
  throw new HubError("BUSY", "Too many commands change the same records at once; nothing changed.", {
    remedy: "Send the command again with the same key.",
    cause: overtaken,
  });
}

async function runOnce<R>(
  { dataSource, token, onStatement }: TransactionOptions,
  run: (query: Query) => Promise<R>,
): Promise<R> {
  const runner = dataSource.createQueryRunner();
  const query: Query = (sql, parameters = []) => {
    onStatement();
    return runner.query(sql, [...parameters]) as Promise<never>;
  };
  try {
    await query(`BEGIN ISOLATION LEVEL SERIALIZABLE; ${entering(escapeLiteral(token()))}`);
    try {
      const result = await run(query);
      await query("COMMIT");
      return result;
    } catch (error) {
      await query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

function pauseMs(attempt: number): number {
  return Math.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
}

function existing(cause: unknown): HubError {
  return new HubError("CONFLICT", "A record like this exists already; nothing changed.", {
    remedy: "Look for the existing record.",
    cause,
  });
}

function sqlState(error: unknown): string {
  if (!(error instanceof QueryFailedError)) return "";
  return (error.driverError as { code?: string }).code ?? "";
}
