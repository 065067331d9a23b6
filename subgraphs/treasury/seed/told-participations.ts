/**
 * Participations of the told stories. Cedar Valley was never invited, Prairie View has not answered, First Harbor
 * left; patches reach all three.
 */
import { ORGANIZATIONS } from "../../kit/demonstration/world";
import { type ParticipationState, participationLifecycle } from "../participation/participation.transitions";
import type { MadeUpParticipation } from "./participation-rows";
import { dated } from "./timeline";

export const TOLD_PARTICIPATIONS: readonly MadeUpParticipation[] = [
  { organizationId: ORGANIZATIONS.acme, roles: ["REPORTER", "SCANNER"], timeline: on("ACTIVE", ["06-04", "06-05"]) },
  { organizationId: ORGANIZATIONS.halden, roles: ["REPORTER", "SCANNER"], timeline: on("ACTIVE", ["06-04", "06-06"]) },
  { organizationId: ORGANIZATIONS.meridian, roles: [], timeline: on("INVITED", ["06-04"]) },
  { organizationId: ORGANIZATIONS.juniperFalls, roles: ["REPORTER"], timeline: on("ACTIVE", ["06-10", "06-22"]) },
  { organizationId: ORGANIZATIONS.prairieView, roles: [], timeline: on("INVITED", ["06-10"]) },
  {
    organizationId: ORGANIZATIONS.firstHarbor,
    roles: ["REPORTER", "SCANNER"],
    timeline: on("WITHDRAWN", ["06-10", "06-15", "08-10"]),
  },
  { organizationId: ORGANIZATIONS.mesaWater, roles: ["REPORTER"], timeline: on("ACTIVE", ["06-11", "06-18"]) },
  { organizationId: ORGANIZATIONS.northfieldGrid, roles: ["REPORTER"], timeline: on("ACTIVE", ["06-11", "06-16"]) },
  { organizationId: ORGANIZATIONS.openRelay, roles: ["MAINTAINER"], timeline: on("ACTIVE", ["06-03", "06-04"]) },
  {
    organizationId: ORGANIZATIONS.brightGate,
    roles: ["REPORTER", "MAINTAINER"],
    timeline: on("ACTIVE", ["06-03", "06-08"]),
  },
  {
    organizationId: ORGANIZATIONS.lakeCounty,
    roles: ["REPORTER", "SCANNER"],
    timeline: on("ACTIVE", ["06-03", "06-04"]),
  },
];

function on(state: ParticipationState, days: readonly string[]): MadeUpParticipation["timeline"] {
  return dated(
    participationLifecycle,
    state,
    days.map((day) => `2026-${day}T16:00:00.000Z`),
  );
}
