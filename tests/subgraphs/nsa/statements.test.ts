import { nsa } from "../../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { DAY_MS, DEVELOPER, DIRECTOR, Desk, OFFICER, type Outcome, RECEIVER } from "./fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock, scale: 1_000 });
  desk.asker = subgraph;
}, 120_000);
afterAll(() => subgraph[Symbol.asyncDispose]());

const MOST_STATEMENTS = 10;

/** A model with windows that are open, accepted, and accepted for much later. */
async function busyModel(): Promise<Outcome> {
  const { id } = await desk.model();
  await desk.window(id, "OPEN");
  await desk.window(id, "ACCEPTED");
  await desk.offer(id, { opensAt: desk.in(30 * DAY_MS), closesAt: desk.in(50 * DAY_MS) });
  return desk.read<Outcome>("frontierModel", id, "id version");
}

/** The commands with the most to write, at their most. */
const HEAVY: readonly [string, string, () => Promise<object>, number][] = [
  ["registerModel", DEVELOPER, async () => ({ name: "Own 1", purpose: "Own." }), 5],
  ["changeModelPlans", DEVELOPER, async () => ({ ...(await busyModel()), plannedReleaseAt: desk.in(5 * DAY_MS) }), 9],
  ["recordRelease", DEVELOPER, busyModel, 9],
  ["submitInquiry", DEVELOPER, async () => ({ modelId: (await desk.model()).id, question: "Is it?" }), 7],
  [
    "recordConsultation",
    "AGENCY_OFFICER@war",
    async () => ({ inquiryId: (await desk.inquiry((await desk.model()).id)).id, view: "NO_VIEW", remarks: "None." }),
    8,
  ],
  [
    "determineCoverage",
    DIRECTOR,
    async () => {
      const { id } = await desk.model();
      const first = await desk.consultedInquiry(id);
      await desk.give(DIRECTOR, "determineCoverage", { ...first, outcome: "COVERED", summary: "It is." });
      return { ...(await desk.consultedInquiry(id)), outcome: "NOT_COVERED", summary: "No longer." };
    },
    10,
  ],
  [
    "offerAccess",
    DEVELOPER,
    async () => ({
      modelId: (await desk.model()).id,
      receivingAgencyId: "cisa",
      opensAt: desk.in(0),
      closesAt: desk.in(DAY_MS),
    }),
    7,
  ],
  [
    "openAccess",
    RECEIVER,
    async () => {
      const window = await desk.window((await desk.model()).id, "ACCEPTED");
      await desk.attestAll(window.id);
      return window;
    },
    7,
  ],
  [
    "attestSafeguard",
    RECEIVER,
    async () => {
      const [safeguard] = await desk.safeguards((await desk.offer((await desk.model()).id)).id);
      return { id: safeguard?.id, version: safeguard?.version, statement: "Kept." };
    },
    7,
  ],
  [
    "proposePartner",
    OFFICER,
    async () => ({ modelId: (await desk.model()).id, partnerId: "lake-county", purpose: "Review." }),
    7,
  ],
];

describe("a command on a world of scale 1,000", () => {
  it.each(HEAVY)("%s takes at most ten statements", async (...[name, identity, inputFor, statements]) => {
    await desk.give(identity, name, await inputFor());
    expect(subgraph.statements()).toBe(statements);
    expect(subgraph.statements()).toBeLessThanOrEqual(MOST_STATEMENTS);
  });
});
