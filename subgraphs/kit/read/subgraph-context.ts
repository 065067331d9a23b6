/**
 * What resolvers get with each request: loaders over the agency's database. Nothing outlives the request.
 * Whatever is asked for in one tick goes to PostgreSQL in one statement.
 */
import DataLoader from "dataloader";
import type { DataSource } from "typeorm";
import type { Class } from "../class";
import { type Batch, byId } from "./batch";
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

export class SubgraphContext {
  readonly database: RequestDatabase;
  private readonly loaders = new Map<Batch<any, any>, DataLoader<any, any>>();
  private readonly pageLoaders = new Map<string, DataLoader<string, any>>();

  constructor(dataSource: DataSource) {
    this.database = new RequestDatabase(dataSource);
  }

  /** One value of a batch; undefined where nothing stands behind the key. */
  async load<K, V>(batch: Batch<K, V>, key: K): Promise<V | undefined> {
    let loader = this.loaders.get(batch) as DataLoader<K, V | undefined> | undefined;
    if (loader === undefined) {
      loader = new DataLoader(async (keys) => {
        const values = await batch.fetch(keys, this.database);
        return keys.map((one) => values.get(one));
      });
      this.loaders.set(batch, loader);
    }
    return loader.load(key);
  }

  /** One record by id, or null; also null when the id belongs to another class of the same table. */
  async record<T extends { id: string }>(entity: Class<T>, id: string): Promise<T | null> {
    const record = await this.load(byId(entity), id);
    return record instanceof entity ? record : null;
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
    { under, parents }: { under: Under | undefined; parents: readonly string[] },
  ) {
    const table = this.database.table(listing.of);
    return under ? { table, listing, args, relation: under.relation, parents } : { table, listing, args, parents: [] };
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
