/**
 * Grown models: as many as the scale asks for, each with a life drawn at random, the same on every machine.
 * The first `PER_SCALE.models`, which are all of the small world's, are neither covered nor in an active
 * partnership, and no grown window closes in the week after the world's instant: so the told stories stay as told.
 */
import {
  PER_SCALE,
  WORLD_INSTANT,
  developerOfModel,
  modelId,
  modelThatFound,
  vulnerabilityId,
} from "../../kit/demonstration/world";
import { type Random, random } from "../../kit/seed/random";
import { grownInquiry } from "./grown-inquiry";
import { grownPartnerships } from "./grown-partnerships";
import { type ReleasePlan, grownWindow } from "./grown-window";
import { DAY_MS, HOUR_MS, instant, isoInstant } from "./instant";
import type { InquiryLife, ModelLife, RunLife } from "./model-life";

export function* grownLives(scale: number): Generator<ModelLife> {
  const chance = random("nsa/models");
  for (let n = 1; n <= PER_SCALE.models * scale; n += 1) yield grow(n, chance);
}

function grow(n: number, chance: Random): ModelLife {
  const toldApart = n <= PER_SCALE.models;
  const registeredMs = instant("2026-06-03T15:00:00Z") + chance.int(0, 15) * DAY_MS;
  const plan = releasePlan(chance);
  const inquiry = chance.chance(0.85) ? grownInquiry(registeredMs, { chance, mayBeCovered: !toldApart }) : undefined;
  const window = plan !== undefined && chance.chance(0.8) ? grownWindow(plan, chance) : undefined;
  return {
    id: modelId(n),
    developerId: developerOfModel(n),
    name: `${chance.pick(NAMES)} ${chance.int(1, 9)}`,
    purpose: chance.pick(PURPOSES),
    registeredAt: isoInstant(registeredMs),
    plannedReleaseAt: plan === undefined ? null : isoInstant(plan.plannedMs),
    releasedAt: plan?.releasedMs === undefined ? null : isoInstant(plan.releasedMs),
    foundIds: foundBy(n),
    runs: inquiry !== undefined && inquiry.consultingFrom !== null ? [grownRun(inquiry, chance)] : [],
    inquiries: inquiry === undefined ? [] : [inquiry],
    windows: window === undefined ? [] : [window],
    partnerships: grownPartnerships(n, { chance, mayBeActive: !toldApart }),
  };
}

/** Every fifth is out before the world's instant; others are planned for the middle and end of September, or not. */
function releasePlan(chance: Random): ReleasePlan | undefined {
  if (chance.chance(0.3)) return undefined;
  if (chance.chance(0.3)) {
    const releasedMs = instant("2026-08-06T16:00:00Z") + chance.int(0, 20) * DAY_MS;
    return { releasedMs, plannedMs: releasedMs + chance.int(0, 4) * DAY_MS };
  }
  return { releasedMs: undefined, plannedMs: instant("2026-09-09T16:00:00Z") + chance.int(0, 20) * DAY_MS };
}

const VULNERABILITIES_PER_MODEL = PER_SCALE.vulnerabilities / PER_SCALE.models;

function foundBy(n: number): string[] {
  const last = n * VULNERABILITIES_PER_MODEL;
  return Array.from({ length: VULNERABILITIES_PER_MODEL }, (_, index) => last - VULNERABILITIES_PER_MODEL + index + 1)
    .filter((vulnerability) => modelThatFound(vulnerability) === modelId(n))
    .map(vulnerabilityId);
}

/** A run just before the determination, or just before the world's instant while there is none. */
function grownRun({ determined }: InquiryLife, chance: Random): RunLife {
  const startedMs = instant(determined?.at ?? WORLD_INSTANT) - chance.int(24, 31) * HOUR_MS;
  const finishedMs = startedMs + chance.int(4, 20) * HOUR_MS;
  const scenarioCount = chance.pick([90, 120, 240]);
  const isOver = determined !== null || chance.chance(0.5);
  return {
    suite: chance.pick(SUITES),
    scenarioCount,
    solvedCount: isOver ? chance.int(0, scenarioCount) : null,
    startedAt: isoInstant(startedMs),
    finishedAt: isOver ? isoInstant(finishedMs) : null,
    markingLevel: chance.chance(0.25) ? "TOP_SECRET" : "SECRET",
  };
}

const SUITES = ["source-review", "network-operations", "exploit-writing"];

const NAMES = ["Anvil", "Beacon", "Cinder", "Harrow", "Juniper", "Kestrel", "Lantern", "Pilot", "Quarry", "Tally"];

const PURPOSES = [
  "Writes and reviews program code.",
  "Reads firmware and reports what it does.",
  "Plans and carries out laboratory analyses.",
  "Answers questions on technical documents.",
  "Operates business software on its user's behalf.",
];
