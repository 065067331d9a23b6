/** The Treasury's part of the demonstration world. It has no reference facts beside those that are code. */
import type { SeedRun } from "../kit/seed/seed-run";
import { seedGrownWorld } from "./seed/grown-world";
import { seedToldWorld } from "./seed/told-world";

export async function seedReference(_run: SeedRun): Promise<void> {}

export async function seedDemonstration(run: SeedRun): Promise<void> {
  await seedToldWorld(run);
  await seedGrownWorld(run);
}
