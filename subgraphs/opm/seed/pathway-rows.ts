/** Rows of made-up hiring pathways: the record, the roles it leads to, its history. */
import { DEMONSTRATION, WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { historyRows } from "../../kit/seed/history-rows";
import type { HiringPathwayKind } from "../hiring-pathway/hiring-pathway.entity";
import { type HiringPathwayState, hiringPathwayLifecycle } from "../hiring-pathway/hiring-pathway.transitions";
import { onDays } from "./days";

export interface DemonstrationPathway {
  readonly id: string;
  readonly title: string;
  readonly kind: HiringPathwayKind;
  readonly authority: string;
  readonly obligationId: string;
  readonly state: HiringPathwayState;
  readonly proposedOn: string;
  readonly approvedOn: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
  readonly workRoles: readonly string[];
}

export function pathwayRow(pathway: DemonstrationPathway): Row {
  const { id, title, kind, authority, obligationId, state, approvedOn, openedOn, closedOn } = pathway;
  return {
    id,
    title,
    kind,
    authority,
    obligationId,
    state,
    approvedOn,
    openedOn,
    closedOn,
    version: 1 + hiringPathwayLifecycle.pathTo(state).length,
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  };
}

export function pathwayWorkRoleRows(pathway: DemonstrationPathway): Row[] {
  return pathway.workRoles.map((workRoleId) => ({ pathwayId: pathway.id, workRoleId }));
}

export function pathwayHistory(pathway: DemonstrationPathway): Row[] {
  const entries = historyRows(hiringPathwayLifecycle, {
    recordType: "HiringPathway",
    recordId: pathway.id,
    state: pathway.state,
    createdAt: `${pathway.proposedOn}T14:00:00Z`,
    actor: "opm-hiring-policy",
    office: "OPM",
    basis: pathway.authority,
  });
  return onDays(entries, [pathway.proposedOn, pathway.approvedOn, pathway.openedOn, pathway.closedOn]);
}
