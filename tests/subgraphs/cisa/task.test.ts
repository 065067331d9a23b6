import { cisa } from "../../../subgraphs/cisa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

describe("cisaTasks", () => {
  it("lists the overdue tasks, the earliest due first", async () => {
    const { data } = await subgraph.ask(`{ cisaTasks(filter: { overdue: true }) { totalCount nodes {
      id title state dueOn overdue deliveredLate blockedBy } } }`);
    expect(data.cisaTasks).toEqual({
      totalCount: 3,
      nodes: [
        ["cisa-2c-2", "Answer the agencies' questions on asset clocks", "IN_PROGRESS", "2026-07-02", null],
        [
          "cisa-2c-4",
          "Open tool access for rural hospitals and utilities",
          "BLOCKED",
          "2026-07-02",
          "treasury-2d-2, nsa-3b-1",
        ],
        ["cisa-3b-1", "Name partners that defend critical infrastructure", "NOT_STARTED", "2026-08-01", null],
      ].map(([id, title, state, dueOn, blockedBy]) => ({
        id,
        title,
        state,
        dueOn,
        blockedBy,
        overdue: true,
        deliveredLate: false,
      })),
    });
  });

  it("tells the history of a delivered task", async () => {
    const { data } = await subgraph.ask(`{ cisaTask(id: "cisa-2c-1") { state deliveredOn evidence
      history { action toState } } }`);
    expect(data.cisaTask).toEqual({
      state: "DELIVERED",
      deliveredOn: "2026-06-10",
      evidence: "Record of delivery cisa-2c-1",
      history: [
        { action: "create", toState: "NOT_STARTED" },
        { action: "start", toState: "IN_PROGRESS" },
        { action: "deliver", toState: "DELIVERED" },
      ],
    });
  });
});
