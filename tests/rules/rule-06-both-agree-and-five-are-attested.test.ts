import fc from "fast-check";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { SAFEGUARD_KINDS } from "../../subgraphs/nsa/safeguard-attestation/safeguards-complete";
import { agreementState } from "../../subgraphs/nsa/trusted-partnership/agreement-state";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { DEVELOPER, Desk, OFFICER, type Outcome, RECEIVER } from "../subgraphs/nsa/fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

/** Whoever of a partnership does something, and what. */
const STEPS = {
  developerAgrees: [DEVELOPER, "agreeToPartner"],
  governmentAgrees: [OFFICER, "agreeToPartner"],
  developerEnds: [DEVELOPER, "endPartnership"],
  governmentEnds: [OFFICER, "endPartnership"],
} as const;

const someSteps = fc.array(fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])), { maxLength: 5 });

const FIELDS = "id version state developerAgreedAt governmentAgreedAt endedAt";
type Partnership = Outcome & Parameters<typeof agreementState>[0];

describe("rule 6: a partnership is active only with both agreements", () => {
  it("whatever the sides do, in whatever order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(DEVELOPER, OFFICER), someSteps, async (proposer, steps) => {
        const { id } = await desk.give(proposer, "proposePartner", {
          modelId: (await desk.model()).id,
          partnerId: "lake-county",
          purpose: "Review.",
        });
        const done = new Set<string>();
        for (const step of steps) {
          const { version } = await desk.read<Outcome>("trustedPartnership", id, "version");
          const { record } = await desk.send(STEPS[step][0], STEPS[step][1], { id, version });
          if (record !== null) done.add(step);
          const now = await desk.read<Partnership>("trustedPartnership", id, FIELDS);
          const isEnded = done.has("developerEnds") || done.has("governmentEnds");
          const isAgreed = done.has("developerAgrees") && done.has("governmentAgrees");
          expect(now.state === "ACTIVE").toBe(isAgreed && !isEnded);
          expect(now.state).toBe(agreementState(now));
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["the developer first", [DEVELOPER, OFFICER], "AGREED_BY_DEVELOPER"],
    ["the government first", [OFFICER, DEVELOPER], "AGREED_BY_GOVERNMENT"],
  ] as const)("with %s", async (_, [first, second], between) => {
    const proposed = await desk.give(OFFICER, "proposePartner", {
      modelId: (await desk.model()).id,
      partnerId: "lake-county",
      purpose: "Review.",
    });
    expect(proposed.state).toBe("PROPOSED");
    const half = await desk.give(first, "agreeToPartner", proposed);
    expect(half.state).toBe(between);
    expect(await desk.refused(first, "agreeToPartner", half)).toMatchObject({ code: "ILLEGAL_TRANSITION" });
    expect((await desk.give(second, "agreeToPartner", half)).state).toBe("ACTIVE");
  });
});

describe("rule 6: a window opens only with all five safeguards attested", () => {
  it("whichever of them are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray([...SAFEGUARD_KINDS]), async (kinds) => {
        const window = await desk.window((await desk.model()).id, "ACCEPTED");
        for (const { id, version, kind } of await desk.safeguards(window.id)) {
          if (!(kinds as string[]).includes(kind)) continue;
          await desk.give(RECEIVER, "attestSafeguard", { id, version, statement: "Kept." });
        }
        const { refusal } = await desk.send(RECEIVER, "openAccess", window);
        const outstanding = SAFEGUARD_KINDS.filter((kind) => !kinds.includes(kind));
        expect(refusal?.code).toBe(outstanding.length === 0 ? undefined : "RULE_VIOLATED");
        expect(refusal?.details?.outstanding ?? []).toEqual(outstanding);
        const { state } = await desk.read<Outcome>("accessWindow", window.id, "state");
        expect(state).toBe(outstanding.length === 0 ? "OPEN" : "ACCEPTED");
      }),
      { numRuns: 25, examples: [[[...SAFEGUARD_KINDS]], [SAFEGUARD_KINDS.slice(1)], [[]]] },
    );
  });
});
