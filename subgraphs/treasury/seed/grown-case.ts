/**
 * The n-th grown case. In: its number and the scale. Out: the case with all that other rows follow from.
 * The first cases take one grown vulnerability each; the later ones are second cases, some of them duplicates.
 * Dates lie between the order's signing and the world's day.
 */
import { PER_SCALE, WORLD_INSTANT, modelThatFound, vulnerabilityId } from "../../kit/demonstration/world";
import { EXECUTIVE_ORDER } from "../../kit/reference/executive-order";
import { type Random, random } from "../../kit/seed/random";
import { EMBARGO_STATES_IN_FORCE, type EmbargoState } from "../embargo/embargo.transitions";
import { CASE_PRIORITIES, type CasePriority } from "../priority/case-priority";
import {
  type VulnerabilityCaseState,
  vulnerabilityCaseLifecycle,
} from "../vulnerability-case/vulnerability-case.transitions";
import type { MadeUpCase } from "./case-rows";
import { embargoTimeline } from "./embargo-timeline";
import { activeParticipant } from "./grown-participations";
import { type Timeline, evenly } from "./timeline";

export interface GrownCase {
  readonly record: MadeUpCase & { readonly maintainerId: string };
  /** What the case is about, within its maintainer's products. */
  readonly product: string;
  readonly times: CaseTimes;
  readonly embargo: Timeline<EmbargoState> | null;
  /** Goes on after what the case itself took from it. */
  readonly chance: Random;
  readonly scale: number;
}

interface CaseTimes {
  readonly startMs: number;
  /** Distance between two steps of the case. */
  readonly stepMs: number;
}

/** By the last digit of the vulnerability's number. The second case of a vulnerability fits the first. */
const FIRST_STATES: readonly VulnerabilityCaseState[] = [
  "REPORTED",
  "SCANNING",
  "VALIDATED",
  "REMEDIATING",
  "DEFERRED",
  "PATCH_READY",
  "DISTRIBUTING",
  "CLOSED",
  "CLOSED",
  "REJECTED",
];
const SECOND_STATES: readonly VulnerabilityCaseState[] = [
  "SCANNING",
  "REPORTED",
  "DUPLICATE",
  "VALIDATED",
  "REMEDIATING",
  "CLOSED",
  "DUPLICATE",
  "DISTRIBUTING",
  "DUPLICATE",
  "PATCH_READY",
];

const FLAWS = [
  "Heap overflow",
  "Authentication bypass",
  "Path traversal",
  "Server-side request forgery",
  "Command injection",
  "Use after free",
  "Unsafe deserialization",
] as const;

const PRIORITY_WEIGHTS: readonly CasePriority[] = [...CASE_PRIORITIES, "MEDIUM", "HIGH"];

const grownCaseId = (n: number): string => `case-${String(n).padStart(6, "0")}`;

export function grownCase(n: number, scale: number): GrownCase {
  const chance = random(`treasury/case/${n}`);
  const place = placeOf(n, scale);
  const times = timesOf(place, chance);
  const embargo = embargoTimeline(place.state, times, chance);
  const product = place.isSecond ? `component-${place.number}-build` : `component-${place.number}`;
  const record = {
    id: grownCaseId(n),
    vulnerabilityId: vulnerabilityId(place.number),
    reportedById: activeParticipant("REPORTER", scale, chance),
    discoveredById: modelThatFound(place.number) ?? null,
    maintainerId: activeParticipant("MAINTAINER", scale, chance),
    duplicateOfId: place.state === "DUPLICATE" ? grownCaseId(place.number) : null,
    ...textsOf(place.number, product),
    priority: chance.pick(PRIORITY_WEIGHTS),
    timeline: evenly(vulnerabilityCaseLifecycle, place.state, times),
    embargoed: embargo !== null && EMBARGO_STATES_IN_FORCE.includes(embargo.state),
  };
  return { record, product, times, embargo, chance, scale };
}

interface Place {
  /** Number of the vulnerability. */
  readonly number: number;
  readonly isSecond: boolean;
  readonly state: VulnerabilityCaseState;
}

function placeOf(n: number, scale: number): Place {
  const vulnerabilities = PER_SCALE.vulnerabilities * scale;
  const isSecond = n > vulnerabilities;
  const number = isSecond ? n - vulnerabilities : n;
  const states = isSecond ? SECOND_STATES : FIRST_STATES;
  return { number, isSecond, state: states[number % states.length] ?? "REPORTED" };
}

function textsOf(number: number, product: string): { readonly title: string; readonly summary: string } {
  const flaw = FLAWS[number % FLAWS.length] ?? FLAWS[0];
  return {
    title: `${flaw} in ${product}`,
    summary: `${flaw} found in ${product} and reported to the clearinghouse.`,
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_REPORT_MS = Date.parse(EXECUTIVE_ORDER.signedOn) + 14 * HOUR_MS;
const LAST_MS = Date.parse(WORLD_INSTANT);
/** First cases are reported in the 30 days after the signing, second ones in the 20 days after that. */
const FIRST_DAYS = 30;
const SECOND_DAYS = 20;
/** Reports that nobody has looked into for long are recent. */
const RECENT_DAYS = 12;

/** One step more than the case took fits before the world's day, for what follows its last step. */
function timesOf({ state, isSecond }: Place, chance: Random): CaseTimes {
  const steps = vulnerabilityCaseLifecycle.pathTo(state).length + 1;
  const isRecent = steps <= 2;
  const [earliest, days] = isSecond
    ? [FIRST_REPORT_MS + FIRST_DAYS * DAY_MS, SECOND_DAYS]
    : [FIRST_REPORT_MS, FIRST_DAYS];
  const startMs = isRecent
    ? LAST_MS - chance.int(3 * 24, RECENT_DAYS * 24) * HOUR_MS
    : earliest + chance.int(0, days * 24) * HOUR_MS;
  const longestHours = Math.floor((LAST_MS - startMs) / steps / HOUR_MS);
  return { startMs, stepMs: chance.int(Math.min(24, longestHours), Math.min(240, longestHours)) * HOUR_MS };
}
