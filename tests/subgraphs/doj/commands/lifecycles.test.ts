import { connect } from "../../../../cli/postgres/connect";
import { investigationLifecycle } from "../../../../subgraphs/doj/investigation/investigation.transitions";
import { prosecutionLifecycle } from "../../../../subgraphs/doj/prosecution/prosecution.transitions";
import { referralLifecycle } from "../../../../subgraphs/doj/referral/referral.transitions";
import { doj } from "../../../../subgraphs/doj/subgraph";
import { taskLifecycle } from "../../../../subgraphs/kit/task/task.transitions";
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

let tasks = 0;

async function newTask(): Promise<Walker> {
  const id = `walked-task-${(tasks += 1)}`;
  await using owner = await connect(subgraph.ownerUrl);
  await owner.query(
    `INSERT INTO task (id, obligation_id, title, provenance_source, provenance_as_of)
     VALUES ($1, 'EO14409-4', 'A task', 'test', now())`,
    [id],
  );
  return { id, version: 1, state: taskLifecycle.initial };
}

describe("a task of DOJ", () => {
  testLifecycle({
    lifecycle: taskLifecycle,
    begin: newTask,
    take: {
      start: by("startDojTask"),
      block: by("blockDojTask", { waitsFor: "a decision" }),
      unblock: by("unblockDojTask"),
      deliver: by("deliverDojTask", { evidence: "A memorandum" }),
      supersede: by("supersedeDojTask"),
    },
  });
});
