/**
 * The unit of work of one command: what it reads and writes in its one transaction.
 * In: the transaction, who commands, and when. Out: records as written, each change with its history and its event.
 * Not here: who may do what (permit.ts), which states there are (transitions of each type).
 */
import type { DataSource } from "typeorm";
import type { Caller } from "../../../common/caller";
import { invariant } from "../../../common/invariant";
import type { SubgraphName } from "../../../common/subgraph-names";
import { readerOf } from "../access/reader";
import { withReader } from "../access/reader-parameter";
import type { Class } from "../class";
import { DEMONSTRATION } from "../demonstration/world";
import { type Table, tableClass, tableOf } from "../database/table";
import type { MarkedRecord } from "../record/marked-record";
import type { Lifecycle } from "../record/transitions";
import { nextState } from "./next-state";
import { noRecord } from "./no-record";
import { type Permit, assertPermitted } from "./permit";
import type { Query } from "./transaction";
import {
  type Deed,
  type NewRecords,
  type StateChange,
  type WriteTarget,
  insertFrom,
  insertRecords,
  updateRecords,
  updateWhere,
} from "./write-records";

export interface WorkOptions {
  readonly agency: SubgraphName;
  readonly caller: Caller;
  /** ISO 8601, UTC, to the millisecond. */
  readonly now: string;
  readonly basis: string | null;
  readonly query: Query;
  readonly dataSource: DataSource;
}

/** What is written besides id, version, marking and provenance. */
export type Properties<T> = Partial<Omit<T, "id" | "version" | "history">>;

type NewRecord<T> = Properties<T> & { readonly id: string };

export class Work {
  readonly caller: Caller;
  /** Instant of the command, ISO 8601 in UTC. */
  readonly now: string;
  /** In the command's transaction; statements may name the caller as a reader, `$words` (reader-parameter.ts). */
  readonly query: Query;

  constructor(private readonly options: WorkOptions) {
    this.caller = options.caller;
    this.now = options.now;
    const reader = readerOf(options.caller);
    this.query = async (sql, parameters = []) => {
      const statement = withReader({ sql, parameters }, reader);
      return options.query(statement.sql, statement.parameters);
    };
  }

  /** Day of the command in UTC, `2026-06-02`. */
  get today(): string {
    return this.now.slice(0, 10);
  }

  table<T extends object>(entity: Class<T>): Table<T> {
    return tableOf(this.options.dataSource, tableClass(entity));
  }

  /**
   * A record that stays as it is until the transaction ends.
   * @param permit who may meet it here; whoever may not read the record cannot tell it from none, save those of its
   *   own agency whom the permit lets: it is theirs to command
   * @throws RECORD_NOT_FOUND, FORBIDDEN
   */
  async find<T extends MarkedRecord>(entity: Class<T>, id: string, permit?: Permit<NoInfer<T>>): Promise<T> {
    const table = this.table(entity);
    const sql = `SELECT ${table.select}, (${table.reading}) AS "isVisible" FROM ${table.name} t WHERE t.id = $1 FOR UPDATE`;
    const [row] = await this.query<T & { isVisible?: boolean }>(sql, [id]);
    const isOwnWork = this.caller.roles.includes("HUB");
    const isVisible = isOwnWork || (row?.isVisible ?? false);
    if (row !== undefined) delete row.isVisible;
    const record = row && table.hydrate(row);
    if (record === undefined || !(record instanceof entity)) throw noRecord(entity.name, id);
    const isOwners = this.caller.office === this.options.agency;
    const needsReading = permit === undefined || permit.isForReaders === true || !isOwners;
    if (permit?.allows(this.caller, record) !== false && (isVisible || !needsReading)) return record;
    if (!isVisible || permit === undefined) throw noRecord(entity.name, id);
    assertPermitted(permit, this.caller, record);
    return record;
  }

  /** Records under a condition in SQL over the alias `t`, locked; `$1` is the first parameter. */
  async findAll<T extends object>(entity: Class<T>, condition: string, parameters: readonly unknown[]): Promise<T[]> {
    const table = this.table(entity);
    const rows = await this.query<T>(
      `SELECT ${table.select} FROM ${table.name} t WHERE ${condition} ORDER BY t.id FOR UPDATE`,
      parameters,
    );
    return rows.map((row) => table.hydrate(row));
  }

