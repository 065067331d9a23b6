/**
 * What resolvers get with each request: loaders over the agency's database. Nothing outlives the request.
 * Whatever is asked for in one tick goes to PostgreSQL in one statement.
 */
import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Caller } from "../../../common/caller";
import type { CallerContext } from "../../../common/caller-context";
import type { SubgraphName } from "../../../common/subgraph-names";
import { EntryTokens } from "../access/entry-token";
import type { Readings } from "../access/readings";
import type { RequestAudit } from "../audit/request-audit";
import type { AuditReader } from "../audit/view/audit-reader";
import type { Class } from "../class";
import type { CommandSetting } from "../command/command-setting";
import { tableClass } from "../database/table";
import { type Batch, byId, recordsById } from "./batch";
import type { Page } from "./connection";
import type { ListArgs } from "./list-args";
import type { Listing, ParentRelation } from "./listing";
import { ROOT, loadCounts, loadPages } from "./pages";
import { RequestDatabase } from "./request-database";

/** A list under a parent: which relation, and the parent's id. */
export interface Under {
  readonly relation: ParentRelation;
  readonly id: string;
}

/** Many records of one class. */
export interface Wanted<T> {
  readonly entity: Class<T>;
  readonly ids: readonly string[];
  /** Those that the answer needs; all when absent. */
  readonly properties?: ReadonlySet<string> | undefined;
}

function keyOf(properties: ReadonlySet<string> | undefined): string {
  return properties === undefined ? "*" : [...properties].join(" ");
}

/** Answers each list of ids with the records of all lists. */
type ManyLoader<T> = DataLoader<readonly string[], ReadonlyMap<string, T>>;

/** What a request is about besides its document: who asks and why, as the gateway vouches for it. */
export interface RequestSetting extends CallerContext {
  readonly agency: SubgraphName;
  readonly clock: () => Date;
  /** Key of the agency's entry tokens (kit/access). */
  readonly contextKey: string;
  readonly audit: RequestAudit;
  /** For auditors alone. */
  readonly auditReader: AuditReader;
}

