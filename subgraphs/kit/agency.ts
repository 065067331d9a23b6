/**
 * What one subgraph is made of. Each `subgraphs/<agency>/subgraph.ts` exports one value of this type;
 * schema printing, migrating, seeding and serving take nothing else.
 */
import type { MixedList, MigrationInterface } from "typeorm";
import type { SubgraphName } from "../../common/subgraph-names";
import type { Class } from "./class";
import type { Command } from "./command/command";
import type { Duty } from "./command/duties";
import type { Follower } from "./events/follower";
import type { Lifecycle } from "./record/transitions";
import type { SeedRun } from "./seed/seed-run";

export interface Agency {
  readonly name: SubgraphName;
  /** One sentence for people who meet the subgraph in a list. */
  readonly description: string;
  /** typeorm classes, the tables of this agency's own database. */
  readonly entities: MixedList<Class>;
  /** Migration classes, oldest first. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** type-graphql resolver classes. */
  readonly resolvers: readonly Class[];
  /** What callers can change here. */
  readonly commands: readonly Command[];
  /** What the clock commands here. */
  readonly duties?: readonly Duty[];
  /** Which other agencies' events are followed here, and what they mean. */
  readonly follower?: Follower;
  /** Lifecycles of the types here, by GraphQL type name. */
  readonly lifecycles: Readonly<Record<string, Lifecycle<string>>>;
  /** Object types that no field of `Query` reaches: concrete types of interfaces, entities others refer to. */
  readonly orphanedTypes?: readonly Class[];
  /** Table with a row for each import, where files of others can be imported; other tables of receipts refer to it. */
  readonly importLog?: string;
  /** Facts of law and record that every installation holds, whatever its scale. Idempotent. */
  readonly seedReference: (run: SeedRun) => Promise<void>;
  /** The made-up but consistent world, marked `provenance.source = "demonstration"`. */
  readonly seedDemonstration: (run: SeedRun) => Promise<void>;
}
