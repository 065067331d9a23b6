import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { query } from "../../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const SUMMARY = "total notStarted inProgress reported verified returned late oldestLateOn";
const NONE = { total: 0, notStarted: 0, inProgress: 0, reported: 0, verified: 0, returned: 0, late: 0 };
const NEVER = "9999-12-31";
const NEVER_LATE = { ...NONE, oldestLateOn: null };

describe("complianceMatrix", () => {
  it("tells by directive and agency who stands where, in few statements", async () => {
    const { data } =
      await subgraph.ask(`{ complianceMatrix(directives: ["BOD-26-02", "BOD-26-04"], agencies: ["treasury",
      "cisa"]) { directive { number } agency { acronym } summary { ${SUMMARY} } } }`);
    const cell = (number: string, acronym: string, summary: object) => ({
      directive: { number },
      agency: { acronym },
      summary: { ...NEVER_LATE, total: 1, ...summary },
    });
    expect(data.complianceMatrix).toEqual([
      cell("BOD 26-02", "CISA", { returned: 1, late: 1, oldestLateOn: "2026-07-31" }),
      cell("BOD 26-02", "Treasury", { reported: 1, late: 1, oldestLateOn: "2026-07-31" }),
      cell("BOD 26-04", "CISA", { verified: 1 }),
      cell("BOD 26-04", "Treasury", { inProgress: 1, late: 1, oldestLateOn: "2026-08-10" }),
    ]);
    expect(subgraph.statements()).toBe(2);
  });

  it("has a cell for every item of the directives in force, which add up to each directive's summary", async () => {
    const { data } = await subgraph.ask(`{ complianceMatrix { directive { id } summary { ${SUMMARY} } }
      directives(filter: { states: [ISSUED] }) { nodes { id complianceSummary { ${SUMMARY} } } } }`);
    const cells = data.complianceMatrix as { directive: { id: string }; summary: Record<string, number | string> }[];
    expect(cells).toHaveLength(204);
    for (const { id, complianceSummary } of data.directives.nodes) {
      const own = cells.filter(({ directive }) => directive.id === id).map(({ summary }) => summary);
      const sums = Object.keys(NONE).map((field) => [field, own.reduce((sum, one) => sum + Number(one[field]), 0)]);
      const lateDays = own.map((one) => String(one.oldestLateOn ?? NEVER));
      const [first = NEVER] = lateDays.toSorted((one, other) => (one < other ? -1 : 1));
      expect({ ...Object.fromEntries(sums), oldestLateOn: first === NEVER ? null : first }).toEqual(complianceSummary);
    }
  });

  it("leaves out directives that have ended, unless they are named", async () => {
    await query(subgraph.ownerUrl, "UPDATE directive SET state = 'CLOSED' WHERE id = 'BOD-25-01'");
    const { data } = await subgraph.ask(`{ inForce: complianceMatrix(agencies: ["gsa"]) { directive { id } }
      named: complianceMatrix(directives: ["BOD-25-01"], agencies: ["gsa"]) { directive { id } } }`);
    await query(subgraph.ownerUrl, "UPDATE directive SET state = 'ISSUED' WHERE id = 'BOD-25-01'");
    const ids = (cells: { directive: { id: string } }[]) => cells.map(({ directive }) => directive.id);
    expect(ids(data.inForce)).toEqual(["BOD-26-02", "BOD-26-04", "ED-26-03"]);
    expect(ids(data.named)).toEqual(["BOD-25-01"]);
  });
});

describe("Agency.complianceSummary", () => {
  const SCORES = "query ($r: [_Any!]!) { _entities(representations: $r) { ... on Agency { id complianceSummary {";
  const scores = async (ids: readonly string[]) => {
    const representations = ids.map((id) => ({ __typename: "Agency", id }));
    const { data } = await subgraph.ask(
      `${SCORES} total verified open late oldestLateOn exposuresOpen exposuresOverdue } } } }`,
      { r: representations },
    );
    return data._entities as { id: string; complianceSummary: Record<string, number> }[];
  };

  it("scores an agency by its items and exposures; what is not bound has nothing", async () => {
    const [treasury, opm, nsa] = await scores(["treasury", "opm", "nsa"]);
    expect(treasury?.complianceSummary).toMatchObject({ total: 4, verified: 2, open: 2, late: 2 });
    expect(treasury?.complianceSummary).toMatchObject({ oldestLateOn: "2026-07-31" });
    expect(opm?.complianceSummary).toMatchObject({ total: 4, verified: 2, open: 2, late: 1 });
    const nothing = { total: 0, verified: 0, open: 0, late: 0, oldestLateOn: null };
    expect(nsa?.complianceSummary).toEqual({ ...nothing, exposuresOpen: 0, exposuresOverdue: 0 });
  });

  it("counts as the lists do, in one statement for all agencies", async () => {
    const rows = await query<{ id: string }>(subgraph.ownerUrl, "SELECT id FROM civilian_agency ORDER BY id");
    const all = await scores(rows.map(({ id }) => id));
    expect(subgraph.statements()).toBe(1);
    const counted = await query(
      subgraph.ownerUrl,
      `SELECT a.id, (SELECT count(*)::int FROM asset_exposure e WHERE e.agency_id = a.id AND fixed_on IS NULL) AS open,
         (SELECT count(*)::int FROM asset_exposure e WHERE e.agency_id = a.id AND fixed_on IS NULL
            AND deadline < current_date) AS overdue
       FROM civilian_agency a ORDER BY a.id`,
    );
    expect(
      all.map(({ id, complianceSummary: { exposuresOpen, exposuresOverdue } }) => ({
        id,
        open: exposuresOpen,
        overdue: exposuresOverdue,
      })),
    ).toEqual(counted);
    expect(all.some(({ complianceSummary }) => Number(complianceSummary.exposuresOverdue) > 0)).toBe(true);
  });
});
