/** What following the agencies' events needs; and dependencies of tasks can be removed, which keeps their record. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { DROP_FOLLOWER_TABLES, createFollowerTables } from "../../kit/events/follower";
import { REPLACE_TASK_DEPENDENCY_CHECK } from "../task/task-dependency.cycles";

export class FollowEvents1780617600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createFollowerTables(runner);
    await runner.query(`
      ALTER TABLE task_dependency ADD removed_at timestamptz,
        DROP CONSTRAINT task_dependency_task_id_depends_on_id_key;
      CREATE UNIQUE INDEX task_dependency_standing ON task_dependency (task_id, depends_on_id) WHERE removed_at IS NULL`);
    await runner.query(REPLACE_TASK_DEPENDENCY_CHECK);
  }

  /** Removed dependencies go for good. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM task_dependency WHERE removed_at IS NOT NULL;
      DROP INDEX task_dependency_standing;
      ALTER TABLE task_dependency ADD UNIQUE (task_id, depends_on_id)`);
    await runner.query(DROP_FOLLOWER_TABLES);
  }
}
