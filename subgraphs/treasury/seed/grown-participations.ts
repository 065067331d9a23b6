/** Participations of grown organizations. Their states follow from the number, so that cases can name participants. */
import { type GrownOrganization, grownOrganization } from "../../kit/demonstration/organizations";
import { PER_SCALE, WORLD_INSTANT, organizationId } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { type Random, random } from "../../kit/seed/random";
import type { ParticipantRole } from "../participation/participation.entity";
import { type ParticipationState, participationLifecycle } from "../participation/participation.transitions";
import { participationHistory, participationRow } from "./participation-rows";
import { evenly } from "./timeline";

const ROLES: Readonly<Record<GrownOrganization["kind"], readonly ParticipantRole[]>> = {
  AI_DEVELOPER: ["REPORTER", "SCANNER"],
  CRITICAL_INFRASTRUCTURE: ["REPORTER"],
  VENDOR: ["REPORTER", "MAINTAINER"],
  STATE_LOCAL: ["REPORTER"],
  MAINTAINER: ["MAINTAINER"],
};

const OPERATOR_STATES: readonly (ParticipationState | undefined)[] = [
  undefined,
  "INVITED",
  "WITHDRAWN",
  "ACTIVE",
  "ACTIVE",
];

/** Undefined for organizations that were never invited. Those who find and fix take part; of operators, two in five. */
function participationStateOf(n: number): ParticipationState | undefined {
  const { kind } = grownOrganization(n);
  const isOperator = kind === "CRITICAL_INFRASTRUCTURE" || kind === "STATE_LOCAL";
  return isOperator ? OPERATOR_STATES[n % OPERATOR_STATES.length] : "ACTIVE";
}

/** However many organizations there are, these are the ones whose products most cases are about. */
const LARGEST_POOL = 600;

/** Some grown organization that takes part with the given role. */
export function activeParticipant(role: ParticipantRole, scale: number, chance: Random): string {
  const count = Math.min(PER_SCALE.organizations * scale, LARGEST_POOL);
  let n = chance.int(1, count);
  while (participationStateOf(n) !== "ACTIVE" || !ROLES[grownOrganization(n).kind].includes(role)) n = (n % count) + 1;
  return organizationId(n);
}

const HOUR_MS = 3_600_000;
const FIRST_INVITATION_MS = Date.parse("2026-06-02T18:00:00Z");
/** A withdrawn participant was invited, became active and left, all before the world's day. */
const LAST_INVITATION_MS = Date.parse(WORLD_INSTANT) - 45 * 24 * HOUR_MS;

export function* grownParticipations(scale: number): Generator<{ readonly row: Row; readonly history: Row[] }> {
  const chance = random("treasury/participations");
  const invitationHours = (LAST_INVITATION_MS - FIRST_INVITATION_MS) / HOUR_MS;
  for (let n = 1; n <= PER_SCALE.organizations * scale; n += 1) {
    const state = participationStateOf(n);
    if (state === undefined) continue;
    const startMs = FIRST_INVITATION_MS + chance.int(0, invitationHours) * HOUR_MS;
    const participation = {
      organizationId: organizationId(n),
      roles: ROLES[grownOrganization(n).kind],
      timeline: evenly(participationLifecycle, state, { startMs, stepMs: chance.int(24, 480) * HOUR_MS }),
    };
    yield { row: participationRow(participation), history: participationHistory(participation) };
  }
}
