import { loadAgency } from "../../../../cli/agencies";
import { taskLifecycle } from "../../../../subgraphs/kit/task/task.transitions";
import { done, give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { type Taken, type Walker, testLifecycle } from "../../../fixture/walk-lifecycle";

const OWNERS = [
  { agency: "treasury", type: "TreasuryTask", officer: "treasury-analyst" },
  { agency: "nsa", type: "NsaTask", officer: "nsa-officer" },
  { agency: "cisa", type: "CisaTask", officer: "cisa-analyst" },
  { agency: "opm", type: "OpmTask", officer: "opm-officer" },
  { agency: "doj", type: "DojTask", officer: "doj-prosecutor" },
] as const;

describe.each(OWNERS)("taskCommands of $agency", ({ agency, type, officer }) => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(loadAgency(agency), { clock: () => new Date("2026-10-05T12:00:00Z") });
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const plan = (dueOn: string | null): Promise<Walker> =>
    done(subgraph, {
      as: officer,
      command: `plan${type}`,
      input: { obligation: "EO14409-2f", title: "A task", dueOn },
    });

  const by =
    (action: string, input: object = {}) =>
    async ({ id, version }: Walker): Promise<Taken> => {
      const command = `${action}${type}`;
      const { record, error } = await give(subgraph, {
        as: officer,
        command,
        input: { id, expectedVersion: version, ...input },
      });
      return error ?? record;
    };

  testLifecycle({
    lifecycle: taskLifecycle,
    begin: () => plan(null),
    take: {
      start: by("start"),
      block: by("block", { waitsFor: "a decision" }),
      unblock: by("unblock"),
      deliver: by("deliver", { evidence: "A memorandum" }),
      supersede: by("supersede"),
    },
  });

  it("records a late delivery as late, on its own day", async () => {
    const planned = await plan("2026-10-01");
    const started = (await by("start")(planned)) as Walker;
    const record = await done(subgraph, {
      as: officer,
      command: `deliver${type}`,
      input: { id: started.id, expectedVersion: started.version, evidence: "A memorandum" },
      select: "deliveredOn deliveredLate evidence history { action }",
    });
    expect(record).toEqual({
      deliveredOn: "2026-10-05",
      deliveredLate: true,
      evidence: "A memorandum",
      history: ["plan", "start", "deliver"].map((action) => ({ action })),
    });
  });

  it("is for officers of the agency alone", async () => {
    const others = OWNERS.filter((owner) => owner.agency !== agency).map((owner) => owner.officer);
    for (const as of [...others, `REPRESENTATIVE@${agency}`, `AUDITOR@${agency}`]) {
      const input = { obligation: "EO14409-2f", title: "A task" };
      const { error } = await give(subgraph, { as, command: `plan${type}`, input });
      expect(error).toMatchObject({ code: "FORBIDDEN" });
    }
  });
});
