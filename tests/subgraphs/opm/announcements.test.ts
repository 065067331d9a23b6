import { opm } from "../../../subgraphs/opm/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { scale: 3 });
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

interface Row {
  readonly id: string;
  readonly closesOn: string | null;
}

async function readAll(orderBy: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const { data } = await subgraph.ask(
      `query ($after: String) { announcements(first: 7, after: $after, orderBy: ${orderBy}) {
        nodes { id closesOn } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    rows.push(...data.announcements.nodes);
    after = data.announcements.pageInfo.hasNextPage ? data.announcements.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}

describe("announcements", () => {
  it.each([
    ["ASC", (a: string, b: string) => a <= b],
    ["DESC", (a: string, b: string) => a >= b],
  ])("pages %s by closing day, each once, drafts without a day last", async (direction, inOrder) => {
    const rows = await readAll(`{ field: CLOSES_ON, direction: ${direction} }`);
    expect(rows).toHaveLength(17 + 36);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    const days = rows.map((row) => row.closesOn);
    const dated = days.filter((day) => day !== null);
    expect(days.slice(dated.length)).toEqual(Array.from({ length: 10 }, () => null));
    expect(dated.every((day, index) => index === 0 || inOrder(dated[index - 1] as string, day))).toBe(true);
  });

  it.each([
    ['{ agencies: ["treasury"] }', ["cohort", "responders", "analysts"]],
    ['{ agencies: ["treasury"], states: [POSTED] }', ["analysts"]],
    ['{ agencies: ["treasury"], recruiting: true }', ["responders", "analysts"]],
    ['{ agencies: ["treasury"], workRoles: ["PD-WRL-003"] }', ["responders"]],
    ['{ agencies: ["treasury"], pathways: ["pathway-direct-hire"] }', ["responders", "analysts"]],
    ['{ agencies: ["treasury"], postedFrom: "2026-08-03", postedBefore: "2026-08-24" }', ["responders"]],
    ['{ agencies: ["treasury"], closesFrom: "2026-08-18" }', ["analysts"]],
    ['{ agencies: ["treasury"], closesBefore: "2026-08-17" }', ["cohort"]],
    ['{ agencies: ["treasury"], search: "RESPONDER" }', ["responders"]],
    ['{ ids: ["announcement-treasury-cohort", "none"] }', ["cohort"]],
  ])("filters by %s", async (filter, names) => {
    const { data } = await subgraph.ask(`{ announcements(filter: ${filter}) { totalCount nodes { id } } }`);
    expect(data.announcements).toEqual({
      totalCount: names.length,
      nodes: names.map((name) => ({ id: `announcement-treasury-${name}` })),
    });
  });

  it("answers one with everything that hangs on it", async () => {
    const { data } = await subgraph.ask(`{ announcement(id: "announcement-hhs-analysts") {
      title grade positions state recruiting postedOn closesOn certificateIssuedOn version
      agency { id } pathway { id } workRole { title } provenance { source }
      history { action fromState toState at office basis } } }`);
    expect(data.announcement).toEqual({
      title: "Vulnerability Analyst",
      grade: "GS-13",
      positions: 2,
      state: "CLOSED",
      recruiting: true,
      postedOn: "2026-08-10",
      closesOn: "2026-08-24",
      certificateIssuedOn: null,
      version: 3,
      agency: { id: "hhs" },
      pathway: { id: "pathway-direct-hire" },
      workRole: { title: "Vulnerability Analysis" },
      provenance: { source: "demonstration" },
      history: [
        { action: "create", fromState: null, toState: "DRAFT", at: "2026-08-07T14:00:00.000Z" },
        { action: "post", fromState: "DRAFT", toState: "POSTED", at: "2026-08-10T14:00:00.000Z" },
        { action: "close", fromState: "POSTED", toState: "CLOSED", at: "2026-08-24T14:00:00.000Z" },
      ].map((entry) => ({ ...entry, office: "hhs", basis: "pathway-direct-hire" })),
    });
  });

  it("loads a hundred references with their pathway and role in three statements", async () => {
    const { data } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Announcement { id pathway { title } workRole { title } } } }`,
      {
        representations: Array.from({ length: 100 }, (_, index) => ({
          __typename: "Announcement",
          id: `announcement-${String(index + 1).padStart(6, "0")}`,
        })),
      },
    );
    expect(data._entities.filter((one: object | null) => one !== null)).toHaveLength(36);
    expect(subgraph.statements()).toBe(3);
  });

  it.each([
    ['after: "nonsense"', "`after` is not a cursor of this hub."],
    ["first: 1001", "`first` is 1001; it must be between 0 and 1000."],
    ["first: -1", "`first` is -1; it must be between 0 and 1000."],
  ])("refuses %s", async (argument, message) => {
    const { errors } = await subgraph.ask(`{ announcements(${argument}) { nodes { id } } }`);
    expect(errors?.[0]?.message).toBe(message);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", agency: "opm" });
  });

  it("refuses a cursor of another order", async () => {
    const { data } = await subgraph.ask("{ announcements(first: 1) { pageInfo { endCursor } } }");
    const { errors } = await subgraph.ask(
      "query ($after: String) { announcements(after: $after, orderBy: { field: TITLE }) { nodes { id } } }",
      { after: data.announcements.pageInfo.endCursor },
    );
    expect(errors?.[0]?.message).toContain("ordered by CLOSES_ON ASC, not by TITLE ASC");
  });
});

