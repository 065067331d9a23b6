/**
 * Commands about participations: the Treasury may invite, only the organization itself joins and leaves.
 * Leaving is refused for no version and no reason; it touches nothing but the participation.
 */
import { z } from "zod";
import { HubError } from "../../../common/errors";
import { beginning } from "../../kit/command/beginning";
import { recordId, several } from "../../kit/command/checks";
import { creation, transition } from "../../kit/command/command";
import { organizationOf } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { clearinghouseStaff } from "../permits";
import { PARTICIPANT_ROLES, Participation } from "./participation.entity";
import { InviteParticipantInput, JoinClearinghouseInput, WithdrawFromClearinghouseInput } from "./participation.inputs";
import { participationLifecycle } from "./participation.transitions";

const idOf = ({ organization }: { readonly organization: string }): string => `participation-${organization}`;

const inviteParticipant = creation({
  name: "inviteParticipant",
  description: "Invites an organization. Nothing begins with it: only the organization itself joins.",
  of: Participation,
  input: InviteParticipantInput,
  checks: { organization: recordId() },
  by: clearinghouseStaff,
  id: idOf,
  create: async (work, input) => {
    const existing = await participationOf(work, input.organization);
    if (existing !== undefined) throw alreadyKnown(existing);
    return { organizationId: input.organization, roles: [], invitedAt: work.now };
  },
  action: "invite",
});

const joinClearinghouse = beginning({
  name: "joinClearinghouse",
  description: "Takes part, invited or not, for the first time or again.",
  of: Participation,
  input: JoinClearinghouseInput,
  checks: { organization: recordId(), roles: several(z.enum(PARTICIPANT_ROLES), { fewest: 0 }) },
  by: organizationOf<JoinClearinghouseInput>("the organization itself", ({ organization }) => organization),
  lifecycle: participationLifecycle,
  action: "activate",
  id: idOf,
  find: async (work, input) => participationOf(work, input.organization),
  change: (work, { organization, roles }) => ({
    organizationId: organization,
    roles,
    activatedAt: work.now,
    withdrawnAt: null,
  }),
});

const withdrawFromClearinghouse = transition({
  name: "withdrawFromClearinghouse",
  description: "Leaves, at once and whatever the version. Patches and everything else go on as before.",
  of: Participation,
  input: WithdrawFromClearinghouseInput,
  by: organizationOf<Participation>("the organization itself", ({ organizationId }) => organizationId),
  lifecycle: participationLifecycle,
  action: "withdraw",
  change: ({ work }) => ({ withdrawnAt: work.now }),
});

export const participationCommands = [inviteParticipant, joinClearinghouse, withdrawFromClearinghouse];

async function participationOf(work: Work, organizationId: string): Promise<Participation | undefined> {
  const [found] = await work.findAll(Participation, "t.organization_id = $1", [organizationId]);
  return found;
}

/** @throws FORBIDDEN unless the organization is an active participant now */
export async function assertActiveParticipant(work: Work, organizationId: string): Promise<void> {
  const participation = await participationOf(work, organizationId);
  if (participation?.state === "ACTIVE") return;
  throw new HubError("FORBIDDEN", `${organizationId} is no active participant of the clearinghouse.`, {
    remedy: "Join with joinClearinghouse, at any time and without an invitation.",
  });
}

function alreadyKnown({ organizationId, state, id }: Participation): HubError {
  return new HubError("CONFLICT", `${organizationId} has a participation already: ${id} is ${state}.`, {
    remedy: "Nobody needs a second invitation: the organization joins with joinClearinghouse whenever it wants to.",
    facts: { id, state },
  });
}
