/**
 * Who may speak for an embargo: its signatories and the Treasury's coordinators. Whether a caller is a signatory is
 * in the database, so the permit lets representatives pass and `assertParty` decides.
 */
import { HubError } from "../../../common/errors";
import { type Permit, eitherOf, holders } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { coordinators } from "../permits";
import type { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { EmbargoParticipant } from "./embargo-participant.entity";
import type { Embargo } from "./embargo.entity";
import type { ProposeEmbargoInput } from "./embargo.inputs";
import type { EmbargoParticipantState } from "./embargo.transitions";

/** Necessary, not sufficient: see `assertParty`. */
export const parties: Permit<Embargo> = {
  ...eitherOf(holders("a signatory", "REPRESENTATIVE"), coordinators),
  isForReaders: true,
};

/** Necessary, not sufficient: see `assertConcerned`. */
export const concerned: Permit<ProposeEmbargoInput> = eitherOf(
  holders("the case's reporter or maintainer", "REPRESENTATIVE"),
  coordinators,
);

/** @throws FORBIDDEN unless the caller is a coordinator or signed; locks the caller's own invitation */
export async function assertParty(work: Work, embargoId: string): Promise<void> {
  if (coordinators.allows(work.caller, undefined)) return;
  const [own] = await work.findAll(EmbargoParticipant, "t.embargo_id = $1 AND t.organization_id = $2", [
    embargoId,
    work.caller.office,
  ]);
  if (own?.state !== "SIGNATORY") throw new HubError("FORBIDDEN", `Only ${parties.who} may do this.`);
}

/** @throws FORBIDDEN unless the caller is a coordinator, or the case is its own to report or to fix */
export function assertConcerned(work: Work, { reportedById, maintainerId }: VulnerabilityCase): void {
  if (coordinators.allows(work.caller, undefined)) return;
  if ([reportedById, maintainerId].includes(work.caller.office)) return;
  throw new HubError("FORBIDDEN", `Only ${concerned.who} may do this.`);
}

/** Lets invitations end whose embargo went another way. One statement where there are none, else two. */
export async function lapse(
  work: Work,
  embargoIds: readonly string[],
  states: readonly EmbargoParticipantState[],
): Promise<void> {
  const open = await work.findAll(EmbargoParticipant, "t.embargo_id = ANY($1) AND t.state = ANY($2)", [
    embargoIds,
    states,
  ]);
  await work.changeAll(open, "lapse", { state: "LAPSED", decidedAt: work.now });
}

/** Invites those organizations that were never asked. */
export async function invite(
  work: Work,
  embargo: Pick<EmbargoParticipant, "id" | "markingLevel" | "markingTlp">,
  organizations: readonly string[],
): Promise<void> {
  const asked = await work.findAll(EmbargoParticipant, "t.embargo_id = $1 AND t.organization_id = ANY($2)", [
    embargo.id,
    organizations,
  ]);
  const known = new Set(asked.map(({ organizationId }) => organizationId));
  const { id: embargoId, markingLevel, markingTlp } = embargo;
  const rows = organizations
    .filter((organizationId) => !known.has(organizationId))
    .map((organizationId) => ({
      id: `${embargoId}-${organizationId}`,
      embargoId,
      organizationId,
      invitedAt: work.now,
      markingLevel,
      markingTlp,
    }));
  await work.createAll(EmbargoParticipant, rows, "invite");
}
