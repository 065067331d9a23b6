import { opm } from "../../../subgraphs/opm/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { TODAY, newAnnouncement, newPathway, officer } from "./commands/hiring-action";

let now = `${TODAY}T15:00:00Z`;
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(opm, { clock: () => new Date(now) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const FUNNEL = "funnel { stages { state announcements positions } medianDaysToCertificate }";

const stages = (draft: number[], posted: number[], closed: number[], certified: number[]) =>
  Object.entries({ DRAFT: draft, POSTED: posted, CLOSED: closed, CERTIFICATE_ISSUED: certified }).map(
    ([state, [announcements, positions]]) => ({ state, announcements, positions }),
  );

const NONE = [0, 0];

describe("hiringFunnel", () => {
  it("goes from announcements to people at work, small counts left out", async () => {
    const { data } = await subgraph.ask(
      `{ hiringFunnel(agencies: ["treasury", "doj", "cisa", "nowhere"]) {
        agency { id } ${FUNNEL} openPositions placements medianDaysToHire } }`,
    );
    expect(subgraph.statements()).toBe(5);
    expect(data.hiringFunnel).toEqual([
      {
        agency: { id: "cisa" },
        funnel: { stages: stages(NONE, [2, 8], NONE, [1, 24]), medianDaysToCertificate: 21 },
        openPositions: 8,
        placements: 12,
        medianDaysToHire: 47.5,
      },
      {
        agency: { id: "doj" },
        funnel: { stages: stages(NONE, NONE, [1, 3], [1, 6]), medianDaysToCertificate: 21 },
        openPositions: 3,
        placements: null,
        medianDaysToHire: null,
      },
      {
        agency: { id: "treasury" },
        funnel: { stages: stages(NONE, [1, 4], [1, 3], [1, 18]), medianDaysToCertificate: 21 },
        openPositions: 7,
        placements: 9,
        medianDaysToHire: 48,
      },
    ]);
  });

  it("has every agency that announced positions, once, and sums up to all announcements", async () => {
    const { data } = await subgraph.ask(`{ hiringFunnel { agency { id } ${FUNNEL} } announcements { totalCount } }`);
    const ids: string[] = data.hiringFunnel.map(({ agency }: { agency: { id: string } }) => agency.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["cisa", "doj", "nsa", "opm", "treasury"]));
    type Row = { funnel: { stages: { announcements: number }[] } };
    const counts = (data.hiringFunnel as Row[]).flatMap(({ funnel }) => funnel.stages.map((one) => one.announcements));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(data.announcements.totalCount);
  });
});

describe("HiringPathway.funnel", () => {
  it("tells of a pathway's announcements, with the median of days to the certificate", async () => {
    const { id: pathwayId } = await newPathway(subgraph);
    await officer(subgraph, "approvePathway", { id: pathwayId, expectedVersion: 1 });
    await officer(subgraph, "openPathway", { id: pathwayId, expectedVersion: 2 });
    const days = [2, 9, 12];
    for (const [index, length] of days.entries()) {
      const { id } = await newAnnouncement(subgraph, { pathwayId, positions: index + 1 });
      await officer(subgraph, "postAnnouncement", { id, expectedVersion: 1, closesOn: "2026-12-31" });
      now = new Date(Date.parse(`${TODAY}T15:00:00Z`) + length * 86_400_000).toISOString();
      await officer(subgraph, "closeAnnouncement", { id, expectedVersion: 2 });
      await officer(subgraph, "issueCertificate", { id, expectedVersion: 3 });
      now = `${TODAY}T15:00:00Z`;
    }
    await newAnnouncement(subgraph, { pathwayId, positions: 40 });
    const { data } = await subgraph.ask(`query ($id: ID!) { hiringPathway(id: $id) { ${FUNNEL} } }`, { id: pathwayId });
    expect(data.hiringPathway.funnel).toEqual({
      stages: stages([1, 40], NONE, NONE, [3, 6]),
      medianDaysToCertificate: 9,
    });
  });

  it("is empty for a pathway without announcements, and costs one statement for all", async () => {
    const { data } = await subgraph.ask(`{ hiringPathways(first: 50) { nodes { id ${FUNNEL} } } }`);
    expect(subgraph.statements()).toBe(2);
    type Row = { id: string; funnel: object };
    expect((data.hiringPathways.nodes as Row[]).find(({ id }) => id === "pathway-exchange")?.funnel).toEqual({
      stages: stages(NONE, NONE, NONE, NONE),
      medianDaysToCertificate: null,
    });
  });
});
