/**
 * The matters of the told stories. Four referrals: two by CISA, one by Treasury, one by NSA. Three prosecutions
 * charge 18 U.S.C. 1030, two of them with AI agents. One matter is sealed: its investigation and prosecution
 * name records that otherwise have neither, so that a leak shows.
 */
import { DIRECTIVES, MODELS, ORGANIZATIONS, VULNERABILITIES } from "../../kit/demonstration/world";
import type { Matter } from "./matter";

export const TOLD_MATTERS: readonly Matter[] = [
  {
    districtId: "nysd",
    vulnerabilityIds: [VULNERABILITIES.knx],
    organizationIds: [ORGANIZATIONS.juniperFalls],
    sealed: false,
    referral: {
      id: "referral-cisa-1",
      agencyId: "cisa",
      summary: "Building controls of a rural hospital were locked through an exposed KNX installation.",
      state: "ACCEPTED",
      receivedOn: "2026-07-21",
      daysToDecision: 2,
    },
    investigation: {
      id: "investigation-nysd-1",
      title: "Locked building controls at a rural hospital",
      state: "CHARGED",
      openedOn: "2026-07-23",
      daysToConclusion: 20,
    },
    prosecution: {
      id: "nysd-26-cr-00411",
      docket: "1:26-cr-00411",
      caption: "United States v. Defendant A",
      state: "CHARGED",
      filedOn: "2026-08-12",
      daysPerStep: 14,
      usesAiAgents: true,
      modelIds: [MODELS.forge.id],
      directiveIds: [DIRECTIVES.bod2604],
      charges: [
        {
          statuteId: "18-usc-1030",
          allegation: "Damage to protected computers of a hospital by agents acting without supervision.",
          offenceOn: "2026-07-18",
        },
        {
          statuteId: "18-usc-1343",
          allegation: "Wire fraud by demanding payment for the release of the controls.",
          offenceOn: "2026-07-19",
        },
      ],
    },
  },
  {
    districtId: "cand",
    vulnerabilityIds: [VULNERABILITIES.langflow],
    organizationIds: [ORGANIZATIONS.brightGate],
    sealed: false,
    referral: {
      id: "referral-treasury-1",
      agencyId: "treasury",
      summary: "Payment credentials were taken from workflow servers by automated agents.",
      state: "ACCEPTED",
      receivedOn: "2026-07-28",
      daysToDecision: 1,
    },
    investigation: {
      id: "investigation-cand-1",
      title: "Credentials taken from workflow servers",
      state: "CHARGED",
      openedOn: "2026-07-29",
      daysToConclusion: 21,
    },
    prosecution: {
      id: "cand-26-cr-00287",
      docket: "3:26-cr-00287",
      caption: "United States v. Defendants B and C",
      state: "CHARGED",
      filedOn: "2026-08-19",
      daysPerStep: 14,
      usesAiAgents: true,
      modelIds: [],
      directiveIds: [DIRECTIVES.bod2604],
      charges: [
        {
          statuteId: "18-usc-1030",
          allegation: "Unauthorized access to protected computers to obtain credentials.",
          offenceOn: "2026-07-24",
        },
        {
          statuteId: "18-usc-1028",
          allegation: "Transfer of means of identification taken from the servers.",
          offenceOn: "2026-07-25",
        },
        { statuteId: "18-usc-371", allegation: "Conspiracy to commit these offences.", offenceOn: "2026-07-22" },
      ],
    },
  },
  {
    districtId: "txsd",
    vulnerabilityIds: [VULNERABILITIES.sonicWall],
    organizationIds: [ORGANIZATIONS.lakeCounty],
    sealed: false,
    referral: {
      id: "referral-cisa-2",
      agencyId: "cisa",
      summary: "A county's remote access was used to spread ransomware.",
      state: "ACCEPTED",
      receivedOn: "2026-07-20",
      daysToDecision: 3,
    },
    investigation: {
      id: "investigation-txsd-1",
      title: "Ransomware through a county's remote access",
      state: "CHARGED",
      openedOn: "2026-07-23",
      daysToConclusion: 13,
    },
    prosecution: {
      id: "txsd-26-cr-00133",
      docket: "4:26-cr-00133",
      caption: "United States v. Defendant D",
      state: "PLEA",
      filedOn: "2026-08-05",
      daysPerStep: 20,
      usesAiAgents: false,
      modelIds: [],
      directiveIds: [],
      charges: [
        {
          statuteId: "18-usc-1030",
          allegation: "Damage to protected computers of a county by ransomware.",
          offenceOn: "2026-07-16",
        },
      ],
    },
  },
  {
    districtId: "vaed",
    vulnerabilityIds: [VULNERABILITIES.liteLlm],
    organizationIds: [ORGANIZATIONS.mesaWater],
    sealed: true,
    referral: {
      id: "referral-nsa-1",
      agencyId: "nsa",
      summary: "Early access that a water district was given to a model was used from outside it.",
      state: "ACCEPTED",
      receivedOn: "2026-08-17",
      daysToDecision: 2,
    },
    investigation: {
      id: "investigation-vaed-1",
      title: "Early access used from outside",
      state: "CHARGED",
      openedOn: "2026-08-19",
      daysToConclusion: 7,
    },
    prosecution: {
      id: "vaed-26-cr-00098",
      docket: "1:26-cr-00098",
      caption: "United States v. Sealed Defendant",
      state: "CHARGED",
      filedOn: "2026-08-26",
      daysPerStep: 14,
      usesAiAgents: true,
      modelIds: [MODELS.scout.id],
      directiveIds: [DIRECTIVES.bod2501],
      charges: [
        {
          statuteId: "18-usc-1030",
          allegation: "Exceeding authorized access to a model under evaluation.",
          offenceOn: "2026-08-14",
        },
      ],
    },
  },
];
