/** Writes the Treasury's part of the told stories, with the history of each record. */
import { tasksOf } from "../../kit/demonstration/tasks";
import { HistoryEntry } from "../../kit/record/history";
import { historyRows } from "../../kit/seed/history-rows";
import type { SeedRun } from "../../kit/seed/seed-run";
import { taskRows } from "../../kit/task/task-listing";
import { taskLifecycle } from "../../kit/task/task.transitions";
import { Embargo } from "../embargo/embargo.entity";
import { EmbargoParticipant } from "../embargo/embargo-participant.entity";
import { Fix } from "../fix/fix.entity";
import { Participation } from "../participation/participation.entity";
import { PatchDelivery } from "../patch-delivery/patch-delivery.entity";
import { ScanClaim } from "../scan-claim/scan-claim.entity";
import { TreasuryTask } from "../task/treasury-task";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { caseHistory, caseRow } from "./case-rows";
import { deliveryHistory, deliveryRow } from "./delivery-rows";
import { demonstrationSigning } from "./demonstration-signature";
import { embargoHistory, embargoParticipantHistory, embargoParticipantRows, embargoRow } from "./embargo-rows";
import { fixHistory, fixRow } from "./fix-rows";
import { participationHistory, participationRow } from "./participation-rows";
import { scanClaimHistory, scanClaimRow } from "./scan-claim-rows";
import { TOLD_CASES } from "./told-cases";
import { TOLD_DELIVERIES } from "./told-deliveries";
import { TOLD_EMBARGOES } from "./told-embargoes";
import { TOLD_FIXES } from "./told-fixes";
import { TOLD_PARTICIPATIONS } from "./told-participations";
import { TOLD_SCAN_CLAIMS } from "./told-scan-claims";

export async function seedToldWorld(run: SeedRun): Promise<void> {
  const signArtefact = demonstrationSigning();
  await seedTasks(run);
  await run.insert(Participation, TOLD_PARTICIPATIONS.map(participationRow));
  await run.insert(VulnerabilityCase, TOLD_CASES.map(caseRow));
  await run.insert(ScanClaim, TOLD_SCAN_CLAIMS.map(scanClaimRow));
  await run.insert(Embargo, TOLD_EMBARGOES.map(embargoRow));
  await run.insert(EmbargoParticipant, TOLD_EMBARGOES.flatMap(embargoParticipantRows));
  await run.insert(
    Fix,
    TOLD_FIXES.map((fix) => fixRow(fix, signArtefact)),
  );
  await run.insert(PatchDelivery, TOLD_DELIVERIES.map(deliveryRow));
  await run.insert(HistoryEntry, [
    ...TOLD_PARTICIPATIONS.flatMap(participationHistory),
    ...TOLD_CASES.flatMap(caseHistory),
    ...TOLD_SCAN_CLAIMS.flatMap(scanClaimHistory),
    ...TOLD_EMBARGOES.flatMap(embargoHistory),
    ...TOLD_EMBARGOES.flatMap(embargoParticipantHistory),
    ...TOLD_FIXES.flatMap(fixHistory),
    ...TOLD_DELIVERIES.flatMap(deliveryHistory),
  ]);
}

async function seedTasks(run: SeedRun): Promise<void> {
  const tasks = tasksOf("treasury");
  await run.insert(TreasuryTask, taskRows(tasks));
  await run.insert(
    HistoryEntry,
    tasks.flatMap((task) =>
      historyRows(taskLifecycle, {
        recordType: "TreasuryTask",
        recordId: task.id,
        state: task.state,
        createdAt: "2026-06-03T14:00:00Z",
        actor: "clearinghouse-coordinator",
        office: "Treasury",
        basis: task.obligationId,
      }),
    ),
  );
}