describe("hiringPathways", () => {
  it.each([
    ["{ states: [PROPOSED] }", ["pathway-fellowship"]],
    ["{ states: [CLOSED] }", ["pathway-term"]],
    ["{ kinds: [TERM] }", ["pathway-term"]],
    ['{ obligations: ["EO14409-3a"] }', ["pathway-fellowship"]],
    ['{ workRoles: ["PD-WRL-007"] }', ["pathway-direct-hire", "pathway-term", "pathway-talent-management"]],
    ['{ openedFrom: "2026-06-05" }', ["pathway-direct-hire", "pathway-scholarship-service"]],
    ['{ openedBefore: "2026-06-05", search: "civilian" }', ["pathway-talent-management"]],
    ['{ search: "3304(a)(3)", states: [OPEN], openedFrom: "2026-07-01" }', ["pathway-direct-hire"]],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(`{ hiringPathways(filter: ${filter}) { totalCount nodes { id } } }`);
    expect(data.hiringPathways).toEqual({ totalCount: ids.length, nodes: ids.map((id) => ({ id })) });
  });

  it("tells a pathway's way through its states on the days it names", async () => {
    const { data } = await subgraph.ask(`{ hiringPathway(id: "pathway-term") {
      state version closedOn history { action at } announcements(orderBy: { field: ID }) { nodes { id } } } }`);
    expect(data.hiringPathway).toEqual({
      state: "CLOSED",
      version: 4,
      closedOn: "2026-08-31",
      history: [
        { action: "create", at: "2026-06-02T14:00:00.000Z" },
        { action: "approve", at: "2026-06-03T14:00:00.000Z" },
        { action: "open", at: "2026-06-04T14:00:00.000Z" },
        { action: "close", at: "2026-08-31T14:00:00.000Z" },
      ],
      announcements: { nodes: [{ id: "announcement-doj-investigators" }, { id: "announcement-omb-programs" }] },
    });
  });
});

describe("opmTasks", () => {
  it("tells which task is late", async () => {
    const { data } = await subgraph.ask("{ opmTasks(filter: { overdue: true }) { nodes { id state dueOn } } }");
    expect(data.opmTasks.nodes).toEqual([{ id: "opm-2f-2", state: "IN_PROGRESS", dueOn: "2026-08-01" }]);
  });
});
