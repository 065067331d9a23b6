/**
 * How the index of tasks follows the agencies: their task events become rows, and each source's progress its `asOf`.
 * A row changes only for a newer version than its own, so events may come twice or late. What has unusable facts,
 * or names an obligation that the order does not have, is set aside.
 */
import { z } from "zod";
import type { Query } from "../../kit/command/transaction";
import type { EventBatch } from "../../kit/events/event-bus";
import type { Follower, SetAside } from "../../kit/events/follower";
import type { HubEvent } from "../../kit/events/hub-event";
import { TASK_STATES } from "../../kit/task/task.transitions";
import { CisaTask, DojTask, NsaTask, OpmTask, TASK_OWNERS, TreasuryTask } from "./indexed-task.entity";

/** Record types of tasks, by who owns them. */
const TYPES: Readonly<Record<string, string>> = {
  treasury: TreasuryTask.name,
  nsa: NsaTask.name,
  cisa: CisaTask.name,
  opm: OpmTask.name,
  doj: DojTask.name,
};

const FACTS = z
  .object({
    obligationId: z.string(),
    title: z.string().min(1),
    state: z.enum(TASK_STATES),
    dueOn: z.iso.date().nullable(),
    deliveredOn: z.iso.date().nullable(),
  })
  .refine(({ state, deliveredOn }) => state !== "DELIVERED" || deliveredOn !== null, {
    path: ["deliveredOn"],
    message: "A delivered task has a day of delivery.",
  });

type Told = z.infer<typeof FACTS> & { readonly id: string; readonly version: number };

export const taskFollower: Follower = {
  sources: TASK_OWNERS,
  async apply(batch, query) {
    const { latest, unusable } = readTasks(batch);
    const refused = latest.size === 0 ? [] : await writeTasks(query, batch.source, latest);
    if (batch.asOf !== null) await keepAsOf(query, batch.source, batch.asOf);
    return [...unusable, ...refused];
  },
};

interface TasksRead {
  /** The newest usable event of each task. */
  readonly latest: ReadonlyMap<string, { readonly told: Told; readonly event: HubEvent }>;
  readonly unusable: readonly SetAside[];
}

function readTasks({ source, events }: EventBatch): TasksRead {
  const latest = new Map<string, { told: Told; event: HubEvent }>();
  const unusable: SetAside[] = [];
  for (const event of events) {
    if (event.recordType !== TYPES[source]) continue;
    const facts = FACTS.safeParse(event.facts);
    if (!facts.success) {
      unusable.push({ event, reason: facts.error.issues.map(reasonOf).join(" ") });
      continue;
    }
    const known = latest.get(event.recordId);
    if (known !== undefined && known.told.version >= event.version) continue;
    latest.set(event.recordId, { told: { ...facts.data, id: event.recordId, version: event.version }, event });
  }
  return { latest, unusable };
}

function reasonOf({ path, message }: z.core.$ZodIssue): string {
  return `${path.join(".")}: ${message}`;
}

/** One statement. @returns what the index has no place for */
async function writeTasks(query: Query, source: string, latest: TasksRead["latest"]): Promise<SetAside[]> {
  const refused = await query<{ id: string; reason: string }>(
    `WITH told AS (
       SELECT * FROM jsonb_to_recordset($2) AS (id text, "obligationId" text, title text, state text, "dueOn" date,
         "deliveredOn" date, version integer)),
     refused AS (
       SELECT told.id, CASE WHEN o.id IS NULL THEN 'The obligation ' || "obligationId" || ' is not known.'
         ELSE 'Another agency owns a task of this id.' END AS reason
       FROM told LEFT JOIN obligation o ON o.id = "obligationId" LEFT JOIN task_index i ON i.id = told.id
       WHERE o.id IS NULL OR i.agency_id <> $1),
     written AS (
       INSERT INTO task_index (id, agency_id, obligation_id, title, state, due_on, delivered_on, source_version)
       SELECT id, $1, "obligationId", title, state, "dueOn", "deliveredOn", version
       FROM told WHERE id NOT IN (SELECT id FROM refused)
       ON CONFLICT (id) DO UPDATE SET obligation_id = EXCLUDED.obligation_id, title = EXCLUDED.title,
         state = EXCLUDED.state, due_on = EXCLUDED.due_on, delivered_on = EXCLUDED.delivered_on,
         source_version = EXCLUDED.source_version
       WHERE task_index.source_version < EXCLUDED.source_version)
     SELECT id, reason FROM refused`,
    [source, JSON.stringify([...latest.values()].map(({ told }) => told))],
  );
  return refused.flatMap(({ id, reason }) => {
    const event = latest.get(id)?.event;
    return event === undefined ? [] : [{ event, reason }];
  });
}

async function keepAsOf(query: Query, source: string, asOf: string): Promise<void> {
  await query(
    `INSERT INTO index_state (agency_id, as_of) VALUES ($1, $2)
     ON CONFLICT (agency_id) DO UPDATE SET as_of = EXCLUDED.as_of WHERE index_state.as_of < EXCLUDED.as_of`,
    [source, asOf],
  );
}
