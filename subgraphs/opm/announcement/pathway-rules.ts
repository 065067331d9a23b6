/**
 * What a pathway allows of announcements: it leads to their work role, and positions are posted while it is open.
 * In: the ids that a command names. Out: nothing, or a refusal.
 */
import { HubError } from "../../../common/errors";
import { noRecord } from "../../kit/command/no-record";
import type { Work } from "../../kit/command/work";
import type { HiringPathwayState } from "../hiring-pathway/hiring-pathway.transitions";

interface FoundPathway {
  readonly state: HiringPathwayState;
  readonly hasRole: boolean;
  readonly leadsToRole: boolean;
}

/** @throws RECORD_NOT_FOUND, RULE_VIOLATED when the pathway leads elsewhere, or is closed */
export async function assertUsable(
  work: Work,
  { pathwayId, workRoleId }: { readonly pathwayId: string; readonly workRoleId: string },
): Promise<void> {
  const [found] = await work.query<FoundPathway>(
    `SELECT p.state, EXISTS (SELECT FROM work_role r WHERE r.id = $2) AS "hasRole",
       EXISTS (SELECT FROM pathway_work_role l WHERE l.pathway_id = p.id AND l.work_role_id = $2) AS "leadsToRole"
     FROM hiring_pathway p WHERE p.id = $1`,
    [pathwayId, workRoleId],
  );
  if (found === undefined) throw noRecord("HiringPathway", pathwayId);
  if (!found.hasRole) throw noRecord("WorkRole", workRoleId);
  if (!found.leadsToRole) {
    throw new HubError("RULE_VIOLATED", `The pathway ${pathwayId} does not lead to ${workRoleId}.`, {
      remedy: "Choose among the pathway's work roles, or another pathway.",
    });
  }
  if (found.state === "CLOSED") throw notOpen(pathwayId, found.state);
}

/** @throws RULE_VIOLATED */
export async function assertOpen(work: Work, pathwayId: string): Promise<void> {
  const [found] = await work.query<Pick<FoundPathway, "state">>("SELECT state FROM hiring_pathway WHERE id = $1", [
    pathwayId,
  ]);
  if (found === undefined) throw noRecord("HiringPathway", pathwayId);
  if (found.state !== "OPEN") throw notOpen(pathwayId, found.state);
}

function notOpen(pathwayId: string, state: HiringPathwayState): HubError {
  return new HubError("RULE_VIOLATED", `Positions are announced under open pathways; ${pathwayId} is ${state}.`, {
    remedy: "Choose an open pathway, or have this one opened.",
    facts: { state },
  });
}
