/**
 * The audit's database as auditors read it: over the auditor's role, in a pool of its own, connected when it is first
 * needed and again after it was lost. Not here: who is an auditor (subgraphs/coordination/audit).
 */
import { DataSource } from "typeorm";
import { pgTypes } from "../../database/pg-types";
import { SnakeNaming } from "../../database/snake-naming";
import { type Table, tableOf } from "../../database/table";
import type { Page } from "../../read/connection";
import type { ListArgs } from "../../read/list-args";
import { ROOT, loadCounts, loadPages } from "../../read/pages";
import { auditUnavailable } from "../store/audit-store";
import { AuditEntryView } from "./audit-entry.entity";
import { auditEntries } from "./audit-entry.listing";
import type { AuditCheckpoint } from "./audit-checkpoint";

const POOL_SIZE = 3;
const CONNECT_TIMEOUT_MS = 2_000;
const STATEMENT_TIMEOUT_MS = 10_000;

export class AuditReader {
  #connected: Promise<DataSource> | undefined;

  /** @param url the role hub_auditor on the audit's database; without it nothing is read */
  constructor(private readonly url: string | undefined) {}

  /** @throws AUDIT_UNAVAILABLE, BAD_USER_INPUT */
  async entries(args: ListArgs): Promise<Page<AuditEntryView>> {
    const dataSource = await this.#dataSource();
    const table = tableOf(dataSource, AuditEntryView);
    const request = { table, listing: auditEntries, args, parents: [] };
    const database = { query: this.#query, hydrate };
    const count = async (): Promise<number> => (await loadCounts(request, database)).get(ROOT) ?? 0;
    return (await loadPages(request, database, count)).get(ROOT) as Page<AuditEntryView>;
  }

  /** The newest first. @throws AUDIT_UNAVAILABLE */
  async checkpoints(first: number): Promise<AuditCheckpoint[]> {
    return this.#query<AuditCheckpoint>(
      `SELECT number, at, jsonb_array_length(statement::jsonb -> 'heads') AS chains, statement, signature
       FROM checkpoint ORDER BY number DESC LIMIT $1`,
      [first],
    );
  }

  async close(): Promise<void> {
    const dataSource = await this.#connected?.catch(() => undefined);
    this.#connected = undefined;
    await dataSource?.destroy();
  }

  readonly #query = async <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    const dataSource = await this.#dataSource();
    try {
      return await dataSource.query<Row[]>(sql, parameters.map(asParameter));
    } catch (cause) {
      throw auditUnavailable(cause);
    }
  };

  async #dataSource(): Promise<DataSource> {
    if (this.url === undefined) throw auditUnavailable(new Error("AUDIT_READER_URL is not set."));
    this.#connected ??= open(this.url);
    try {
      return await this.#connected;
    } catch (cause) {
      this.#connected = undefined;
      throw auditUnavailable(cause);
    }
  }
}

async function open(url: string): Promise<DataSource> {
  return new DataSource({
    type: "postgres",
    url,
    applicationName: "hub-audit-reader",
    entities: [AuditEntryView],
    namingStrategy: new SnakeNaming(),
    poolSize: POOL_SIZE,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    extra: { types: pgTypes, options: "-c TimeZone=UTC", statement_timeout: STATEMENT_TIMEOUT_MS },
    synchronize: false,
  }).initialize();
}

function hydrate<T extends object>(table: Table<T>, rows: readonly T[]): void {
  for (const row of rows) table.hydrate(row);
}

/** As UTC text: the driver would write the time zone of this process. */
function asParameter(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