  /**
   * The same for what the clock commands. The demonstration world stands still at its own instant, and is left out.
   */
  async findDue<T extends MarkedRecord>(
    entity: Class<T>,
    condition: string,
    parameters: readonly unknown[],
  ): Promise<T[]> {
    return this.findAll(entity, dueOnly(condition), parameters);
  }

  async create<T extends MarkedRecord>(entity: Class<T>, record: NewRecord<NoInfer<T>>, action = "create"): Promise<T> {
    const [made] = await this.createAll(entity, [record], action);
    invariant(made, "What was inserted is returned.");
    return made;
  }

  /** Many at once; all have the same properties. None for an empty list. */
  async createAll<T extends MarkedRecord>(
    entity: Class<T>,
    records: readonly NewRecord<NoInfer<T>>[],
    action = "create",
  ): Promise<T[]> {
    if (records.length === 0) return [];
    return insertRecords(
      this.#target(entity),
      records.map((record) => ({ ...this.#origin(), ...record })),
      this.#deed(action),
    );
  }

  /** As many as a query says, without reading them back. @returns how many */
  async createFrom<T extends MarkedRecord>(
    entity: Class<T>,
    records: NewRecords<keyof T & string>,
    action: string,
  ): Promise<number> {
    const all = { ...this.#origin(), ...records.all };
    return insertFrom(this.#target(entity), { ...records, all }, this.#deed(action));
  }

  /** Changes a record without moving it through a lifecycle. */
  async change<T extends MarkedRecord>(record: T, action: string, changes: Properties<NoInfer<T>>): Promise<T> {
    const [changed] = await this.changeAll([record], action, changes);
    invariant(changed, "What was found for update can be updated.");
    return changed;
  }

  /** The same change of many records of one class. */
  async changeAll<T extends MarkedRecord>(
    records: readonly T[],
    action: string,
    changes: Properties<NoInfer<T>>,
  ): Promise<T[]> {
    const [first] = records;
    if (first === undefined) return [];
    const target = this.#target(tableClass(first.constructor as Class<T>));
    const change = { ids: records.map(({ id }) => id), changes: { ...changes, provenanceAsOf: this.now } };
    return updateRecords(target, change, this.#deed(action));
  }

  /**
   * Takes a record along an edge of its lifecycle.
   * @throws ILLEGAL_TRANSITION naming the legal actions
   */
  async move<T extends MarkedRecord & { state: string }>(
    record: T,
    { lifecycle, action }: { readonly lifecycle: Lifecycle<T["state"]>; readonly action: string },
    changes: Properties<NoInfer<T>> = {},
  ): Promise<T> {
    const state = nextState(lifecycle, record, action);
    return this.change(record, action, { ...changes, state });
  }

  /**
   * Takes every record of one state and of a condition along an edge, without reading them back. @returns how many
   * @param which `from` has the edge; `changes` are those beside the state
   */
  async moveEvery<T extends MarkedRecord & { state: string }>(
    entity: Class<T>,
    { lifecycle, action }: { readonly lifecycle: Lifecycle<T["state"]>; readonly action: string },
    which: StateChange & { readonly from: T["state"]; readonly changes: Properties<NoInfer<T>> },
  ): Promise<number> {
    const state = nextState(lifecycle, { id: entity.name, state: which.from }, action);
    const changes = { ...which.changes, state, provenanceAsOf: this.now };
    return updateWhere(this.#target(entity), { ...which, changes }, this.#deed(action));
  }

  /** The same for what the clock commands, without the demonstration world, as `findDue`. */
  async moveEveryDue<T extends MarkedRecord & { state: string }>(
    entity: Class<T>,
    edge: { readonly lifecycle: Lifecycle<T["state"]>; readonly action: string },
    which: StateChange & { readonly from: T["state"]; readonly changes: Properties<NoInfer<T>> },
  ): Promise<number> {
    return this.moveEvery(entity, edge, { ...which, condition: dueOnly(which.condition) });
  }

  #origin(): Properties<MarkedRecord> {
    return { provenanceSource: this.options.agency, provenanceAsOf: this.now };
  }

  #target<T extends MarkedRecord>(entity: Class<T>): WriteTarget<T> {
    return { entity, table: this.table(entity), query: this.query };
  }

  #deed(action: string): Deed {
    const { roles, office } = this.caller;
    return { at: this.now, actor: roles.join(", "), office, action, basis: this.options.basis };
  }
}

/** SQL: what the clock may command of what fulfils a condition. */
function dueOnly(condition: string): string {
  return `(${condition}) AND t.provenance_source <> '${DEMONSTRATION}'`;
}
