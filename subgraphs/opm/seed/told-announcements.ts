/**
 * The announcements of the told stories. Positions for vulnerability analysts (PD-WRL-007) are open at Treasury,
 * Energy, VA, CISA and HHS and nowhere else; SSA's are certified, GSA's a draft.
 */
import { type DemonstrationAnnouncement, type Posting, postingDays } from "./announcement-rows";
import { DIRECT_HIRE, SCHOLARSHIP, TALENT_MANAGEMENT, TERM } from "./told-pathways";

type Opening = Pick<
  DemonstrationAnnouncement,
  "id" | "agencyId" | "pathwayId" | "workRoleId" | "title" | "grade" | "positions"
>;

const announced = (posting: Posting, opening: Opening): DemonstrationAnnouncement => ({
  ...opening,
  ...postingDays(posting),
});

const posted = (on: string): Posting => ({ state: "POSTED", on });
const closed = (on: string): Posting => ({ state: "CLOSED", on });

/** One agency looks for vulnerability analysts. */
const analysts = (posting: Posting, agencyId: string, positions: number): DemonstrationAnnouncement =>
  announced(posting, {
    id: `announcement-${agencyId}-analysts`,
    agencyId,
    pathwayId: posting.on < "2026-07-28" ? TALENT_MANAGEMENT : DIRECT_HIRE,
    workRoleId: "PD-WRL-007",
    title: "Vulnerability Analyst",
    grade: "GS-13",
    positions,
  });

const VULNERABILITY_ANALYSTS: readonly DemonstrationAnnouncement[] = [
  analysts(posted("2026-08-24"), "treasury", 4),
  analysts(posted("2026-08-25"), "energy", 3),
  analysts(posted("2026-08-21"), "va", 6),
  analysts(posted("2026-08-28"), "cisa", 5),
  analysts(closed("2026-08-10"), "hhs", 2),
  analysts({ state: "CERTIFICATE_ISSUED", on: "2026-07-01" }, "ssa", 4),
  analysts({ state: "DRAFT", on: "2026-08-31" }, "gsa", 3),
];

const OTHERS: readonly DemonstrationAnnouncement[] = [
  announced(closed("2026-08-03"), {
    id: "announcement-treasury-responders",
    agencyId: "treasury",
    pathwayId: DIRECT_HIRE,
    workRoleId: "PD-WRL-003",
    title: "Incident Responder",
    grade: "GS-12",
    positions: 3,
  }),
  announced(posted("2026-08-20"), {
    id: "announcement-cisa-threats",
    agencyId: "cisa",
    pathwayId: DIRECT_HIRE,
    workRoleId: "PD-WRL-006",
    title: "Threat Analyst",
    grade: "GS-13",
    positions: 3,
  }),
  announced(posted("2026-08-26"), {
    id: "announcement-nsa-research",
    agencyId: "nsa",
    pathwayId: TALENT_MANAGEMENT,
    workRoleId: "DD-WRL-008",
    title: "Benchmark Researcher",
    grade: "GG-14",
    positions: 2,
  }),
  announced(posted("2026-08-19"), {
    id: "announcement-opm-workforce",
    agencyId: "opm",
    pathwayId: SCHOLARSHIP,
    workRoleId: "OG-WRL-003",
    title: "Cyber Workforce Planner",
    grade: "GS-12",
    positions: 2,
  }),
  announced(closed("2026-08-12"), {
    id: "announcement-doj-investigators",
    agencyId: "doj",
    pathwayId: TERM,
    workRoleId: "IN-WRL-001",
    title: "Cybercrime Investigator",
    grade: "GS-13",
    positions: 3,
  }),
  announced(posted("2026-08-18"), {
    id: "announcement-omb-programs",
    agencyId: "omb",
    pathwayId: TERM,
    workRoleId: "OG-WRL-010",
    title: "Grant Program Manager",
    grade: "GS-14",
    positions: 1,
  }),
];

/** Announcements from which people were placed, by agency. */
export const COHORTS = {
  treasury: announced({ state: "CERTIFICATE_ISSUED", on: "2026-06-08" }, cohort("treasury", "PD-WRL-001", 18)),
  cisa: announced({ state: "CERTIFICATE_ISSUED", on: "2026-06-05" }, cohort("cisa", "PD-WRL-003", 24)),
  opm: announced({ state: "CERTIFICATE_ISSUED", on: "2026-06-15" }, cohort("opm", "OG-WRL-002", 8)),
  doj: announced({ state: "CERTIFICATE_ISSUED", on: "2026-06-22" }, cohort("doj", "IN-WRL-002", 6)),
} as const;

function cohort(agencyId: string, workRoleId: string, positions: number): Opening {
  return {
    id: `announcement-${agencyId}-cohort`,
    agencyId,
    pathwayId: workRoleId === "PD-WRL-003" ? TALENT_MANAGEMENT : SCHOLARSHIP,
    workRoleId,
    title: "First cohort under the order",
    grade: "GS-11",
    positions,
  };
}

export const toldAnnouncements: readonly DemonstrationAnnouncement[] = [
  ...VULNERABILITY_ANALYSTS,
  ...OTHERS,
  ...Object.values(COHORTS),
];
