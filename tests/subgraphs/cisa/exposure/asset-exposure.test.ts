import { VULNERABILITIES } from "../../../../subgraphs/kit/demonstration/world";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { walkPages } from "../../../fixture/walk-pages";

const ENTITIES = "query ($r: [_Any!]!) { _entities(representations: $r)";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa);
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

interface Exposure {
  readonly agency: { readonly id: string };
  readonly tier: string;
  readonly deadline: string | null;
  readonly fixedOn: string | null;
  readonly fixedWithinTier: boolean | null;
  readonly overdue: boolean;
}

const exposuresOf = async (vulnerability: string): Promise<string[]> => {
  const { data } =
    await subgraph.ask(`{ vulnerability(id: "${vulnerability}") { exposures(orderBy: { field: ID }) { nodes {
    agency { id } tier deadline fixedOn fixedWithinTier overdue } } } }`);
  return data.vulnerability.exposures.nodes.map((one: Exposure) =>
    [one.agency.id, one.tier, one.deadline, one.fixedOn, one.fixedWithinTier, one.overdue].join(" "),
  );
};

describe("Vulnerability.exposures", () => {
  it("tells who fixed CVE-2023-4346 in time, late and not yet", async () => {
    expect(await exposuresOf(VULNERABILITIES.knx)).toEqual([
      "energy THREE_DAYS 2026-07-18   true",
      "gsa THREE_DAYS 2026-07-18 2026-07-17 true false",
      "hhs THREE_DAYS 2026-07-18   true",
      "nasa THREE_DAYS 2026-07-15 2026-07-15 true false",
      "ssa THREE_DAYS 2026-07-18 2026-07-29 false false",
      "treasury THREE_DAYS 2026-07-18   true",
      "va THREE_DAYS 2026-07-18   true",
    ]);
  });

  it("counts no days where a point is missing", async () => {
    expect(await exposuresOf(VULNERABILITIES.langflow)).toEqual([
      "gsa UNDETERMINED  2026-07-23  false",
      "treasury UNDETERMINED    false",
    ]);
  });

  it("counts from the detection where KEV lists nothing", async () => {
    expect(await exposuresOf(VULNERABILITIES.relayParser)).toEqual(["gsa THREE_DAYS 2026-08-13 2026-08-12 true false"]);
  });

  it("costs at most three statements for 100 vulnerabilities with lists, counts and nested records", async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `HUB-2026-${String(index + 1).padStart(6, "0")}`);
    const answer = await subgraph.ask(
      `${ENTITIES} { ... on Vulnerability { id exposures(first: 2) { totalCount nodes { vulnerability { id } } } } } }`,
      { r: ids.map((id) => ({ __typename: "Vulnerability", id })) },
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities.filter(Boolean)).toHaveLength(60);
    expect(subgraph.statements()).toBe(3);
  });
});

describe("Agency.exposures", () => {
  it("finds an open, exposed three-day asset at four agencies and nowhere else", async () => {
    const filter = `{ tiers: [THREE_DAYS, THREE_DAYS_FORENSIC], fixed: false }`;
    const { data } = await subgraph.ask(`{ assetExposures(first: 1000, filter: ${filter}) { nodes {
      agency { id } publiclyExposed vulnerability { id } } } }`);
    expect(data.assetExposures.nodes.map((one: { agency: { id: string } }) => one.agency.id).toSorted()).toEqual([
      "energy",
      "hhs",
      "treasury",
      "va",
    ]);
    const entities = await subgraph.ask(
      `${ENTITIES} { ... on Agency { id exposures(filter: ${filter}) { nodes { vulnerability { id } } } } } }`,
      { r: ["treasury", "ssa", "war"].map((id) => ({ __typename: "Agency", id })) },
    );
    expect(entities.data._entities).toEqual([
      { id: "treasury", exposures: { nodes: [{ vulnerability: { id: "CVE-2023-4346" } }] } },
      { id: "ssa", exposures: { nodes: [] } },
      { id: "war", exposures: { nodes: [] } },
    ]);
  });
});

describe("assetExposure", () => {
  it("tells its history", async () => {
    const { data } = await subgraph.ask(`{ assetExposure(id: "CVE-2023-4346-gsa") {
      asset publiclyExposed detectedOn history { at action office } provenance { source } } }`);
    expect(data.assetExposure).toEqual({
      asset: "gsa-edge-01",
      publiclyExposed: true,
      detectedOn: "2026-07-16",
      history: [
        { at: "2026-07-16T06:00:00.000Z", action: "detect", office: "gsa" },
        { at: "2026-07-17T18:00:00.000Z", action: "fix", office: "gsa" },
      ],
      provenance: { source: "demonstration" },
    });
  });
});

describe("assetExposures", () => {
  it.each(["DEADLINE ASC", "DEADLINE DESC", "FIXED_ON DESC", "DETECTED_ON ASC"])(
    "pages through all of them in the order %s, those without a value last",
    async (order) => {
      const [field, direction] = order.split(" ");
      const args = `, orderBy: { field: ${field}, direction: ${direction} }`;
      const walked = await walkPages(subgraph, { field: "assetExposures", first: 19, args });
      expect(walked).toEqual(await walkPages(subgraph, { field: "assetExposures", first: 1000, args }));
      expect(new Set(walked).size).toBe(130);
      expect(walked).toHaveLength(130);
    },
  );

  it.each([
    [`fixedWithinTier: true`, ["CVE-2023-4346-gsa", "CVE-2023-4346-nasa"]],
    [`fixedWithinTier: false`, ["CVE-2023-4346-ssa"]],
    [`fixed: true, agencies: ["gsa", "ssa"]`, ["CVE-2023-4346-gsa", "CVE-2023-4346-ssa"]],
    [`overdue: true, agencies: ["va", "nasa"]`, ["CVE-2023-4346-va"]],
    [`detectedFrom: "2026-07-17", detectedBefore: "2026-07-20"`, ["CVE-2023-4346-energy"]],
    [`deadlineFrom: "2026-07-01", deadlineBefore: "2026-07-18"`, ["CVE-2023-4346-nasa"]],
    [`search: "HHS-edge"`, ["CVE-2023-4346-hhs"]],
    [`publiclyExposed: false`, []],
    [`tiers: [SIXTY_DAYS]`, []],
    [`ids: ["CVE-2023-4346-va", "CVE-2026-0770-gsa"]`, ["CVE-2023-4346-va"]],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(`{ assetExposures(orderBy: { field: ID },
      filter: { vulnerabilities: ["CVE-2023-4346"], ${filter} }) { nodes { id } } }`);
    expect(data.assetExposures.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
  });
});
