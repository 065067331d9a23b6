/** The embargo of a grown case. The reporter and the maintainer sign; a third party was asked and did not. */
import { embargoParticipantLifecycle } from "../embargo/embargo.transitions";
import type { MadeUpEmbargo, MadeUpEmbargoParticipant } from "./embargo-rows";
import type { GrownCase } from "./grown-case";
import { activeParticipant } from "./grown-participations";
import { evenly, isoInstant } from "./timeline";

const HOUR_MS = 3_600_000;
const EARLIEST_END_MS = Date.parse("2026-09-15T12:00:00Z");
const END_SPREAD_DAYS = 30;

const UNSIGNED = ["DECLINED", "LAPSED", "INVITED"] as const;

/** Null for cases without one. */
export function grownEmbargo({ record, embargo, ...rest }: GrownCase): MadeUpEmbargo | null {
  if (embargo === null) return null;
  const id = `embargo-${record.id}`;
  if (embargo.state === "NONE") return { id, caseId: record.id, timeline: embargo, endsAt: null, participants: [] };
  return {
    id,
    caseId: record.id,
    timeline: embargo,
    endsAt: isoInstant(EARLIEST_END_MS + rest.chance.int(0, END_SPREAD_DAYS * 24) * HOUR_MS),
    participants: participantsOf({ record, embargo, ...rest }),
  };
}

function participantsOf({ record, times, embargo, chance, scale }: GrownCase): MadeUpEmbargoParticipant[] {
  const states = new Map([
    [record.maintainerId, embargo?.state === "PROPOSED" ? "INVITED" : "SIGNATORY"] as const,
    [record.reportedById, "SIGNATORY"] as const,
  ]);
  const third = activeParticipant("SCANNER", scale, chance);
  const answer = chance.pick(UNSIGNED);
  const invited = states.has(third) ? states : new Map([...states, [third, answer] as const]);
  return [...invited].map(([organizationId, state]) => ({
    organizationId,
    timeline: evenly(embargoParticipantLifecycle, state, { startMs: times.startMs + HOUR_MS, stepMs: HOUR_MS }),
  }));
}
