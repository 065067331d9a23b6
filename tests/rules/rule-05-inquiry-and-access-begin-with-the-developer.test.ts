import fc from "fast-check";
import { ROLES } from "../../common/caller";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { DAY_MS, Desk } from "../subgraphs/nsa/fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const aCaller = fc.record({
  roles: fc.subarray(
    ROLES.filter((role) => role !== "HUB"),
    { minLength: 1 },
  ),
  office: fc.constantFrom("acme-ai", "acme-ai", "halden-ai", "nsa", "cisa", "treasury", "hub"),
});

const BEGINNINGS: readonly [string, (modelId: string) => object][] = [
  ["submitInquiry", (modelId) => ({ modelId, question: "Is it covered?" })],
  ["offerAccess", (modelId) => ({ modelId, receivingAgencyId: "nsa", opensAt: desk.in(0), closesAt: desk.in(DAY_MS) })],
];

describe("rule 5: inquiry and access begin only with the model's own developer", () => {
  it.each(BEGINNINGS)("%s", async (name, inputFor) => {
    await fc.assert(
      fc.asyncProperty(aCaller, async ({ roles, office }) => {
        const isDeveloper = roles.includes("REPRESENTATIVE") && office === "acme-ai";
        const { id } = await desk.model();
        const { refusal } = await desk.send(`${roles.join(",")}@${office}`, name, inputFor(id));
        expect(refusal?.code).toBe(isDeveloper ? undefined : "FORBIDDEN");
        const begun = await desk.read("frontierModel", id, "inquiries { totalCount } accessWindows { totalCount }");
        const count = isDeveloper ? 1 : 0;
        expect(begun).toEqual({
          inquiries: { totalCount: name === "submitInquiry" ? count : 0 },
          accessWindows: { totalCount: name === "offerAccess" ? count : 0 },
        });
      }),
      { numRuns: 40 },
    );
  });

  it("a model that somebody registers is that organization's own", async () => {
    const { id } = await desk.give("REPRESENTATIVE@halden-ai", "registerModel", { name: "Own 1", purpose: "Own." });
    expect(await desk.refused("developer-acme", "submitInquiry", { modelId: id, question: "Is it?" })).toMatchObject({
      code: "FORBIDDEN",
      message: "Only the model's developer may do this.",
    });
  });

  it("nothing begins by the clock", async () => {
    const count = `{ coverageInquiries { totalCount } accessWindows { totalCount } trustedPartnerships { totalCount } }`;
    const before = await subgraph.ask(count);
    desk.now = new Date(desk.now.getTime() + 400 * DAY_MS);
    await subgraph.doDuties();
    expect(await subgraph.ask(count)).toEqual(before);
    expect(before.data.coverageInquiries.totalCount).toBeGreaterThan(0);
  });
});
