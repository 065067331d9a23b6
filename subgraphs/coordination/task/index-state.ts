/** How far the index of tasks has followed each agency. */
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Batch } from "../../kit/read/batch";
import type { TaskOwner } from "./indexed-task.entity";

@Entity("index_state")
export class IndexState {
  @PrimaryColumn("text")
  agencyId: TaskOwner;

  /** Everything that the agency had said by then is in the index. */
  @Column("timestamptz")
  asOf: string;
}

/** The one key of `indexAsOf`. */
export const WHOLE_INDEX = "task_index";

/** The instant up to which the index is complete: that of the agency it has heard from least recently. */
export const indexAsOf: Batch<string, string> = {
  async fetch(_keys, database) {
    const rows = await database.query<{ asOf: string | null }>(`SELECT min(as_of) AS "asOf" FROM index_state`);
    return new Map(rows.flatMap(({ asOf }) => (asOf === null ? [] : [[WHOLE_INDEX, asOf] as const])));
  },
};
