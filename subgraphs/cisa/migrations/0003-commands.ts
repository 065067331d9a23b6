/** What commands need: receipts, and the events that wait for the bus. */
import type { MigrationInterface, QueryRunner } from "typeorm";
import { DROP_COMMAND_TABLES, createCommandTables } from "../../kit/command/receipts";

export class Commands1780531200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createCommandTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_COMMAND_TABLES);
  }
}
