import { coordination } from "../../../subgraphs/coordination/subgraph";
import { DEMONSTRATION_TASKS, type DemonstrationTask } from "../../../subgraphs/kit/demonstration/tasks";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const FIVE = ["cisa", "doj", "nsa", "opm", "treasury"];

function counted(agency: string): Record<string, number> {
  const own = DEMONSTRATION_TASKS.filter(({ agencyId }) => agencyId === agency);
  const isOpen = ({ state }: DemonstrationTask): boolean => state !== "DELIVERED" && state !== "SUPERSEDED";
  const count = (holds: (task: DemonstrationTask) => boolean): number => own.filter(holds).length;
  return {
    open: count(isOpen),
    overdue: count((task) => isOpen(task) && task.dueOn !== null),
    blocked: count(({ state }) => state === "BLOCKED"),
    delivered: count(({ state }) => state === "DELIVERED"),
    deliveredLate: count(({ deliveredOn, dueOn }) => (deliveredOn ?? "") > (dueOn ?? "9999")),
    superseded: 0,
  };
}

describe("Agency.taskSummary", () => {
  it("counts what each agency has to do and has done, in one statement for all", async () => {
    const { data, errors } = await subgraph.ask(
      `{ agencies(filter: { ids: ${JSON.stringify(FIVE)} }, orderBy: { field: ID }) {
        nodes { id taskSummary { open overdue blocked delivered deliveredLate superseded asOf } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.agencies.nodes).toEqual(
      FIVE.map((id) => ({ id, taskSummary: { ...counted(id), asOf: "2026-09-01T12:00:00.000Z" } })),
    );
    expect(subgraph.statements()).toBe(2);
  });

  it("tells of late deliveries", async () => {
    const { data } = await subgraph.ask(
      `{ agency(id: "nsa") { taskSummary { open overdue delivered deliveredLate } } }`,
    );
    expect(data.agency.taskSummary).toEqual({ open: 1, overdue: 1, delivered: 4, deliveredLate: 1 });
  });

  it("is empty, without an instant, for agencies that own no tasks", async () => {
    const { data } = await subgraph.ask(`{ agency(id: "energy") { taskSummary { open delivered asOf } } }`);
    expect(data.agency.taskSummary).toEqual({ open: 0, delivered: 0, asOf: null });
  });
});
