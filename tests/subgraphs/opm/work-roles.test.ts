import { WORK_ROLES } from "../../../subgraphs/opm/reference/work-roles";
import { opm } from "../../../subgraphs/opm/subgraph";
import { categoryOf } from "../../../subgraphs/opm/work-role/work-role-category";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

describe("WORK_ROLES", () => {
  it("are the 41 of the NICE framework, each once, numbered without a gap in its category", () => {
    expect(WORK_ROLES).toHaveLength(41);
    const counts = Map.groupBy(WORK_ROLES, (role) => role.id.slice(0, 2));
    expect([...counts].map(([category, roles]) => [category, roles.length])).toEqual([
      ["OG", 16],
      ["DD", 9],
      ["IO", 7],
      ["PD", 7],
      ["IN", 2],
    ]);
    for (const [category, roles] of counts) {
      expect(roles.map((role) => role.id)).toEqual(
        roles.map((_, index) => `${category}-WRL-${String(index + 1).padStart(3, "0")}`),
      );
    }
  });

  it("have three-digit codes that no two roles share", () => {
    const codes = WORK_ROLES.flatMap((role) => role.opmCodes);
    expect(codes.every((code) => /^\d{3}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect(WORK_ROLES.filter((role) => role.opmCodes.length !== 1).map((role) => role.id)).toEqual([
      "DD-WRL-004",
      "DD-WRL-009",
      "PD-WRL-005",
    ]);
  });

  it("have titles of their own", () => {
    expect(new Set(WORK_ROLES.map((role) => role.title)).size).toBe(41);
  });
});

describe("categoryOf", () => {
  it.each([
    ["OG-WRL-001", "OVERSIGHT_AND_GOVERNANCE"],
    ["DD-WRL-001", "DESIGN_AND_DEVELOPMENT"],
    ["IO-WRL-001", "IMPLEMENTATION_AND_OPERATION"],
    ["PD-WRL-007", "PROTECTION_AND_DEFENSE"],
    ["IN-WRL-002", "INVESTIGATION"],
  ])("reads %s as %s", (id, category) => {
    expect(categoryOf(id)).toBe(category);
  });

  it("refuses a category that the framework does not have", () => {
    expect(() => categoryOf("XX-WRL-001")).toThrow("XX-WRL-001");
  });
});

describe("workRoles", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(opm);
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  it("answers a role with its codes, need and pathways", async () => {
    const { data } = await subgraph.ask(`{ workRole(id: "PD-WRL-007") {
      title category opmCodes openPositions provenance { source }
      announcements(filter: { recruiting: false }) { nodes { id state recruiting } }
      pathways(filter: { states: [OPEN] }, orderBy: { field: ID }) { nodes { id } } } }`);
    expect(data.workRole).toEqual({
      title: "Vulnerability Analysis",
      category: "PROTECTION_AND_DEFENSE",
      opmCodes: ["541"],
      openPositions: 20,
      provenance: { source: "NIST NICE Framework Components 2.0.0 with OPM cybersecurity codes" },
      announcements: {
        nodes: [
          { id: "announcement-ssa-analysts", state: "CERTIFICATE_ISSUED", recruiting: false },
          { id: "announcement-gsa-analysts", state: "DRAFT", recruiting: false },
        ],
      },
      pathways: { nodes: [{ id: "pathway-direct-hire" }, { id: "pathway-talent-management" }] },
    });
  });

  it.each([
    ["{ categories: [INVESTIGATION] }", ["IN-WRL-001", "IN-WRL-002"]],
    ['{ opmCodes: ["632", "541"] }', ["DD-WRL-004", "PD-WRL-007"]],
    ['{ search: "COMSEC" }', ["OG-WRL-001"]],
    ['{ search: "100%" }', []],
    ['{ ids: ["PD-WRL-001", "PD-WRL-099"] }', ["PD-WRL-001"]],
    ['{ sought: true, ids: ["PD-WRL-007", "OG-WRL-003"] }', ["OG-WRL-003", "PD-WRL-007"]],
  ])("filters by %s", async (filter, ids) => {
    const { data } = await subgraph.ask(`{ workRoles(filter: ${filter}) { totalCount nodes { id } } }`);
    expect(data.workRoles.nodes.map((node: { id: string }) => node.id)).toEqual(ids);
    expect(data.workRoles.totalCount).toBe(ids.length);
  });

  it("answers 41 roles with nested lists in a handful of statements", async () => {
    const { data } = await subgraph.ask(`{ workRoles(first: 50) { nodes {
      openPositions announcements(first: 2) { nodes { id } } pathways { nodes { id } } } } }`);
    expect(data.workRoles.nodes).toHaveLength(41);
    expect(subgraph.statements()).toBe(4);
  });
});
