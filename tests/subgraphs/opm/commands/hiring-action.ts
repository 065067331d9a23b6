/** Inputs of OPM's commands for tests, each lawful unless the test changes it. */
import { type Outcome, done } from "../../../fixture/give-command";
import type { TestSubgraph } from "../../../fixture/subgraph";

export const OFFICER = "opm-officer";
export const HIRING_OFFICER = "energy-officer";

/** The day of the commands in these tests. */
export const TODAY = "2026-10-05";

export const pathwayInput = {
  title: "Direct hire of threat analysts",
  kind: "DIRECT_HIRE",
  authority: "5 U.S.C. 3304(a)(3)",
  obligationId: "EO14409-2f",
  workRoleIds: ["PD-WRL-006", "PD-WRL-007"],
};

export const announcementInput = {
  agencyId: "energy",
  pathwayId: "pathway-direct-hire",
  workRoleId: "PD-WRL-006",
  title: "Threat Analyst",
  positions: 2,
  grade: "GS-13",
};

/** A command of an OPM officer that must not be refused. */
export async function officer(
  subgraph: TestSubgraph,
  command: string,
  input: object,
  select?: string,
): Promise<Outcome["record"]> {
  return done(subgraph, { as: OFFICER, command, input, ...(select === undefined ? {} : { select }) });
}

export async function newPathway(subgraph: TestSubgraph): Promise<Outcome["record"]> {
  return officer(subgraph, "proposePathway", pathwayInput);
}

/** The hiring agency's draft. */
export async function newAnnouncement(subgraph: TestSubgraph, input: object = {}): Promise<Outcome["record"]> {
  return done(subgraph, {
    as: HIRING_OFFICER,
    command: "draftAnnouncement",
    input: { ...announcementInput, ...input },
  });
}

/** An announcement whose certificate is issued. @returns its id */
export async function newCertificate(subgraph: TestSubgraph, input: object = {}): Promise<string> {
  const { id } = await newAnnouncement(subgraph, input);
  await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-10-19" });
  await officer(subgraph, "closeAnnouncement", { id, expectedVersion: 2 });
  await officer(subgraph, "issueCertificate", { id, expectedVersion: 3 });
  return id;
}

export async function newPlacement(subgraph: TestSubgraph, announcementId: string): Promise<Outcome["record"]> {
  return officer(subgraph, "recordPlacement", { announcementId });
}
