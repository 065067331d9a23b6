/**
 * NSA's part of the demonstration world: the told models, then as many grown ones as the scale asks for.
 * The lives are told anew for each table, so that memory does not grow with the scale.
 */
import { HistoryEntry } from "../kit/record/history";
import type { Row } from "../kit/seed/copy-rows";
import type { SeedRun } from "../kit/seed/seed-run";
import { AccessWindow } from "./access-window/access-window.entity";
import { BenchmarkRun } from "./benchmark-run/benchmark-run.entity";
import { Consultation } from "./consultation/consultation.entity";
import { CoverageInquiry } from "./coverage-inquiry/coverage-inquiry.entity";
import { Designation } from "./designation/designation.entity";
import { Discovery } from "./frontier-model/discovery.entity";
import { FrontierModel } from "./frontier-model/frontier-model.entity";
import { SafeguardAttestation } from "./safeguard-attestation/safeguard-attestation.entity";
import { grownLives } from "./seed/grown-lives";
import { consultationRows, designationRows, inquiryHistory, inquiryRows } from "./seed/inquiry-rows";
import type { ModelLife } from "./seed/model-life";
import { discoveryRows, modelHistory, modelRows, runRows } from "./seed/model-rows";
import { partnershipHistory, partnershipRows } from "./seed/partnership-rows";
import { seedTasks } from "./seed/task-rows";
import { TOLD_LIVES } from "./seed/told-lives";
import { safeguardRows, windowHistory, windowRows } from "./seed/window-rows";
import { TrustedPartnership } from "./trusted-partnership/trusted-partnership.entity";

/** Nothing that NSA owns is a public fact. */
export async function seedReference(_run: SeedRun): Promise<void> {}

export async function seedDemonstration(run: SeedRun): Promise<void> {
  await seedTasks(run);
  const rows = (rowsOf: (life: ModelLife) => Row[]): Generator<Row> => rowsOfAll(run.scale, rowsOf);
  await run.insert(FrontierModel, rows(modelRows));
  await run.insert(Discovery, rows(discoveryRows));
  await run.insert(BenchmarkRun, rows(runRows));
  await run.insert(CoverageInquiry, rows(inquiryRows));
  await run.insert(Consultation, rows(consultationRows));
  await run.insert(Designation, rows(designationRows));
  await run.insert(AccessWindow, rows(windowRows));
  await run.insert(SafeguardAttestation, rows(safeguardRows));
  await run.insert(TrustedPartnership, rows(partnershipRows));
  for (const historyOf of [modelHistory, inquiryHistory, windowHistory, partnershipHistory]) {
    await run.insert(HistoryEntry, rows(historyOf));
  }
}

function* rowsOfAll(scale: number, rowsOf: (life: ModelLife) => Row[]): Generator<Row> {
  for (const life of TOLD_LIVES) yield* rowsOf(life);
  for (const life of grownLives(scale)) yield* rowsOf(life);
}
