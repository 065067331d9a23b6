import { eventually } from "../../fixture/eventually";
import { type Teller, type Told, at } from "./teller";

const OBLIGATION = "EO14409-2f";
const OPM = "opm-officer";
const CISA = "cisa-analyst";

/** An obligation, from its start through a blocked dependency to late delivery. */
export function tellObligation(tell: Teller): void {
  let pathway: Told;
  let roles: Told;

  async function inIndex(id: string, state: string): Promise<void> {
    const document = `query ($id: ID!, $state: TaskState!) {
      tasks(filter: { ids: [$id], states: [$state] }) { totalCount }
    }`;
    await eventually(async () => {
      const { tasks } = await tell.ask(document, { id, state });
      if (tasks.totalCount !== 1) throw new Error(`The index does not know that ${id} is ${state}.`);
    });
  }

  it("OPM plans a task for its obligation, CISA one that OPM will need", async () => {
    pathway = await tell.by(OPM, "planOpmTask", {
      obligation: OBLIGATION,
      title: "Open a pathway for incident responders",
      dueOn: tell.inDays(10).slice(0, 10),
    });
    roles = await tell.by(CISA, "planCisaTask", {
      obligation: OBLIGATION,
      title: "Say which work roles responders have",
      dueOn: tell.inDays(5).slice(0, 10),
    });
    await inIndex(pathway.id, "NOT_STARTED");
    await inIndex(roles.id, "NOT_STARTED");
  });

  it("OPM's task waits for CISA's, and never the other way round as well", async () => {
    await tell.by(OPM, "addTaskDependency", { task: pathway.id, dependsOn: roles.id });
    const circle = { task: roles.id, dependsOn: pathway.id };
    expect(await tell.refused(CISA, "addTaskDependency", circle)).toMatchObject({ code: "RULE_VIOLATED" });
  });

  it("OPM starts, and is blocked", async () => {
    pathway = await tell.by(OPM, "startOpmTask", at(pathway));
    pathway = await tell.by(OPM, "blockOpmTask", { ...at(pathway), waitsFor: "CISA's work roles" }, "state");
    await inIndex(pathway.id, "BLOCKED");
    const { obligationOutlook } = await tell.ask(
      `query ($id: ID!) { obligationOutlook(obligations: [$id]) { tasksBlocked criticalPath { id } } }`,
      { id: OBLIGATION },
    );
    expect(obligationOutlook).toEqual([{ tasksBlocked: 1, criticalPath: [{ id: roles.id }, { id: pathway.id }] }]);
  });

  it("CISA delivers a week late, which is recorded as late", async () => {
    roles = await tell.by(CISA, "startCisaTask", at(roles));
    tell.pass(12);
    roles = await tell.by(CISA, "deliverCisaTask", { ...at(roles), evidence: "Guidance note 7" }, "state deliveredOn");
    expect(roles).toMatchObject({ state: "DELIVERED", deliveredOn: tell.inDays(0).slice(0, 10) });
    await inIndex(roles.id, "DELIVERED");
  });

  it("OPM goes on and delivers late as well; who asks sees both agencies' work and its history", async () => {
    pathway = await tell.by(OPM, "unblockOpmTask", at(pathway));
    pathway = await tell.by(OPM, "deliverOpmTask", { ...at(pathway), evidence: "Announcement 26-114" });
    await inIndex(pathway.id, "DELIVERED");
    const { task } = await tell.ask(
      `query ($id: ID!) { task(id: $id) {
        title state deliveredLate overdue agency { acronym } obligation { section }
        dependsOn { dependsOn { title deliveredLate agency { acronym } } }
        ... on OpmTask { history { action } }
      } }`,
      { id: pathway.id },
    );
    expect(task).toEqual({
      title: "Open a pathway for incident responders",
      state: "DELIVERED",
      deliveredLate: true,
      overdue: false,
      agency: { acronym: "OPM" },
      obligation: { section: "2(f)" },
      dependsOn: [
        {
          dependsOn: {
            title: "Say which work roles responders have",
            deliveredLate: true,
            agency: { acronym: "CISA" },
          },
        },
      ],
      history: ["plan", "start", "block", "unblock", "deliver"].map((action) => ({ action })),
    });
  });
}
