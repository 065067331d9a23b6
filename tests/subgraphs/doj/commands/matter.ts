/** Inputs of DOJ's commands for tests, each lawful unless the test changes it. */
import { type Outcome, done, give } from "../../../fixture/give-command";
import type { TestSubgraph } from "../../../fixture/subgraph";

export const PROSECUTOR = "doj-prosecutor";

/** The day of the commands in these tests. */
export const TODAY = "2026-10-05";

let dockets = 0;

/** A docket that no other test uses. */
const newDocket = (): string => `9:26-cr-${String((dockets += 1)).padStart(5, "0")}`;

export const CHARGE = {
  statuteId: "18-usc-1030",
  allegation: "Access to a hospital's computers.",
  offenceOn: "2026-09-14",
};

export const chargesInput = () => ({
  docket: newDocket(),
  caption: "United States v. Defendant E",
  districtId: "nysd",
  charges: [CHARGE],
  usesAiAgents: true,
  sealed: false,
});

export const investigationInput = {
  title: "Access to a hospital's computers",
  districtId: "nysd",
  sealed: false,
};

/** Somebody's referral, open. */
export async function newReferral(subgraph: TestSubgraph, input: object = {}): Promise<Outcome["record"]> {
  return done(subgraph, {
    as: "energy-officer",
    command: "refer",
    input: { summary: "Somebody used a service account that is not theirs.", ...input },
  });
}

export async function acceptedReferral(subgraph: TestSubgraph): Promise<Outcome["record"]> {
  const { id, version } = await newReferral(subgraph);
  return prosecute(subgraph, "acceptReferral", { id, expectedVersion: version });
}

/** A command of a prosecutor that must not be refused. */
export async function prosecute(
  subgraph: TestSubgraph,
  command: string,
  input: object,
  select?: string,
): Promise<Outcome["record"]> {
  return done(subgraph, { as: PROSECUTOR, command, input, ...(select === undefined ? {} : { select }) });
}

export async function newInvestigation(subgraph: TestSubgraph, input: object = {}): Promise<Outcome["record"]> {
  return prosecute(subgraph, "openInvestigation", { ...investigationInput, ...input });
}

export async function newProsecution(subgraph: TestSubgraph, input: object = {}): Promise<Outcome["record"]> {
  return prosecute(subgraph, "fileCharges", { ...chargesInput(), ...input });
}

/** What a prosecutor's filing comes to. */
export async function fileCharges(subgraph: TestSubgraph, input: object): Promise<Outcome> {
  return give(subgraph, { as: PROSECUTOR, command: "fileCharges", input: { ...chargesInput(), ...input } });
}
