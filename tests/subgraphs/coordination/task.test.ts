import { DEMONSTRATION_TASKS } from "../../../subgraphs/kit/demonstration/tasks";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { walkPages } from "../../fixture/walk-pages";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const OWNER_TYPES = { treasury: "TreasuryTask", nsa: "NsaTask", cisa: "CisaTask", opm: "OpmTask", doj: "DojTask" };
const ALL = DEMONSTRATION_TASKS.map(({ id }) => id).sort();

async function idsOf(filter: string): Promise<string[]> {
  const { data, errors } = await subgraph.ask(
    `{ tasks(filter: { ${filter} }, orderBy: { field: ID }) { nodes { id } } }`,
  );
  expect(errors).toBeUndefined();
  return data.tasks.nodes.map((node: { id: string }) => node.id);
}

describe("tasks", () => {
  it("hydrate to the type of the agency that owns each", async () => {
    const { data } = await subgraph.ask(
      `{ tasks(first: 100) { totalCount asOf nodes { __typename id agency { id } obligation { id } } } }`,
    );
    expect(data.tasks.totalCount).toBe(DEMONSTRATION_TASKS.length);
    expect(data.tasks.asOf).toBe("2026-09-01T12:00:00.000Z");
    const expected = DEMONSTRATION_TASKS.map((task) => ({
      __typename: OWNER_TYPES[task.agencyId],
      id: task.id,
      agency: { id: task.agencyId },
      obligation: { id: task.obligationId },
    }));
    expect(data.tasks.nodes).toEqual(expect.arrayContaining(expected));
    expect(data.tasks.nodes).toHaveLength(expected.length);
  });

  it("order by due day, standing work last, in both directions", async () => {
    const dueOn = new Map(DEMONSTRATION_TASKS.map((task) => [task.id, task.dueOn]));
    const ascending = await walkPages(subgraph, { field: "tasks", first: 4 });
    const days = ascending.map((id) => dueOn.get(id) ?? "9999");
    expect(days).toEqual(days.toSorted());
    const args = ", orderBy: { field: DUE_ON, direction: DESC }";
    const descending = await walkPages(subgraph, { field: "tasks", first: 4, args });
    expect(descending.slice(-3).toSorted()).toEqual(["doj-3c-1", "doj-4-1", "doj-4-2"]);
    expect(ascending.toSorted()).toEqual(ALL);
    expect(descending.toSorted()).toEqual(ALL);
  });

  it.each([
    [`agencies: ["doj", "opm"]`, ["doj-3c-1", "doj-4-1", "doj-4-2", "opm-2f-1", "opm-2f-2"]],
    [`states: [BLOCKED, NOT_STARTED]`, ["cisa-2c-4", "cisa-3b-1"]],
    [`obligations: ["EO14409-2f"]`, ["opm-2f-1", "opm-2f-2"]],
    [`overdue: true`, ["cisa-2c-2", "cisa-2c-4", "cisa-3b-1", "nsa-3b-1", "opm-2f-2", "treasury-2d-2"]],
    [`waiting: true`, ["cisa-2c-4", "cisa-3b-1"]],
    [`dueBefore: "2026-06-23"`, ["nsa-2a-1", "treasury-2d-1"]],
    [`dueFrom: "2026-08-01", agencies: ["cisa"]`, ["cisa-3a-1", "cisa-3b-1"]],
    [`search: "rural hospitals"`, ["cisa-2c-4"]],
    [`ids: ["opm-2f-1"]`, ["opm-2f-1"]],
  ])("keep what fulfils { %s }", async (filter, expected) => {
    expect(await idsOf(filter)).toEqual(expected);
  });

  it("are found whole with agencies and dependencies in four statements, however many", async () => {
    const { data } = await subgraph.ask(`{ tasks(first: 100) { nodes { id agency { name }
      dependsOn { dependsOn { id agency { id } } } } } }`);
    expect(data.tasks.nodes).toHaveLength(DEMONSTRATION_TASKS.length);
    expect(subgraph.statements()).toBe(4);
  });
});

describe("Task.dependsOn", () => {
  it("leads across agencies, both ways", async () => {
    const { data } = await subgraph.ask(`{ task(id: "cisa-2c-4") {
      dependsOn { id task { id } dependsOn { __typename id dependents { task { id } } } provenance { source } } } }`);
    expect(data.task.dependsOn).toEqual([
      {
        id: "cisa-2c-4:nsa-3b-1",
        task: { id: "cisa-2c-4" },
        dependsOn: {
          __typename: "NsaTask",
          id: "nsa-3b-1",
          dependents: [{ task: { id: "cisa-2c-4" } }, { task: { id: "cisa-3b-1" } }],
        },
        provenance: { source: "demonstration" },
      },
      {
        id: "cisa-2c-4:treasury-2d-2",
        task: { id: "cisa-2c-4" },
        dependsOn: { __typename: "TreasuryTask", id: "treasury-2d-2", dependents: [{ task: { id: "cisa-2c-4" } }] },
        provenance: { source: "demonstration" },
      },
    ]);
  });
});

describe("_entities of tasks", () => {
  it("answers tasks of all agencies with their dependencies in two statements", async () => {
    const representations = Array.from({ length: 100 }, (_, index) => {
      const task = DEMONSTRATION_TASKS[index % DEMONSTRATION_TASKS.length];
      return { __typename: OWNER_TYPES[task?.agencyId ?? "nsa"], id: task?.id };
    });
    const parts = Object.values(OWNER_TYPES).map((type) => `... on ${type} { id dependsOn { id } }`);
    const { data, errors } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${parts.join(" ")} } }`,
      { representations },
    );
    expect(errors).toBeUndefined();
    expect(data._entities.map((entity: { id: string }) => entity.id)).toEqual(representations.map(({ id }) => id));
    expect(subgraph.statements()).toBe(2);
  });

  it("is null for a task of another agency", async () => {
    const { data, errors } = await subgraph.ask(
      `{ _entities(representations: [{ __typename: "CisaTask", id: "nsa-2a-1" }, { __typename: "NsaTask", id: "nsa-2a-1" }]) {
        __typename } }`,
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([null, { __typename: "NsaTask" }]);
  });
});
