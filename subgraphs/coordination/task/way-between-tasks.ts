/**
 * By which tasks one task waits for another already: a shortest way, in one statement whatever the graph's shape.
 * In: a transaction, two task ids. Out: ids from the waiting task to the one waited for; none where there is no way.
 * A task is zero steps away from itself.
 */
import type { Query } from "../../kit/command/transaction";

interface Ends {
  readonly from: string;
  readonly to: string;
}

export async function wayBetweenTasks(query: Query, { from, to }: Ends): Promise<string[]> {
  const steps = await query<{ id: string }>(
    `WITH RECURSIVE reached(id, depth) AS (
       SELECT $1::text, 0
       UNION
       SELECT d.depends_on_id, r.depth + 1
       FROM reached r JOIN task_dependency d ON d.task_id = r.id AND d.removed_at IS NULL),
     nearest AS (SELECT id, min(depth) AS depth FROM reached GROUP BY id),
     way(id, depth) AS (
       SELECT id, depth FROM nearest WHERE id = $2
       UNION ALL
       SELECT before.id, before.depth FROM way w CROSS JOIN LATERAL (
         SELECT n.id, n.depth FROM task_dependency d JOIN nearest n ON n.id = d.task_id
         WHERE d.depends_on_id = w.id AND d.removed_at IS NULL AND n.depth = w.depth - 1
         ORDER BY n.id LIMIT 1) before)
     SELECT id FROM way ORDER BY depth`,
    [from, to],
  );
  return steps.map(({ id }) => id);
}
