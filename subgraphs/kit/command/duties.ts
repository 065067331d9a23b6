/**
 * What the clock commands: windows that end, claims that expire. Each duty is a unit of work of the hub's own.
 * In: an agency's duties. Out: they are done now and then, each by one process at a time. One that fails is logged and
 * tried again next time; the others are done all the same.
 */
import type { DataSource } from "typeorm";
import { ANONYMOUS, type Caller } from "../../../common/caller";
import type { Logger } from "../../../common/logger";
import type { SubgraphName } from "../../../common/subgraph-names";
import { agencyToken } from "../access/entry-token";
import { repeatedly } from "../repeatedly";
import { inTransaction } from "./transaction";
import { Work } from "./work";

export interface Duty {
  /** `close access windows at their end`, for the log. */
  readonly name: string;
  /** Does whatever is due at `work.now`; nothing when nothing is. */
  run(work: Work): Promise<void>;
}

export interface DutySetting {
  readonly agency: SubgraphName;
  readonly dataSource: DataSource;
  /** Key of the agency's entry tokens (kit/access). */
  readonly contextKey: string;
  readonly clock: () => Date;
  readonly logger: Logger;
}

const CLOCKWORK: Caller = Object.freeze({ ...ANONYMOUS, roles: Object.freeze(["HUB"] as const), office: "hub" });
const PERIOD_MS = 30_000;

/** Does every duty once. */
export async function doDuties(duties: readonly Duty[], setting: DutySetting): Promise<void> {
  for (const duty of duties) {
    try {
      await doDuty(duty, setting);
    } catch (error) {
      setting.logger.error({ err: error, duty: duty.name }, "A duty failed.");
    }
  }
}

/** Does every duty now, and again after each period. @returns how to stop; what is under way is finished first */
export function keepDoingDuties(duties: readonly Duty[], setting: DutySetting): () => Promise<void> {
  if (duties.length === 0) return async () => undefined;
  return repeatedly(async () => doDuties(duties, setting), PERIOD_MS);
}

async function doDuty(duty: Duty, { agency, dataSource, contextKey, clock }: DutySetting): Promise<void> {
  await inTransaction(
    { dataSource, token: () => agencyToken(contextKey), onStatement: () => undefined },
    async (query) => {
      const [lock] = await query<{ free: boolean }>("SELECT pg_try_advisory_xact_lock(hashtext($1)) AS free", [
        duty.name,
      ]);
      if (lock?.free !== true) return;
      const now = clock().toISOString();
      const work = new Work({
        agency,
        caller: CLOCKWORK,
        now,
        basis: null,
        query,
        dataSource,
      });
      await duty.run(work);
    },
  );
}
