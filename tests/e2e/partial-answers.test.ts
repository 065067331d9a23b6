import { type TestHub, createTestHub } from "../fixture/hub";

const SCORECARD = `{
  agencies(filter: { ids: ["cisa"] }) { nodes {
    acronym
    overdue: obligations(filter: { overdue: true }) { totalCount }
    compliance { totalCount }
    hiring { openPositions }
    referrals { totalCount }
  } }
}`;

const TASKS = `{ tasks(first: 100) { totalCount nodes { id title state agency { acronym } } } }`;

describe("an agency that is down", () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await createTestHub();
  });
  afterAll(async () => hub[Symbol.asyncDispose]());

  it("leaves a gap with its name while the rest of the answer arrives", async () => {
    const before = await hub.ask(SCORECARD);
    expect(before.errors).toBeUndefined();
    await hub.stop("opm");
    const after = await hub.ask(SCORECARD);
    const [agency] = before.data.agencies.nodes;
    expect(after.data).toEqual({ agencies: { nodes: [{ ...agency, hiring: null }] } });
    expect(after.errors).toEqual([
      expect.objectContaining({
        path: ["agencies", "nodes", 0, "hiring"],
        extensions: expect.objectContaining({ code: "SUBGRAPH_UNAVAILABLE", agency: "opm" }),
      }),
    ]);
  });

  it("costs the index of tasks its own tasks and no others", async () => {
    const before = await hub.ask(TASKS);
    const whole: { id: string; agency: { acronym: string } }[] = before.data.tasks.nodes.filter(Boolean);
    expect(whole.some(({ agency }) => agency.acronym === "Treasury")).toBe(true);
    await hub.stop("treasury");
    const after = await hub.ask(TASKS);
    expect(after.data.tasks.totalCount).toBe(before.data.tasks.totalCount);
    expect(after.data.tasks.nodes.filter(Boolean)).toEqual(whole.filter(({ agency }) => agency.acronym !== "Treasury"));
  });

  it("takes only references to its own records with it when it is their home", async () => {
    const ask = async () =>
      hub.ask(
        `{ vulnerability(id: "CVE-2023-4346") { id exposures(first: 1) { nodes { asset agency { acronym } } } } }`,
      );
    const before = await ask();
    expect(before.data.vulnerability.exposures.nodes[0].agency.acronym).toEqual(expect.any(String));
    await hub.stop("coordination");
    const after = await ask();
    expect(after.data.vulnerability.exposures.nodes[0]).toEqual({
      asset: before.data.vulnerability.exposures.nodes[0].asset,
      agency: null,
    });
    expect(after.errors?.[0]?.extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE", agency: "coordination" });
  });
});
