import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { BOUND_AGENCIES } from "../../../../subgraphs/cisa/compliance/binding";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { walkPages } from "../../../fixture/walk-pages";

const ENTITIES = "query ($r: [_Any!]!) { _entities(representations: $r)";
const DUTIES = ["BOD-26-04", "BOD-25-01", "ED-26-03", "BOD-26-02"];

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const agencies = (ids: readonly string[]) => ({ r: ids.map((id) => ({ __typename: "Agency", id })) });

describe("Agency.compliance", () => {
  it("tells what the lead agencies are late with", async () => {
    const { data } = await subgraph.ask(
      `${ENTITIES} { ... on Agency { id compliance(filter: { late: true }) { totalCount nodes { id state } } } } }`,
      agencies(["treasury", "opm", "cisa", "doj", "nsa", "war"]),
    );
    expect(
      data._entities.map((agency: { id: string; compliance: { nodes: { id: string; state: string }[] } }) => [
        agency.id,
        ...agency.compliance.nodes.map(({ id, state }) => `${id} ${state}`),
      ]),
    ).toEqual([
      ["treasury", "BOD-26-02-treasury REPORTED", "BOD-26-04-treasury IN_PROGRESS"],
      ["opm", "BOD-26-04-opm NOT_STARTED"],
      ["cisa", "BOD-26-02-cisa RETURNED"],
      ["doj", "ED-26-03-doj VERIFIED"],
      ["nsa"],
      ["war"],
    ]);
  });

  it("costs at most three statements for 100 agencies with lists, directives and counts", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => BOUND_AGENCIES[index]?.id ?? `unknown-${index}`);
    const answer = await subgraph.ask(
      `${ENTITIES} { ... on Agency { id compliance(first: 3) { totalCount nodes { directive { id number } } } } } }`,
      agencies(ids),
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities).toHaveLength(100);
    expect(answer.data._entities[0].compliance).toMatchObject({ totalCount: 4, nodes: [{}, {}, {}] });
    expect(answer.data._entities[99].compliance).toEqual({ totalCount: 0, nodes: [] });
    expect(subgraph.statements()).toBe(3);
  });
});

describe("complianceItem", () => {
  it("tells a returned report, with the agency's name as CISA knows it", async () => {
    const { data } = await subgraph.ask(`{ complianceItem(id: "BOD-26-02-cisa") {
      subject state dueOn reportedOn verifiedOn returnReason closedOn late
      agency { id name acronym } directive { __typename id } history { at action fromState toState office }
      provenance { source } } }`);
    expect(data.complianceItem).toEqual({
      subject: "Inventory of end-of-support edge devices",
      state: "RETURNED",
      dueOn: "2026-07-31",
      reportedOn: "2026-07-29",
      verifiedOn: null,
      returnReason: "The inventory leaves out two field offices.",
      closedOn: null,
      late: true,
      agency: { id: "cisa", name: "Cybersecurity and Infrastructure Security Agency", acronym: "CISA" },
      directive: { __typename: "BindingOperationalDirective", id: "BOD-26-02" },
      history: [
        { at: "2026-07-27T13:00:00.000Z", action: "create", fromState: null, toState: "NOT_STARTED", office: "cisa" },
        {
          at: "2026-07-28T13:00:00.000Z",
          action: "start",
          fromState: "NOT_STARTED",
          toState: "IN_PROGRESS",
          office: "cisa",
        },
        {
          at: "2026-07-29T13:00:00.000Z",
          action: "report",
          fromState: "IN_PROGRESS",
          toState: "REPORTED",
          office: "cisa",
        },
        {
          at: "2026-07-30T13:00:00.000Z",
          action: "return",
          fromState: "REPORTED",
          toState: "RETURNED",
          office: "cisa",
        },
      ],
      provenance: { source: "demonstration" },
    });
  });
});

describe("complianceItems", () => {
  it("holds one item for each bound agency and each of the four directives", async () => {
    const ids = await walkPages(subgraph, { field: "complianceItems", first: 23 });
    const expected = DUTIES.flatMap((directive) => BOUND_AGENCIES.map(({ id }) => `${directive}-${id}`));
    expect(ids.toSorted()).toEqual(expected.toSorted());
  });

  it.each(["DUE_ON ASC", "REPORTED_ON ASC", "REPORTED_ON DESC", "STATE ASC"])(
    "pages through all of them in the order %s",
    async (order) => {
      const [field, direction] = order.split(" ");
      const args = `, orderBy: { field: ${field}, direction: ${direction} }`;
      const walked = await walkPages(subgraph, { field: "complianceItems", first: 31, args });
      expect(walked).toEqual(await walkPages(subgraph, { field: "complianceItems", first: 1000, args }));
      expect(new Set(walked).size).toBe(4 * BOUND_AGENCIES.length);
    },
  );

  it.each([
    [`agencies: ["treasury"], open: true`, ["BOD-26-02-treasury", "BOD-26-04-treasury"]],
    [`agencies: ["doj", "opm"], states: [REPORTED]`, ["BOD-26-02-opm", "BOD-26-04-doj"]],
    [`agencies: ["doj"], directives: ["ED-26-03", "BOD-25-01"], late: false`, ["BOD-25-01-doj"]],
    [`agencies: ["cisa"], dueFrom: "2026-07-31", dueBefore: "2026-08-10"`, ["BOD-26-02-cisa"]],
    [`agencies: ["doj"], reportedFrom: "2026-07-03", reportedBefore: "2026-07-25"`, ["ED-26-03-doj", "BOD-26-02-doj"]],
    [`ids: ["BOD-26-04-opm"]`, ["BOD-26-04-opm"]],
    [`agencies: ["opm"], search: "CLOUD"`, ["BOD-25-01-opm"]],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(`{ complianceItems(filter: { ${filter} }) { nodes { id } } }`);
    expect(data.complianceItems.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
  });
});

describe("Directive.complianceSummary", () => {
  it("equals what the lists of the directive hold", async () => {
    const states = { notStarted: "NOT_STARTED", inProgress: "IN_PROGRESS", reported: "REPORTED" };
    const more = { verified: "VERIFIED", returned: "RETURNED" };
    const counts = Object.entries({ ...states, ...more }).map(
      ([name, state]) => `${name}: compliance(first: 0, filter: { states: [${state}] }) { totalCount }`,
    );
    const { data } = await subgraph.ask(`{ directives { nodes { id
      complianceSummary { total notStarted inProgress reported verified returned late }
      total: compliance(first: 0) { totalCount } ${counts.join(" ")}
      late: compliance(first: 0, filter: { late: true }) { totalCount } } } }`);
    for (const { id, complianceSummary, ...lists } of data.directives.nodes) {
      const listed = Object.entries(lists as Record<string, { totalCount: number }>);
      expect(complianceSummary).toEqual(Object.fromEntries(listed.map(([name, { totalCount }]) => [name, totalCount])));
      expect(complianceSummary.total).toBe(DUTIES.includes(id) ? BOUND_AGENCIES.length : 0);
    }
  });
});
