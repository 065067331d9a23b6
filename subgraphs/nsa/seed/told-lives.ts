/**
 * The models of the told stories: two that are covered, with early access and trusted partners, and one that is
 * not and that its developer released.
 */
import { MODELS, ORGANIZATIONS, VULNERABILITIES } from "../../kit/demonstration/world";
import type { ConsultationView } from "../consultation/consultation-view";
import { DEFAULT_CONSULTEES } from "../coverage-inquiry/consultees";
import { DAY_MS, instant, isoInstant } from "./instant";
import type { InquiryLife, ModelLife, PartnershipLife, RunLife, ViewLife } from "./model-life";

/** Instants of 2026, at noon UTC where no hour is given: `08-05`, `08-05T18`. */
const on = (day: string): string => `2026-${day.includes("T") ? day : `${day}T12`}:00:00Z`;

/** Each consultee's view, one a day from the given one. */
const views = (firstDay: string, given: readonly ConsultationView[]): ViewLife[] =>
  DEFAULT_CONSULTEES.map((agencyId, index) => ({
    agencyId,
    view: given[index] ?? "NO_VIEW",
    at: isoInstant(instant(on(firstDay)) + index * DAY_MS),
  }));

const run = (suite: string, day: number, [solvedCount, scenarioCount]: readonly [number, number]): RunLife => ({
  suite,
  scenarioCount,
  solvedCount,
  startedAt: on(`07-${day}T08`),
  finishedAt: on(`07-${day}T20`),
  markingLevel: suite === "network-operations" ? "TOP_SECRET" : "SECRET",
});

const withdrawn: InquiryLife = {
  submittedAt: on("06-15"),
  consultingFrom: null,
  views: [],
  determined: null,
  withdrawnAt: on("06-18"),
};

const active = (partnerId: string, purpose: string, [proposed, developer, government]: readonly string[]) =>
  ({
    partnerId,
    purpose,
    proposedAt: on(proposed ?? ""),
    developerAgreedAt: on(developer ?? ""),
    governmentAgreedAt: on(government ?? ""),
    endedAt: null,
  }) satisfies PartnershipLife;

const SENTINEL: ModelLife = {
  ...MODELS.sentinel,
  name: "Sentinel 2",
  purpose: "Finds and explains flaws in web applications and machine-learning services.",
  registeredAt: on("06-10"),
  plannedReleaseAt: on("09-05"),
  releasedAt: null,
  foundIds: [VULNERABILITIES.langflow, VULNERABILITIES.mlflow, VULNERABILITIES.gateLogin],
  runs: [run("source-review", 30, [212, 240]), run("network-operations", 30, [61, 90])],
  inquiries: [
    withdrawn,
    {
      submittedAt: on("06-22"),
      consultingFrom: on("06-25"),
      views: views("07-06", ["COVERED", "COVERED", "NO_VIEW", "COVERED"]),
      determined: { at: on("07-31"), outcome: "COVERED" },
      withdrawnAt: null,
    },
  ],
  windows: [
    {
      receivingAgencyId: "nsa",
      offeredAt: on("08-01"),
      acceptedAt: on("08-03"),
      openedAt: on("08-05"),
      closedAt: null,
      withdrawnAt: null,
      opensAt: on("08-05"),
      closesAt: on("09-04"),
      plannedReleaseAt: on("09-05"),
      attestedAt: [on("08-03T15"), on("08-03T16"), on("08-04T09"), on("08-04T10"), on("08-04T11")],
    },
  ],
  partnerships: [
    active(ORGANIZATIONS.firstHarbor, "Review of the bank's own payment services.", ["08-06", "08-06T15", "08-10"]),
  ],
};

const FORGE: ModelLife = {
  ...MODELS.forge,
  name: "Forge 1",
  purpose: "Finds flaws in embedded and network protocols and writes the fixes.",
  registeredAt: on("06-03"),
  plannedReleaseAt: on("09-06"),
  releasedAt: null,
  foundIds: [VULNERABILITIES.knx, VULNERABILITIES.relayParser],
  runs: [run("source-review", 30, [198, 240]), run("network-operations", 31, [74, 90])],
  inquiries: [
    {
      submittedAt: on("06-24"),
      consultingFrom: on("06-26"),
      views: views("07-13", ["COVERED", "NOT_COVERED", "COVERED", "COVERED"]),
      determined: { at: on("08-04"), outcome: "COVERED" },
      withdrawnAt: null,
    },
  ],
  windows: [
    {
      receivingAgencyId: "cisa",
      offeredAt: on("08-18"),
      acceptedAt: on("08-21"),
      openedAt: null,
      closedAt: null,
      withdrawnAt: null,
      opensAt: on("09-02"),
      closesAt: on("09-06"),
      plannedReleaseAt: on("09-06"),
      attestedAt: [on("08-25"), on("08-26"), on("08-27")],
    },
  ],
  partnerships: [
    active(ORGANIZATIONS.mesaWater, "Review of the district's pump controllers.", ["08-10", "08-14", "08-12"]),
    active(ORGANIZATIONS.northfieldGrid, "Review of substation gateways.", ["08-10T13", "08-11", "08-13"]),
  ],
};

const SCOUT: ModelLife = {
  ...MODELS.scout,
  name: "Scout 3",
  purpose: "Answers questions about a company's own documents.",
  registeredAt: on("07-01"),
  plannedReleaseAt: on("08-31"),
  releasedAt: on("08-20"),
  foundIds: [],
  runs: [run("source-review", 31, [37, 240])],
  inquiries: [
    {
      submittedAt: on("07-02"),
      consultingFrom: on("07-03"),
      views: views("07-20", ["NOT_COVERED", "NOT_COVERED", "NO_VIEW", "NOT_COVERED"]),
      determined: { at: on("08-01"), outcome: "NOT_COVERED" },
      withdrawnAt: null,
    },
    {
      submittedAt: on("08-03"),
      consultingFrom: on("08-04"),
      views: views("08-05", ["NOT_COVERED", "NO_VIEW", "NO_VIEW", "NOT_COVERED"]),
      determined: { at: on("08-10"), outcome: "NOT_COVERED" },
      withdrawnAt: null,
    },
  ],
  windows: [
    {
      receivingAgencyId: "nsa",
      offeredAt: on("08-03"),
      acceptedAt: on("08-04"),
      openedAt: on("08-06"),
      closedAt: on("08-20"),
      withdrawnAt: null,
      opensAt: on("08-06"),
      closesAt: on("08-31"),
      plannedReleaseAt: on("08-31"),
      attestedAt: [on("08-04T15"), on("08-04T16"), on("08-05T09"), on("08-05T10"), on("08-05T11")],
    },
  ],
  partnerships: [
    {
      partnerId: ORGANIZATIONS.lakeCounty,
      purpose: "Answers about the county's own regulations.",
      proposedAt: on("08-11"),
      developerAgreedAt: on("08-12"),
      governmentAgreedAt: null,
      endedAt: null,
    },
  ],
};

export const TOLD_LIVES: readonly ModelLife[] = [SENTINEL, FORGE, SCOUT];
