/** What a command needs of the process and the request around it. */
import type { DataSource } from "typeorm";
import type { Caller } from "../../../common/caller";
import type { SubgraphName } from "../../../common/subgraph-names";

export interface CommandSetting {
  readonly agency: SubgraphName;
  readonly dataSource: DataSource;
  /** Key of the agency's entry tokens (kit/access). */
  readonly contextKey: string;
  readonly caller: Caller;
  readonly clock: () => Date;
  /** Told of every SQL statement. */
  readonly onStatement: () => void;
}
