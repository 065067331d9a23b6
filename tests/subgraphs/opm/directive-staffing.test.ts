import fc from "fast-check";
import { fillRate } from "../../../subgraphs/opm/staffing/directive-staffing";
import { opm } from "../../../subgraphs/opm/subgraph";
import { startTestSubgraph } from "../../fixture/subgraph";

describe("fillRate", () => {
  it.each([
    [40, 22, 0.55],
    [12, 12, 1],
    [5, 0, 0],
    [0, 0, null],
  ])("of %i needed and %i filled is %p", (needed, filled, rate) => {
    expect(fillRate({ needed, filled })).toBe(rate);
  });

  it("lies between 0 and 1 and grows with every filled post", () => {
    const needs = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((needed) => fc.record({ needed: fc.constant(needed), filled: fc.integer({ min: 0, max: needed - 1 }) }));
    fc.assert(
      fc.property(needs, ({ needed, filled }) => {
        const rate = fillRate({ needed, filled });
        expect(rate).toBeGreaterThanOrEqual(0);
        expect(fillRate({ needed, filled: filled + 1 })).toBeGreaterThan(rate ?? Number.NaN);
        expect(fillRate({ needed, filled: needed })).toBe(1);
      }),
    );
  });
});

describe("Directive.staffing", () => {
  it("sums needs by directive in two statements, also for a hundred directives", async () => {
    await using subgraph = await startTestSubgraph(opm);
    const ids = ["BOD-26-04", "BOD-25-01", "ED-26-03", ...Array.from({ length: 97 }, (_, index) => `BOD-00-${index}`)];
    const { data } = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Directive { id staffing { needed filled fillRate workRoles { id } } } } }`,
      { representations: ids.map((id) => ({ __typename: "Directive", id })) },
    );
    const roles = (...numbers: string[]) => numbers.map((id) => ({ id }));
    expect(data._entities.slice(0, 4)).toEqual([
      {
        id: "BOD-26-04",
        staffing: {
          needed: 40,
          filled: 22,
          fillRate: 0.55,
          workRoles: roles("IO-WRL-006", "PD-WRL-004", "PD-WRL-007"),
        },
      },
      {
        id: "BOD-25-01",
        staffing: { needed: 12, filled: 12, fillRate: 1, workRoles: roles("IO-WRL-005", "OG-WRL-012") },
      },
      {
        id: "ED-26-03",
        staffing: { needed: 5, filled: 2, fillRate: 0.4, workRoles: roles("IO-WRL-004", "PD-WRL-003") },
      },
      { id: "BOD-00-0", staffing: { needed: 0, filled: 0, fillRate: null, workRoles: [] } },
    ]);
    expect(subgraph.statements()).toBe(2);
  });
});
