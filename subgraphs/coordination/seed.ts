/** The hub's reference facts, and its part of the demonstration world. */
import type { SeedRun } from "../kit/seed/seed-run";
import { Agency } from "./agency/agency.entity";
import { Obligation, ObligationAgency } from "./obligation/obligation.entity";
import { agencyRows, obligationAgencyRows, obligationRows } from "./seed/reference";
import { seedOrganizations } from "./seed/organizations";
import { seedTaskIndex } from "./seed/task-index";

export async function seedReference(run: SeedRun): Promise<void> {
  await run.insert(Agency, agencyRows());
  await run.insert(Obligation, obligationRows());
  await run.insert(ObligationAgency, obligationAgencyRows());
}

export async function seedDemonstration(run: SeedRun): Promise<void> {
  await seedOrganizations(run);
  await seedTaskIndex(run);
}
