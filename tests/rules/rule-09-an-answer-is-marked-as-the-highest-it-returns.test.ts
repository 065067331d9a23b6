import fc from "fast-check";
import { connect } from "../../cli/postgres/connect";
import { type Marking, UNRESTRICTED, join } from "../../common/marking";
import { cisa } from "../../subgraphs/cisa/subgraph";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { done, give } from "../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";

interface Marked {
  readonly id: string;
  readonly marking: Marking;
}

const MARKING = "marking { level compartments dissemination tlp }";
const TYPES = {
  benchmarkRuns: "BenchmarkRun",
  coverageInquiries: "CoverageInquiry",
  consultations: "Consultation",
  frontierModels: "FrontierModel",
};

describe("rule 9: a response's marking is the highest of what it returns", () => {
  let subgraph: TestSubgraph;
  const records: { type: string; record: Marked }[] = [];
  beforeAll(async () => {
    subgraph = await startTestSubgraph(nsa);
    for (const [list, type] of Object.entries(TYPES)) {
      const { data } = await subgraph.ask(`{ ${list}(first: 20) { nodes { id ${MARKING} } } }`);
      records.push(...data[list].nodes.map((record: Marked) => ({ type, record })));
    }
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  it("of references, whether or not the marking is asked for", async () => {
    expect(new Set(records.map(({ record }) => record.marking.level)).size).toBeGreaterThan(2);
    await fc.assert(
      fc.asyncProperty(fc.subarray(records, { maxLength: 6 }), async (chosen) => {
        const of = [
          ...chosen.map(({ type, record }) => ({ __typename: type, id: record.id })),
          { __typename: "BenchmarkRun", id: "no-such" },
        ];
        const spreads = Object.values(TYPES).map((type) => `... on ${type} { id }`);
        await subgraph.ask(`query ($of: [_Any!]!) { _entities(representations: $of) { ${spreads.join(" ")} } }`, {
          of,
        });
        expect(subgraph.marking()).toEqual(chosen.map(({ record }) => record.marking).reduce(join, UNRESTRICTED));
      }),
      { numRuns: 40 },
    );
  });

  it("of pages, without the rows beyond them, and of what is nested", async () => {
    const [first] = (await subgraph.ask(`{ benchmarkRuns(first: 1) { nodes { id ${MARKING} } } }`)).data.benchmarkRuns
      .nodes;
    expect(subgraph.marking()).toEqual(first.marking);
    await subgraph.ask("{ benchmarkRuns(first: 0) { totalCount } }");
    expect(subgraph.marking()).toEqual(UNRESTRICTED);
    await subgraph.ask("{ frontierModels(first: 50) { nodes { id inquiries { nodes { consultations { id } } } } } }");
    expect(subgraph.marking()).toEqual({ ...UNRESTRICTED, level: "CUI", dissemination: ["FED ONLY"] });
  });

  it("of nothing is nothing", async () => {
    await subgraph.askAs("public", "{ benchmarkRuns { totalCount nodes { id } } }");
    expect(subgraph.marking()).toEqual(UNRESTRICTED);
  });
});

describe("rule 9: only the originator downgrades", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(cisa);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  let assets = 0;
  const exposureOf = async (as: string) =>
    done(subgraph, {
      as,
      command: "recordExposure",
      input: {
        vulnerability: "CVE-2026-0770",
        agency: "energy",
        asset: `asset-${(assets += 1)}`,
        publiclyExposed: true,
      },
      select: "id version",
    });
  const mark = async (as: string, { id, version }: { id: string; version: number }, marking: object) =>
    give(subgraph, {
      as,
      command: "markAssetExposure",
      input: { id, expectedVersion: version, basis: "The plant is named.", ...marking },
      select: `id version ${MARKING} history { action basis office }`,
    });

  it("raises for an officer of the agency, with the reason in history", async () => {
    const made = await exposureOf("energy-officer");
    const { record } = await mark("cisa-analyst", made, { level: "CUI", tlp: "AMBER" });
    expect(record).toMatchObject({ marking: { level: "CUI", tlp: "AMBER" }, version: 2 });
    expect(record.history.at(-1)).toEqual({ action: "raiseMarking", basis: "The plant is named.", office: "cisa" });
  });

  it("lowers for the office that made the record alone, even where as much is added", async () => {
    const others = await exposureOf("energy-officer");
    const raised = (await mark("cisa-analyst", others, { level: "CUI", tlp: "AMBER" })).record;
    for (const marking of [{ level: "UNCLASSIFIED" }, { level: "CUI" }, { level: "UNCLASSIFIED", tlp: "RED" }]) {
      expect((await mark("cisa-analyst", raised, marking)).error?.code).toBe("FORBIDDEN");
    }
    const own = (await mark("cisa-analyst", await exposureOf("cisa-analyst"), { level: "CUI" })).record;
    const { record } = await mark("cisa-analyst", own, { level: "UNCLASSIFIED" });
    expect(record.history.at(-1)).toMatchObject({ action: "lowerMarking" });
  });

  it("takes as many compartments and controls as a banner has, and says so of more", async () => {
    const made = await exposureOf("cisa-analyst");
    const words = (count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${index}`.padEnd(40, "W'\\"));
    const most = { level: "TOP_SECRET", compartments: words(8), dissemination: words(8) };
    for (const field of ["compartments", "dissemination"]) {
      for (const bad of [words(9), ["ÄMTLICH"], [""], ["W", "W"]]) {
        const { error } = await mark("cisa-analyst", made, { ...most, [field]: bad });
        expect(error).toMatchObject({ code: "BAD_USER_INPUT", message: expect.stringContaining(field) });
      }
    }
    expect((await mark("cisa-analyst", made, most)).record).toMatchObject({ marking: most, version: 2 });
  });

  it("asks for a reason, an officer, and a record that the officer reads", async () => {
    const made = await exposureOf("cisa-analyst");
    expect((await mark("cisa-analyst", made, { level: "CUI", basis: null })).error?.code).toBe("BAD_USER_INPUT");
    expect((await mark("energy-officer", made, { level: "CUI" })).error?.code).toBe("FORBIDDEN");
    await using owner = await connect(subgraph.ownerUrl);
    await owner.query("UPDATE asset_exposure SET marking_level = 'SECRET' WHERE id = $1", [made.id]);
    expect((await mark("cisa-analyst", made, { level: "CUI" })).error?.code).toBe("RECORD_NOT_FOUND");
  });
});
