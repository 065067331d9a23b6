/** A grown model's coverage inquiry. Determinations come after the benchmarking process stood, on 30 July 2026. */
import type { Random } from "../../kit/seed/random";
import { CONSULTATION_VIEWS } from "../consultation/consultation-view";
import { DEFAULT_CONSULTEES } from "../coverage-inquiry/consultees";
import { DAY_MS, instant, isoInstant } from "./instant";
import type { InquiryLife, ViewLife } from "./model-life";

export interface InquiryChance {
  readonly chance: Random;
  readonly mayBeCovered: boolean;
}

const FATES = ["determined", "determined", "determined", "consulting", "submitted", "withdrawn"] as const;

/** @param registeredMs when the model became known */
export function grownInquiry(registeredMs: number, { chance, mayBeCovered }: InquiryChance): InquiryLife {
  const fate = chance.pick(FATES);
  const submittedMs = registeredMs + chance.int(1, 6) * DAY_MS;
  const consultingMs = submittedMs + chance.int(1, 3) * DAY_MS;
  const isConsulted = fate === "determined" || fate === "consulting";
  const determinedMs = Math.max(consultingMs + 12 * DAY_MS, PROCESS_STOOD_MS) + chance.int(1, 20) * DAY_MS;
  const isCovered = chance.chance(0.3) && mayBeCovered;
  return {
    submittedAt: isoInstant(submittedMs),
    consultingFrom: isConsulted ? isoInstant(consultingMs) : null,
    views: isConsulted ? grownViews(consultingMs, { chance, all: fate === "determined" }) : [],
    determined:
      fate === "determined" ? { at: isoInstant(determinedMs), outcome: isCovered ? "COVERED" : "NOT_COVERED" } : null,
    withdrawnAt: fate === "withdrawn" ? isoInstant(submittedMs + chance.int(1, 9) * DAY_MS) : null,
  };
}

const PROCESS_STOOD_MS = instant("2026-07-30T16:00:00Z");

/** @param all every consultee's view is in; otherwise at least one is missing */
function grownViews(fromMs: number, { chance, all }: { chance: Random; all: boolean }): ViewLife[] {
  const count = all ? DEFAULT_CONSULTEES.length : chance.int(0, DEFAULT_CONSULTEES.length - 1);
  return DEFAULT_CONSULTEES.slice(0, count).map((agencyId) => ({
    agencyId,
    view: chance.pick(CONSULTATION_VIEWS),
    at: isoInstant(fromMs + chance.int(1, 10) * DAY_MS),
  }));
}
