/** The cases of the told stories, one for each of their vulnerabilities, with the fixes that were submitted. */
import { MODELS, ORGANIZATIONS, VULNERABILITIES } from "../../kit/demonstration/world";
import {
  type VulnerabilityCaseState,
  vulnerabilityCaseLifecycle,
} from "../vulnerability-case/vulnerability-case.transitions";
import type { MadeUpCase } from "./case-rows";
import { dated } from "./timeline";

export type ToldCaseName = keyof typeof VULNERABILITIES;

export const toldCaseId = (name: ToldCaseName): string => `case-${VULNERABILITIES[name].toLowerCase()}`;

export const TOLD_CASES: readonly MadeUpCase[] = [
  told("knx", {
    reportedById: ORGANIZATIONS.halden,
    discoveredById: MODELS.forge.id,
    maintainerId: ORGANIZATIONS.brightGate,
    title: "KNX devices can be locked by anybody on the bus",
    summary: "Without a BCU key, an attacker on the bus sets one and locks the owner out.",
    priority: "LOW",
    timeline: on("DISTRIBUTING", ["06-20", "06-21", "06-24", "06-29", "07-17", "07-20"]),
  }),
  told("langflow", {
    reportedById: ORGANIZATIONS.acme,
    discoveredById: MODELS.sentinel.id,
    title: "Langflow runs functionality from an untrusted source",
    summary: "A flow loads code that its author does not control.",
    priority: "HIGH",
    timeline: on("REMEDIATING", ["07-06", "07-07", "07-09", "07-22"]),
  }),
  told("mlflow", {
    reportedById: ORGANIZATIONS.acme,
    discoveredById: MODELS.sentinel.id,
    title: "MLflow server fetches addresses that a caller names",
    summary: "A caller makes the tracking server send requests inside its network.",
    priority: "MEDIUM",
    timeline: on("VALIDATED", ["08-10", "08-12", "08-15"]),
  }),
  told("sonicWall", {
    reportedById: ORGANIZATIONS.northfieldGrid,
    maintainerId: ORGANIZATIONS.brightGate,
    title: "SMA1000 appliances forward requests of strangers",
    summary: "Seen while an intrusion at a utility was being cleared up.",
    priority: "CRITICAL",
    timeline: on("PATCH_READY", ["07-02", "07-03", "07-06", "07-10", "08-05"]),
  }),
  told("liteLlm", {
    reportedById: ORGANIZATIONS.lakeCounty,
    maintainerId: ORGANIZATIONS.openRelay,
    title: "LiteLLM runs commands from a request",
    summary: "A crafted request to the proxy runs commands on its host.",
    priority: "HIGH",
    timeline: on("DISTRIBUTING", ["06-05", "06-06", "06-09", "06-15", "07-01", "07-06"]),
  }),
  told("relayParser", {
    reportedById: ORGANIZATIONS.halden,
    discoveredById: MODELS.forge.id,
    maintainerId: ORGANIZATIONS.openRelay,
    title: "Relay's header parser writes past its buffer",
    summary: "A long folded header overwrites memory of the relay.",
    priority: "CRITICAL",
    timeline: on("CLOSED", ["06-08", "06-09", "06-11", "06-13", "07-10", "07-14", "08-20"]),
  }),
  told("gateLogin", {
    reportedById: ORGANIZATIONS.acme,
    discoveredById: MODELS.sentinel.id,
    maintainerId: ORGANIZATIONS.brightGate,
    title: "Gate accepts a session before the second factor",
    summary: "The session cookie is valid as soon as the password is.",
    priority: "CRITICAL",
    timeline: on("REMEDIATING", ["08-04", "08-05", "08-08", "08-14"]),
    embargoed: true,
  }),
];

type ToldCase = Omit<MadeUpCase, "id" | "vulnerabilityId" | "duplicateOfId"> & { readonly reportedById: string };

type Optional = "discoveredById" | "maintainerId" | "embargoed";

function told(name: ToldCaseName, one: Omit<ToldCase, Optional> & Partial<Pick<ToldCase, Optional>>): MadeUpCase {
  return {
    discoveredById: null,
    maintainerId: null,
    embargoed: false,
    ...one,
    id: toldCaseId(name),
    vulnerabilityId: VULNERABILITIES[name],
    duplicateOfId: null,
  };
}

/** Each step at two in the afternoon of a day of 2026. */
function on(state: VulnerabilityCaseState, days: readonly string[]): MadeUpCase["timeline"] {
  return dated(
    vulnerabilityCaseLifecycle,
    state,
    days.map((day) => `2026-${day}T14:00:00.000Z`),
  );
}
