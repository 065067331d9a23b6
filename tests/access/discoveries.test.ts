import { loadAgency } from "../../cli/agencies";
import { VULNERABILITIES } from "../../subgraphs/kit/demonstration/world";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { CALLERS, type CallerFacts } from "./oracle/caller-facts";
import type { RecordFacts } from "./oracle/record-facts";
import { verdict } from "./oracle/verdict";
import { Tally } from "./ways/tally";
import { connectPastPolicies, furnish } from "./world/access-world";

/** Who found a vulnerability is no record that anything is asked for: it is read through the vulnerability alone. */
const FOUND = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Vulnerability { id discoveredBy { id } } } }`;

interface Found {
  readonly id: string;
  readonly discoveredBy: readonly { readonly id: string }[];
}

describe("who found a vulnerability", () => {
  let nsa: TestSubgraph;
  let discoveries: readonly RecordFacts[];
  beforeAll(async () => {
    nsa = await startTestSubgraph(loadAgency("nsa"));
    discoveries = (await furnish(nsa, "nsa")).filter(({ id }) => id.startsWith("tried-discovery-"));
  }, 60_000);
  afterAll(() => nsa[Symbol.asyncDispose]());

  const ask = async (identity: string, ids: readonly string[]): Promise<readonly Found[]> => {
    const of = ids.map((id) => ({ __typename: "Vulnerability", id }));
    return (await nsa.askAs(identity, FOUND, { of })).data._entities as readonly Found[];
  };

  /** Tried discoveries name a vulnerability of their own, by their own id; their models are read by everybody. */
  async function differences(): Promise<Tally> {
    const tally = new Tally();
    for (const caller of CALLERS) {
      const found = await ask(
        caller.identity,
        discoveries.map(({ id }) => id),
      );
      const met = new Set(found.flatMap(({ id, discoveredBy }) => (discoveredBy.length > 0 ? [id] : [])));
      for (const one of discoveries) tally.compare(isReadable(caller, one), met.has(one.id), { name: () => one.id });
    }
    return tally;
  }

  const isReadable = (caller: CallerFacts, one: RecordFacts): boolean => verdict(caller, one) === "READABLE";

  it("is told to whom the discovery's marking lets, and to its developer", async () => {
    const { cells, examples } = await differences();
    expect(examples).toEqual([]);
    expect(cells).toBeGreaterThan(100);
  });

  it("is held by the subgraph alone where the database lets everybody read", async () => {
    await using admin = await connectPastPolicies(nsa.ownerUrl);
    await admin.query("CREATE POLICY more ON discovery FOR SELECT USING (true)");
    try {
      expect((await differences()).examples).toEqual([]);
    } finally {
      await admin.query("DROP POLICY more ON discovery");
    }
  });

  it("says nothing of a vulnerability under embargo to the public, as of one that nobody found", async () => {
    const [embargoed, absent] = await ask("public", [VULNERABILITIES.gateLogin, "HUB-2026-000000"]);
    expect([embargoed?.discoveredBy, absent?.discoveredBy]).toEqual([[], []]);
    expect((await ask("cisa-analyst", [VULNERABILITIES.gateLogin]))[0]?.discoveredBy).toHaveLength(1);
    expect(nsa.marking()).toMatchObject({ level: "CUI", tlp: "AMBER" });
    expect((await ask("public", [VULNERABILITIES.langflow]))[0]?.discoveredBy).toHaveLength(1);
    expect(nsa.marking()).toMatchObject({ level: "UNCLASSIFIED" });
  });
});
