/** DOJ's reference facts and its part of the demonstration world. */
import { tasksOf } from "../kit/demonstration/tasks";
import { HistoryEntry } from "../kit/record/history";
import { historyRows } from "../kit/seed/history-rows";
import type { SeedRun } from "../kit/seed/seed-run";
import { taskRows } from "../kit/task/task-listing";
import { taskLifecycle } from "../kit/task/task.transitions";
import { Charge } from "./charge/charge.entity";
import { District } from "./district/district.entity";
import { Investigation } from "./investigation/investigation.entity";
import { Prosecution } from "./prosecution/prosecution.entity";
import { Referral } from "./referral/referral.entity";
import type { Matter } from "./seed/matter";
import { grownMatters } from "./seed/grown-matters";
import { matterHistory } from "./seed/matter-history";
import { chargeRows, investigationRows, prosecutionRows, referralRows } from "./seed/matter-rows";
import { districtRows, statuteRows } from "./seed/reference-rows";
import { TOLD_MATTERS } from "./seed/told-matters";
import { Statute } from "./statute/statute.entity";
import { DojTask } from "./task/doj-task";

export async function seedReference(run: SeedRun): Promise<void> {
  await run.insert(Statute, statuteRows());
  await run.insert(District, districtRows());
}

export async function seedDemonstration(run: SeedRun): Promise<void> {
  await seedTasks(run);
  await run.insert(Investigation, flatMap(matters(run.scale), investigationRows));
  await run.insert(Referral, flatMap(matters(run.scale), referralRows));
  await run.insert(Prosecution, flatMap(matters(run.scale), prosecutionRows));
  await run.insert(Charge, flatMap(matters(run.scale), chargeRows));
  await run.insert(HistoryEntry, flatMap(matters(run.scale), matterHistory));
}

async function seedTasks(run: SeedRun): Promise<void> {
  const tasks = tasksOf("doj");
  await run.insert(DojTask, taskRows(tasks));
  await run.insert(
    HistoryEntry,
    tasks.flatMap((task) =>
      historyRows(taskLifecycle, {
        recordType: "DojTask",
        recordId: task.id,
        state: task.state,
        createdAt: "2026-06-03T14:00:00Z",
        actor: "doj-coordinator",
        office: "DOJ",
        basis: task.obligationId,
      }),
    ),
  );
}

/** All matters, made anew for each table, so that none has to be kept. */
function* matters(scale: number): Generator<Matter> {
  yield* TOLD_MATTERS;
  yield* grownMatters(scale);
}

function* flatMap<T, R>(values: Iterable<T>, rowsOf: (value: T) => readonly R[]): Generator<R> {
  for (const value of values) yield* rowsOf(value);
}
