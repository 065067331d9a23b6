/** The hiring pathways of the told stories. Made up, save the statutes and regulations that they rest on. */
import type { DemonstrationPathway } from "./pathway-rows";

export const DIRECT_HIRE = "pathway-direct-hire";
export const TALENT_MANAGEMENT = "pathway-talent-management";
export const SCHOLARSHIP = "pathway-scholarship-service";
export const TERM = "pathway-term";

const base = { obligationId: "EO14409-2f", proposedOn: "2026-06-08", closedOn: null };

export const toldPathways: readonly DemonstrationPathway[] = [
  {
    ...base,
    id: DIRECT_HIRE,
    title: "Direct hire of vulnerability analysts",
    kind: "DIRECT_HIRE",
    authority: "5 U.S.C. 3304(a)(3)",
    state: "OPEN",
    approvedOn: "2026-07-20",
    openedOn: "2026-07-28",
    workRoles: ["PD-WRL-003", "PD-WRL-006", "PD-WRL-007"],
  },
  {
    ...base,
    id: TALENT_MANAGEMENT,
    title: "Cyber talent management shared with civilian agencies",
    kind: "TALENT_MANAGEMENT",
    authority: "6 U.S.C. 658",
    obligationId: "EO14409-2c-ii",
    state: "OPEN",
    proposedOn: "2026-06-02",
    approvedOn: "2026-06-03",
    openedOn: "2026-06-04",
    workRoles: ["DD-WRL-008", "PD-WRL-001", "PD-WRL-003", "PD-WRL-007"],
  },
  {
    ...base,
    id: SCHOLARSHIP,
    title: "Scholarship graduates placed with agencies in need",
    kind: "SCHOLARSHIP_SERVICE",
    authority: "15 U.S.C. 7442",
    state: "OPEN",
    proposedOn: "2026-06-02",
    approvedOn: "2026-06-04",
    openedOn: "2026-06-05",
    workRoles: ["IN-WRL-002", "OG-WRL-002", "OG-WRL-003", "PD-WRL-001"],
  },
  {
    ...base,
    id: TERM,
    title: "Term appointments for the first ninety days of the order",
    kind: "TERM",
    authority: "5 CFR part 316",
    state: "CLOSED",
    proposedOn: "2026-06-02",
    approvedOn: "2026-06-03",
    openedOn: "2026-06-04",
    closedOn: "2026-08-31",
    workRoles: ["IN-WRL-001", "OG-WRL-010", "PD-WRL-007"],
  },
  {
    ...base,
    id: "pathway-exchange",
    title: "Exchange with universities and states",
    kind: "EXCHANGE",
    authority: "5 U.S.C. 3371-3376",
    state: "APPROVED",
    approvedOn: "2026-08-12",
    openedOn: null,
    workRoles: ["DD-WRL-008", "IO-WRL-001"],
  },
  {
    ...base,
    id: "pathway-fellowship",
    title: "Fellowship for model evaluators",
    kind: "FELLOWSHIP",
    authority: "5 CFR 213.3102(r)",
    obligationId: "EO14409-3a",
    state: "PROPOSED",
    proposedOn: "2026-08-03",
    approvedOn: null,
    openedOn: null,
    workRoles: ["DD-WRL-005", "DD-WRL-007"],
  },
];
