/** CISA's reference facts and its part of the demonstration world. */
import { tasksOf } from "../kit/demonstration/tasks";
import { HistoryEntry } from "../kit/record/history";
import { historyRows } from "../kit/seed/history-rows";
import type { SeedRun } from "../kit/seed/seed-run";
import { taskRows } from "../kit/task/task-listing";
import { taskLifecycle } from "../kit/task/task.transitions";
import { AssetExposure } from "./exposure/asset-exposure.entity";
import { seedCompliance } from "./seed/compliance";
import { grownVulnerabilityRows, storyVulnerabilityRows } from "./seed/demonstration-vulnerabilities";
import { seedDirectives } from "./seed/directives";
import { exposureHistory, grownExposureRows, storyExposureRows } from "./seed/exposures";
import { seedFacts } from "./seed/facts";
import { kevRows } from "./seed/kev-rows";
import { demonstrationServiceRows, grantHistory, grantRows, realServiceRows } from "./seed/services";
import { DefensiveService } from "./service/defensive-service.entity";
import { ServiceGrant } from "./service/service-grant.entity";
import { CisaTask } from "./task/cisa-task";
import { Vulnerability } from "./vulnerability/vulnerability.entity";

export async function seedReference(run: SeedRun): Promise<void> {
  await seedFacts(run);
  await seedDirectives(run);
  await run.insert(Vulnerability, kevRows());
  await run.insert(DefensiveService, realServiceRows());
}

export async function seedDemonstration(run: SeedRun): Promise<void> {
  await seedTasks(run);
  await seedCompliance(run);
  await run.insert(Vulnerability, storyVulnerabilityRows());
  await run.insert(Vulnerability, grownVulnerabilityRows(run.scale));
  await run.insert(AssetExposure, storyExposureRows());
  await run.insert(AssetExposure, grownExposureRows(run.scale));
  await run.insert(HistoryEntry, exposureHistory(storyExposureRows()));
  await run.insert(HistoryEntry, exposureHistory(grownExposureRows(run.scale)));
  await run.insert(DefensiveService, demonstrationServiceRows());
  await run.insert(ServiceGrant, grantRows(run.scale));
  await run.insert(HistoryEntry, grantHistory(run.scale));
}

async function seedTasks(run: SeedRun): Promise<void> {
  const tasks = tasksOf("cisa");
  await run.insert(CisaTask, taskRows(tasks));
  await run.insert(
    HistoryEntry,
    tasks.flatMap((task) =>
      historyRows(taskLifecycle, {
        recordType: "CisaTask",
        recordId: task.id,
        state: task.state,
        createdAt: "2026-06-03T14:00:00Z",
        actor: "cisa-coordinator",
        office: "CISA",
        basis: task.obligationId,
      }),
    ),
  );
}
