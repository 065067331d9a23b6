/**
 * How obligations stand and what they still wait for, in one statement.
 *
 *   chain    how many open tasks in a row end with a task, each waiting for the one before, for every such number;
 *            sets of pairs, so that graphs with many ways cost no more than their size allows
 *   path     the longest chain that ends with a task of the obligation; of equally long ones the latest due first
 *   at risk  not overdue yet, and the path does not fit: a task on it is due after the obligation, or there are
 *            more tasks on it than days left, today included
 *
 * A task is open while it is neither delivered nor superseded, as the index knows it. Days count in UTC.
 * In: `$1` obligation ids or null for all; `$2`, `$3` whether overdue and whether at risk, or null for either.
 */
export const OBLIGATION_OUTLOOK = `
  WITH RECURSIVE asked AS (
    SELECT o.id, o.due_on, o.due_on - (now() AT TIME ZONE 'UTC')::date AS days_left
    FROM obligation o WHERE $1::text[] IS NULL OR o.id = ANY($1)),
  open AS (SELECT id, obligation_id, due_on FROM task_index WHERE state NOT IN ('DELIVERED', 'SUPERSEDED')),
  waits AS (
    SELECT d.task_id, d.depends_on_id FROM task_dependency d
    JOIN open task ON task.id = d.task_id JOIN open first ON first.id = d.depends_on_id
    WHERE d.removed_at IS NULL),
  chain(id, length) AS (
    SELECT id, 1 FROM open
    UNION
    SELECT w.task_id, c.length + 1 FROM chain c JOIN waits w ON w.depends_on_id = c.id),
  longest AS (
    SELECT open.id, open.obligation_id, open.due_on, max(c.length) AS length
    FROM open JOIN chain c ON c.id = open.id GROUP BY open.id, open.obligation_id, open.due_on),
  path(obligation_id, id, due_on, length) AS (
    SELECT asked.id, last.id, last.due_on, last.length FROM asked CROSS JOIN LATERAL (
      SELECT l.id, l.due_on, l.length FROM longest l WHERE l.obligation_id = asked.id
      ORDER BY l.length DESC, l.due_on DESC NULLS LAST, l.id LIMIT 1) last
    UNION ALL
    SELECT p.obligation_id, before.id, before.due_on, before.length FROM path p CROSS JOIN LATERAL (
      SELECT l.id, l.due_on, l.length FROM waits w JOIN longest l ON l.id = w.depends_on_id
      WHERE w.task_id = p.id AND l.length = p.length - 1
      ORDER BY l.due_on DESC NULLS LAST, l.id LIMIT 1) before),
  critical AS (
    SELECT obligation_id, array_agg(id ORDER BY length) AS ids, max(due_on) AS due_on, count(*)::int AS length
    FROM path GROUP BY obligation_id),
  counted AS (
    SELECT obligation_id, count(*)::int AS tasks,
      count(*) FILTER (WHERE is_open)::int AS open,
      count(*) FILTER (WHERE is_open AND due_on < (now() AT TIME ZONE 'UTC')::date)::int AS overdue,
      count(*) FILTER (WHERE state = 'BLOCKED')::int AS blocked
    FROM (SELECT *, state NOT IN ('DELIVERED', 'SUPERSEDED') AS is_open FROM task_index) t GROUP BY obligation_id),
  outlook AS (
    SELECT asked.id AS "obligationId", asked.due_on, asked.days_left AS "daysLeft",
      coalesce(counted.tasks, 0) AS "tasksTotal", coalesce(counted.open, 0) AS "tasksOpen",
      coalesce(counted.overdue, 0) AS "tasksOverdue", coalesce(counted.blocked, 0) AS "tasksBlocked",
      coalesce(critical.ids, '{}') AS "pathIds", critical.due_on AS "pathDueOn", delivery.overdue,
      coalesce(NOT delivery.overdue
        AND (critical.due_on > asked.due_on OR critical.length > asked.days_left + 1), false) AS "atRisk"
    FROM asked JOIN obligation_delivery delivery ON delivery.obligation_id = asked.id
    LEFT JOIN counted ON counted.obligation_id = asked.id LEFT JOIN critical ON critical.obligation_id = asked.id)
  SELECT * FROM outlook
  WHERE ($2::boolean IS NULL OR overdue = $2) AND ($3::boolean IS NULL OR "atRisk" = $3)
  ORDER BY due_on NULLS LAST, "obligationId"`;
