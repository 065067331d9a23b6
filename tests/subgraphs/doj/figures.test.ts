import { grownMatters } from "../../../subgraphs/doj/seed/grown-matters";
import type { Matter } from "../../../subgraphs/doj/seed/matter";
import { TOLD_MATTERS } from "../../../subgraphs/doj/seed/told-matters";
import { doj } from "../../../subgraphs/doj/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const SCALE = 3;

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj, { scale: SCALE });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

/** Charges in view, as the seed's facts have them, one by one. */
const filed = [...TOLD_MATTERS, ...grownMatters(SCALE)].flatMap(({ sealed, districtId, prosecution }: Matter) =>
  sealed || prosecution === undefined
    ? []
    : prosecution.charges.map(({ statuteId }) => ({
        statuteId,
        districtId,
        prosecutionId: prosecution.id,
        usesAiAgents: prosecution.usesAiAgents,
      })),
);

type Filed = (typeof filed)[number];

const different = (charges: readonly Filed[], key: keyof Filed): number => new Set(charges.map((one) => one[key])).size;

/** The most charges first, then by id. */
function figuresBy(key: "statuteId" | "districtId", charges: readonly Filed[] = filed) {
  return [...Map.groupBy(charges, (one) => one[key])]
    .map(([id, own]) => ({
      id,
      charges: own.length,
      prosecutions: different(own, "prosecutionId"),
      withAiAgents: different(
        own.filter(({ usesAiAgents }) => usesAiAgents),
        "prosecutionId",
      ),
      others: different(own, key === "statuteId" ? "districtId" : "statuteId"),
    }))
    .toSorted((one, other) => other.charges - one.charges || (one.id < other.id ? -1 : 1));
}

interface Figures {
  readonly of: { readonly id: string };
}

const flat = (rows: readonly Figures[]) => rows.map(({ of, ...figures }) => ({ id: of.id, ...figures }));

const STATUTE = "of: statute { id } charges prosecutions withAiAgents others: districts";
const DISTRICT = "of: district { id } charges prosecutions withAiAgents others: statutes";

describe("chargesByStatute", () => {
  it("counts every charge in view once, in one statement", async () => {
    const { data } = await subgraph.ask(`{ chargesByStatute { ${STATUTE} } }`);
    expect(flat(data.chargesByStatute)).toEqual(figuresBy("statuteId"));
    expect(data.chargesByStatute.length).toBeGreaterThan(8);
    await subgraph.ask("{ chargesByStatute { charges prosecutions withAiAgents districts } }");
    expect(subgraph.statements()).toBe(1);
  });

  it.each([
    [
      '{ statutes: ["18-usc-1030"], usesAiAgents: true }',
      [{ id: "18-usc-1030", charges: 2, prosecutions: 2, withAiAgents: 2, others: 2 }],
    ],
    [
      '{ districts: ["nysd"], filedFrom: "2026-08-12", filedBefore: "2026-08-13", usesAiAgents: true }',
      [
        { id: "18-usc-1030", charges: 1, prosecutions: 1, withAiAgents: 1, others: 1 },
        { id: "18-usc-1343", charges: 1, prosecutions: 1, withAiAgents: 1, others: 1 },
      ],
    ],
    ['{ statutes: ["18-usc-9999"] }', []],
    ['{ districts: ["vaed"], usesAiAgents: true, statutes: ["18-usc-1030"] }', []],
  ])("counts those that %s names", async (filter, expected) => {
    const { data } = await subgraph.ask(`{ chargesByStatute(filter: ${filter}) { ${STATUTE} } }`);
    expect(flat(data.chargesByStatute)).toEqual(expected);
  });
});

describe("chargesByDistrict", () => {
  it("counts every charge in view once, in one statement", async () => {
    const { data } = await subgraph.ask(`{ chargesByDistrict { ${DISTRICT} } }`);
    expect(flat(data.chargesByDistrict)).toEqual(figuresBy("districtId"));
    expect(data.chargesByDistrict.length).toBeGreaterThan(8);
    await subgraph.ask("{ chargesByDistrict { charges prosecutions withAiAgents statutes } }");
    expect(subgraph.statements()).toBe(1);
  });

  it("answers by statute, too", async () => {
    const { data } = await subgraph.ask(`{ chargesByDistrict(filter: { statutes: ["18-usc-1030"] }) { ${DISTRICT} } }`);
    const under = filed.filter(({ statuteId }) => statuteId === "18-usc-1030");
    expect(flat(data.chargesByDistrict)).toEqual(figuresBy("districtId", under));
  });
});

describe("Agency.referralSummary", () => {
  const ask = async (ids: readonly string[]) => {
    const { data } = await subgraph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Agency {
        id referralSummary { made received accepted declined charged medianDaysToDecision } } } }`,
      { of: ids.map((id) => ({ __typename: "Agency", id })) },
    );
    return data._entities.map((one: { id: string; referralSummary: object }) => ({
      id: one.id,
      ...one.referralSummary,
    }));
  };

  it("tells what became of the five agencies' referrals, the sealed matter as if it still waited", async () => {
    const none = { made: 0, received: 0, accepted: 0, declined: 0, charged: 0, medianDaysToDecision: null };
    expect(await ask(["treasury", "nsa", "cisa", "opm", "doj"])).toEqual([
      { ...none, id: "treasury", made: 1, accepted: 1, charged: 1, medianDaysToDecision: 1 },
      { ...none, id: "nsa", made: 1, accepted: 1, charged: 0, medianDaysToDecision: 2 },
      { ...none, id: "cisa", made: 2, accepted: 2, charged: 2, medianDaysToDecision: 2.5 },
      { ...none, id: "opm" },
      { ...none, id: "doj" },
    ]);
    expect(subgraph.statements()).toBe(1);
  });

  it("counts each referral of a busy agency in its state", async () => {
    const own = [...grownMatters(SCALE)].flatMap(({ referral, investigation, prosecution }) =>
      referral?.agencyId === "fbi" ? [{ ...referral, hasCharges: investigation && prosecution }] : [],
    );
    const inState = (state: string) => own.filter((one) => one.state === state).length;
    expect(await ask(["fbi"])).toMatchObject([
      {
        made: own.length,
        received: inState("RECEIVED"),
        accepted: inState("ACCEPTED"),
        declined: inState("DECLINED"),
        charged: own.filter(({ hasCharges }) => hasCharges !== undefined).length,
      },
    ]);
    expect(own.length).toBeGreaterThan(2);
  });
});
