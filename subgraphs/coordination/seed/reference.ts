/** Rows of the directory of agencies and of the order's obligations, from the kit's facts. */
import { AGENCIES, type AgencyFact, isCivilianExecutive } from "../../kit/reference/agencies";
import { EXECUTIVE_ORDER, OBLIGATIONS, obligationDueOn } from "../../kit/reference/executive-order";
import type { Row } from "../../kit/seed/copy-rows";

/** Both stand as the order found them on the day of its signing. */
const AS_OF = `${EXECUTIVE_ORDER.signedOn}T00:00:00Z`;

const AGENCY_SOURCE = "OMB Circular A-11 appendix C; Common Government-wide Accounting Classification";

/** Departments come before their components, because a component refers to its department. */
export function agencyRows(): Row[] {
  return AGENCIES.toSorted((a, b) => depth(a) - depth(b)).map((agency) => ({
    id: agency.id,
    acronym: agency.acronym,
    name: agency.name,
    kind: agency.kind,
    parentId: agency.parentId ?? null,
    codeTexts: agency.codes,
    civilianExecutive: isCivilianExecutive(agency),
    provenanceSource: AGENCY_SOURCE,
    provenanceAsOf: AS_OF,
  }));
}

function depth({ parentId }: AgencyFact): number {
  return parentId === undefined ? 0 : 1;
}

export function obligationRows(): Row[] {
  return OBLIGATIONS.map((obligation) => ({
    id: obligation.id,
    section: obligation.section,
    title: obligation.title,
    trackedById: obligation.trackedById ?? null,
    dueOn: obligationDueOn(obligation) ?? null,
    provenanceSource: `EO 14409, ${EXECUTIVE_ORDER.citation}`,
    provenanceAsOf: AS_OF,
  }));
}

export function obligationAgencyRows(): Row[] {
  return OBLIGATIONS.flatMap(({ id, leadIds, consultedIds }) => [
    ...leadIds.map((agencyId, index) => ({ obligationId: id, agencyId, role: "LEAD", position: index + 1 })),
    ...consultedIds.map((agencyId, index) => ({ obligationId: id, agencyId, role: "CONSULTED", position: index + 1 })),
  ]);
}
