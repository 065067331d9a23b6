import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { configuredAgency, loadAgency } from "../../cli/agencies";

describe("configuredAgency", () => {
  it.each(SUBGRAPH_NAMES)("is %s with all that it has", (name) => {
    const agency = configuredAgency(name, {});
    expect(agency.name).toBe(name);
    expect(agency.commands.map((command) => command.name)).toEqual(
      loadAgency(name).commands.map(({ name: one }) => one),
    );
  });

  it("names the variable that is unusable", () => {
    expect(() => configuredAgency("nsa", { NSA_CONSULTEES: "oncd,,war" })).toThrow(/^NSA_CONSULTEES: must be ids/);
  });
});
