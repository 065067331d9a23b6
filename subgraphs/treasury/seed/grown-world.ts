/**
 * Writes the grown part of the demonstration world, in portions, so that memory does not grow with the scale.
 * In: the run. Out: participations, then cases with all that hangs on them, parents before children. Participations,
 * cases and embargoes have histories; what hangs on a case says its few instants itself.
 */
import { PER_SCALE } from "../../kit/demonstration/world";
import { HistoryEntry } from "../../kit/record/history";
import type { SeedRun } from "../../kit/seed/seed-run";
import { Embargo } from "../embargo/embargo.entity";
import { EmbargoParticipant } from "../embargo/embargo-participant.entity";
import { Fix } from "../fix/fix.entity";
import { Participation } from "../participation/participation.entity";
import { PatchDelivery } from "../patch-delivery/patch-delivery.entity";
import { ScanClaim } from "../scan-claim/scan-claim.entity";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { caseHistory, caseRow } from "./case-rows";
import { deliveryRow } from "./delivery-rows";
import { type SignArtefact, demonstrationSigning } from "./demonstration-signature";
import { embargoHistory, embargoParticipantRows, embargoRow } from "./embargo-rows";
import { fixRow } from "./fix-rows";
import { type GrownCase, grownCase } from "./grown-case";
import { grownDeliveries } from "./grown-deliveries";
import { grownEmbargo } from "./grown-embargo";
import { grownFix } from "./grown-fix";
import { grownParticipations } from "./grown-participations";
import { grownScanClaim } from "./grown-scan-claim";
import { scanClaimRow } from "./scan-claim-rows";

const PORTION = 2_000;

export async function seedGrownWorld(run: SeedRun): Promise<void> {
  await seedParticipations(run);
  const signArtefact = demonstrationSigning();
  const count = PER_SCALE.cases * run.scale;
  for (let first = 1; first <= count; first += PORTION) {
    const length = Math.min(PORTION, count - first + 1);
    const cases = Array.from({ length }, (_, index) => grownCase(first + index, run.scale));
    await seedPortion(run, cases, signArtefact);
  }
}

async function seedParticipations(run: SeedRun): Promise<void> {
  const participations = [...grownParticipations(run.scale)];
  await run.insert(
    Participation,
    participations.map(({ row }) => row),
  );
  await run.insert(
    HistoryEntry,
    participations.flatMap(({ history }) => history),
  );
}

async function seedPortion(run: SeedRun, cases: readonly GrownCase[], signArtefact: SignArtefact): Promise<void> {
  const records = cases.map(({ record }) => record);
  const claims = present(cases.map(grownScanClaim));
  const embargoes = present(cases.map(grownEmbargo));
  const fixes = present(cases.map(grownFix));
  const deliveries = cases.flatMap(grownDeliveries);
  await run.insert(VulnerabilityCase, records.map(caseRow));
  await run.insert(ScanClaim, claims.map(scanClaimRow));
  await run.insert(Embargo, embargoes.map(embargoRow));
  await run.insert(EmbargoParticipant, embargoes.flatMap(embargoParticipantRows));
  await run.insert(
    Fix,
    fixes.map((fix) => fixRow(fix, signArtefact)),
  );
  await run.insert(PatchDelivery, deliveries.map(deliveryRow));
  await run.insert(HistoryEntry, [...records.flatMap(caseHistory), ...embargoes.flatMap(embargoHistory)]);
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value) => value !== null);
}
