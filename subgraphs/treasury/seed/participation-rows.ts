/** A made-up participation as rows. In: organization, roles, timeline. Out: its row and its history. */
import type { Row } from "../../kit/seed/copy-rows";
import type { ParticipantRole } from "../participation/participation.entity";
import type { ParticipationState } from "../participation/participation.transitions";
import { PARTICIPATION_ACTORS } from "./actors";
import { recordColumns } from "./record-columns";
import { type Timeline, historyOf, reachedAt } from "./timeline";

export interface MadeUpParticipation {
  readonly organizationId: string;
  readonly roles: readonly ParticipantRole[];
  readonly timeline: Timeline<ParticipationState>;
}

const idOf = (participation: MadeUpParticipation): string => `participation-${participation.organizationId}`;

export function participationRow(participation: MadeUpParticipation): Row {
  const { organizationId, roles, timeline } = participation;
  return {
    id: idOf(participation),
    organizationId,
    state: timeline.state,
    roles,
    invitedAt: timeline.instants[0],
    activatedAt: reachedAt(timeline, "ACTIVE"),
    withdrawnAt: reachedAt(timeline, "WITHDRAWN"),
    ...recordColumns(),
  };
}

export function participationHistory(participation: MadeUpParticipation): Row[] {
  return historyOf({
    recordType: "Participation",
    recordId: idOf(participation),
    timeline: participation.timeline,
    actors: PARTICIPATION_ACTORS,
    basis: "EO14409-2d",
  });
}
