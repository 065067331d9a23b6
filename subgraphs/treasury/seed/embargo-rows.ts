/** A made-up embargo and the answers to its invitations, as rows. */
import type { Row } from "../../kit/seed/copy-rows";
import {
  EMBARGO_STATES_IN_FORCE,
  type EmbargoParticipantState,
  type EmbargoState,
} from "../embargo/embargo.transitions";
import { EMBARGO_ACTORS, EMBARGO_PARTICIPANT_ACTORS } from "./actors";
import { type RecordColumns, recordColumns } from "./record-columns";
import { type Timeline, historyOf, reachedAt } from "./timeline";

export interface MadeUpEmbargo {
  readonly id: string;
  readonly caseId: string;
  readonly timeline: Timeline<EmbargoState>;
  /** Planned end; null while nothing was proposed. */
  readonly endsAt: string | null;
  readonly participants: readonly MadeUpEmbargoParticipant[];
}

export interface MadeUpEmbargoParticipant {
  readonly organizationId: string;
  readonly timeline: Timeline<EmbargoParticipantState>;
}

const TERMS = "No word of the case outside the signatories before the patch is distributed.";

export function embargoRow(embargo: MadeUpEmbargo): Row {
  const { id, caseId, timeline, endsAt } = embargo;
  return {
    id,
    caseId,
    state: timeline.state,
    terms: TERMS,
    proposedAt: reachedAt(timeline, "PROPOSED"),
    activeAt: reachedAt(timeline, "ACTIVE"),
    endsAt,
    exitedAt: reachedAt(timeline, "EXITED"),
    ...columnsOf(embargo),
  };
}

export function embargoHistory({ id, timeline }: MadeUpEmbargo): Row[] {
  return historyOf({ recordType: "Embargo", recordId: id, timeline, actors: EMBARGO_ACTORS, basis: TERMS });
}

export function embargoParticipantRows(embargo: MadeUpEmbargo): Row[] {
  return embargo.participants.map(({ organizationId, timeline }) => ({
    id: `${embargo.id}-${organizationId}`,
    embargoId: embargo.id,
    organizationId,
    state: timeline.state,
    invitedAt: timeline.instants[0],
    decidedAt: timeline.steps.length === 0 ? null : timeline.instants.at(-1),
    ...columnsOf(embargo),
  }));
}

export function embargoParticipantHistory(embargo: MadeUpEmbargo): Row[] {
  return embargo.participants.flatMap(({ organizationId, timeline }) =>
    historyOf({
      recordType: "EmbargoParticipant",
      recordId: `${embargo.id}-${organizationId}`,
      timeline,
      actors: EMBARGO_PARTICIPANT_ACTORS,
      basis: embargo.id,
    }),
  );
}

function columnsOf({ timeline }: MadeUpEmbargo): RecordColumns {
  return recordColumns(EMBARGO_STATES_IN_FORCE.includes(timeline.state));
}
