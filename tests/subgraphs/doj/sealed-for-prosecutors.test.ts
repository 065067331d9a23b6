import { connect } from "../../../cli/postgres/connect";
import { doj } from "../../../subgraphs/doj/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const PROSECUTOR = "doj-prosecutor";
const OTHERS = ["public", "auditor", "nsa-director", "cisa-analyst", "AGENCY_OFFICER@doj", "developer-acme"];

let subgraph: TestSubgraph;
let sealed: { prosecution: string; investigation: string; district: string };
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj);
  await using owner = await connect(subgraph.ownerUrl);
  const { rows } = await owner.query<typeof sealed>(
    `SELECT p.id AS prosecution, (SELECT id FROM investigation WHERE sealed ORDER BY id LIMIT 1) AS investigation,
       p.district_id AS district FROM prosecution p WHERE p.sealed ORDER BY p.id LIMIT 1`,
  );
  sealed = rows[0] as typeof sealed;
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

const QUERY = `query ($prosecution: ID!, $investigation: ID!, $district: ID!) {
  prosecution(id: $prosecution) { id sealed charges { id } history { id } }
  investigation(id: $investigation) { id sealed }
  prosecutions(filter: { ids: [$prosecution] }) { totalCount nodes { id } }
  district(id: $district) { prosecutions(first: 1000) { totalCount nodes { id } } }
  _entities(representations: [{ __typename: "Prosecution", id: $prosecution }]) { ... on Prosecution { id } }
}`;

describe("sealed matters", () => {
  it("are read by prosecutors, by id, list, count, reference, nested, with charges and history", async () => {
    const { data, errors } = await subgraph.askAs(PROSECUTOR, QUERY, sealed);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      prosecution: { id: sealed.prosecution, sealed: true },
      investigation: { id: sealed.investigation, sealed: true },
      prosecutions: { totalCount: 1, nodes: [{ id: sealed.prosecution }] },
      _entities: [{ id: sealed.prosecution }],
    });
    expect(data.prosecution.charges.length).toBeGreaterThan(0);
    expect(data.district.prosecutions.nodes).toContainEqual({ id: sealed.prosecution });
    expect(data.district.prosecutions.nodes).toHaveLength(data.district.prosecutions.totalCount);
  });

  it.each(OTHERS)("are to %s as if there were none", async (as) => {
    const { data, errors } = await subgraph.askAs(as, QUERY, sealed);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      prosecution: null,
      investigation: null,
      prosecutions: { totalCount: 0, nodes: [] },
      _entities: [null],
    });
    expect(data.district.prosecutions.nodes).not.toContainEqual({ id: sealed.prosecution });
    expect(data.district.prosecutions.nodes).toHaveLength(data.district.prosecutions.totalCount);
  });
});
