/**
 * Dependencies between tasks never make a cycle: a trigger, so that no writer can forget it.
 * The lock keeps two transactions from each adding one half of a cycle.
 */
export const TASK_DEPENDENCY_ACYCLIC = "task_dependency_acyclic";

/** Any number that no other advisory lock of this database uses. */
const LOCK_KEY = 14_409;

/** @param standing SQL: whether a dependency `d` counts */
const checkFunction = (standing: string): string => `
  CREATE OR REPLACE FUNCTION refuse_task_dependency_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(${LOCK_KEY});
    IF EXISTS (
      WITH RECURSIVE before(id) AS (
        SELECT NEW.depends_on_id
        UNION
        SELECT d.depends_on_id FROM task_dependency d JOIN before ON d.task_id = before.id WHERE ${standing}
      )
      SELECT FROM before WHERE id = NEW.task_id
    ) THEN
      RAISE EXCEPTION 'task % would wait for itself', NEW.task_id
        USING ERRCODE = 'check_violation', CONSTRAINT = '${TASK_DEPENDENCY_ACYCLIC}', TABLE = 'task_dependency';
    END IF;
    RETURN NULL;
  END $$`;

export const CREATE_TASK_DEPENDENCY_CHECK = `${checkFunction("true")};
  CREATE TRIGGER ${TASK_DEPENDENCY_ACYCLIC} AFTER INSERT OR UPDATE ON task_dependency
    FOR EACH ROW EXECUTE FUNCTION refuse_task_dependency_cycle()`;

/** Since dependencies can be removed: those count no more. */
export const REPLACE_TASK_DEPENDENCY_CHECK = checkFunction("d.removed_at IS NULL");
