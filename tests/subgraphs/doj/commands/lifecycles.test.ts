import { investigationLifecycle } from "../../../../subgraphs/doj/investigation/investigation.transitions";
import { prosecutionLifecycle } from "../../../../subgraphs/doj/prosecution/prosecution.transitions";
import { referralLifecycle } from "../../../../subgraphs/doj/referral/referral.transitions";
import { doj } from "../../../../subgraphs/doj/subgraph";
import { give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { type Taken, type Walker, testLifecycle } from "../../../fixture/walk-lifecycle";
import { PROSECUTOR, TODAY, fileCharges, newInvestigation, newProsecution, newReferral } from "./matter";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const by =
  (command: string, input: object = {}, as = PROSECUTOR) =>
  async ({ id, version }: Walker): Promise<Taken> => {
    const { record, error } = await give(subgraph, { as, command, input: { id, expectedVersion: version, ...input } });
    return error ?? record;
  };

describe("a referral", () => {
  testLifecycle({
    lifecycle: referralLifecycle,
    begin: () => newReferral(subgraph),
    take: { accept: by("acceptReferral"), decline: by("declineReferral", { reason: "No federal offence." }) },
  });
});

async function chargeFrom({ id }: Walker): Promise<Taken> {
  const { error } = await fileCharges(subgraph, { investigationId: id });
  if (error !== undefined) return error;
  const { data } = await subgraph.ask("query ($id: ID!) { investigation(id: $id) { id version state } }", { id });
  return data.investigation;
}

describe("an investigation", () => {
  testLifecycle({
    lifecycle: investigationLifecycle,
    begin: () => newInvestigation(subgraph),
    take: { charge: chargeFrom, close: by("closeInvestigation") },
  });
});

describe("a prosecution", () => {
  testLifecycle({
    lifecycle: prosecutionLifecycle,
    begin: () => newProsecution(subgraph),
    take: {
      plead: by("enterPlea"),
      try: by("goToTrial"),
      convict: by("recordDisposition", { outcome: "CONVICTED" }),
      acquit: by("recordDisposition", { outcome: "ACQUITTED" }),
      dismiss: by("recordDisposition", { outcome: "DISMISSED" }),
      sentence: by("recordSentence"),
    },
  });
});