export class SubgraphContext {
  readonly database: RequestDatabase;
  private readonly loaders = new Map<Batch<any, any>, DataLoader<any, any>>();
  private readonly manyLoaders = new Map<string, ManyLoader<any>>();
  private readonly pageLoaders = new Map<string, DataLoader<string, any>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly setting: RequestSetting,
  ) {
    const { caller, contextKey } = setting;
    this.database = new RequestDatabase(dataSource, new EntryTokens({ caller, contextKey, scope: "read" }));
  }

  get caller(): Caller {
    return this.setting.caller;
  }

  /** What this request has read so far: the marking of its answer, and what the audit writes down. */
  get readings(): Readings {
    return this.database.readings;
  }

  get audit(): RequestAudit {
    return this.setting.audit;
  }

  get auditReader(): AuditReader {
    return this.setting.auditReader;
  }

  /** What a command of this request works with. */
  get commandSetting(): CommandSetting {
    const onStatement = (): void => void (this.database.statements += 1);
    return { ...this.setting, dataSource: this.dataSource, onStatement };
  }

  /** Forgets what was loaded, since it may have changed. */
  forget(): void {
    for (const loaders of [this.loaders, this.manyLoaders, this.pageLoaders]) loaders.clear();
  }

  /** One value of a batch; undefined where nothing stands behind the key. */
  // Not async: a promise less for each of a thousand keys.
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V | undefined> {
    return this.loader(batch).load(key);
  }

  /** One record by id, or null; also null when the id belongs to another class of the same table. */
  async record<T extends { id: string }>(entity: Class<T>, id: string): Promise<T | null> {
    const record = await this.load(byId(entity), id);
    return record instanceof entity ? record : null;
  }

  /** Many records by id, in the order of the ids, null as in `record`. One promise for all of them. */
  async records<T extends { id: string }>({ entity, ids, properties }: Wanted<T>): Promise<(T | null)[]> {
    const found = await this.manyLoader(tableClass(entity), properties).load(ids);
    return ids.map((id) => {
      const record = found.get(id);
      return record instanceof entity ? record : null;
    });
  }

  /** One page of a listing, at the root or under a parent. */
  async page<T extends object>(listing: Listing<T>, args: ListArgs, under?: Under): Promise<Page<T>> {
    const name = `${listing.name}\n${under?.relation.name ?? ""}\n${JSON.stringify(args)}`;
    return this.pageLoader<Page<T>>(`page\n${name}`, async (parents) =>
      loadPages(this.pageRequest(listing, args, { under, parents }), this.database, (parent) =>
        this.count(listing, args, under && { relation: under.relation, id: parent }),
      ),
    ).load(under?.id ?? ROOT);
  }

  /** One page of a listing at the root. @param properties those that the answer needs; all when absent */
  async rootPage<T extends object>(
    listing: Listing<T>,
    args: ListArgs,
    properties?: ReadonlySet<string>,
  ): Promise<Page<T>> {
    const name = `${listing.name}\n${keyOf(properties)}\n${JSON.stringify(args)}`;
    return this.pageLoader<Page<T>>(`root page\n${name}`, async () =>
      loadPages({ ...this.pageRequest(listing, args, { parents: [] }), properties }, this.database, () =>
        this.count(listing, args),
      ),
    ).load(ROOT);
  }

  /** The size of a listing under its filter. */
  async count<T extends object>(listing: Listing<T>, args: ListArgs, under?: Under): Promise<number> {
    const name = `${listing.name}\n${under?.relation.name ?? ""}\n${JSON.stringify(args.filter ?? {})}`;
    return this.pageLoader<number>(`count\n${name}`, async (parents) =>
      loadCounts(this.pageRequest(listing, args, { under, parents }), this.database),
    ).load(under?.id ?? ROOT);
  }

  private pageRequest<T extends object>(
    listing: Listing<T>,
    args: ListArgs,
    { under, parents }: { under?: Under | undefined; parents: readonly string[] },
  ) {
    const table = this.database.table(listing.of);
    return under ? { table, listing, args, relation: under.relation, parents } : { table, listing, args, parents: [] };
  }

  private loader<K, V>(batch: Batch<K, V>): DataLoader<K, V | undefined> {
    let loader = this.loaders.get(batch) as DataLoader<K, V | undefined> | undefined;
    if (loader === undefined) {
      loader = new DataLoader(async (keys) => {
        const values = await batch.fetch(keys, this.database);
        return keys.map((one) => values.get(one));
      });
      this.loaders.set(batch, loader);
    }
    return loader;
  }

  private manyLoader<T extends { id: string }>(
    entity: Class<T>,
    properties: ReadonlySet<string> | undefined,
  ): ManyLoader<T> {
    const name = `${entity.name}\n${keyOf(properties)}`;
    let loader = this.manyLoaders.get(name);
    if (loader === undefined) {
      loader = new DataLoader(
        async (lists) => {
          const ids = [...new Set(lists.flat())];
          const found = await recordsById({ entity, properties }, ids, this.database);
          // Whole records serve later loads of one record, too.
          if (properties === undefined) for (const id of ids) this.loader(byId(entity)).prime(id, found.get(id));
          return lists.map(() => found);
        },
        { cache: false },
      );
      this.manyLoaders.set(name, loader);
    }
    return loader;
  }

  private pageLoader<V>(name: string, fetch: (parents: readonly string[]) => Promise<ReadonlyMap<string, V>>) {
    let loader = this.pageLoaders.get(name) as DataLoader<string, V> | undefined;
    if (loader === undefined) {
      loader = new DataLoader(async (parents) => {
        const values = await fetch(parents);
        return parents.map((parent) => values.get(parent) as V);
      });
      this.pageLoaders.set(name, loader);
    }
    return loader;
  }
}
