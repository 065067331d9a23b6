import { buildASTSchema, parse } from "graphql";
import { schemaFiles } from "../../cli/compose-schema";
import { modelTypesOf } from "../../schema/lint/model-types";
import { holdingNames } from "../../schema/lint/release-freedom";

describe("rule 1: nothing in the composed schema can hold a model or a release back", () => {
  const supergraph = parse(schemaFiles(() => undefined).at(-1)?.text ?? "");

  it("in no state, enum value, mutation, field or argument", () => {
    expect(holdingNames(supergraph)).toEqual([]);
  });

  it("of all that is about models, whose records and lists the lint knows", () => {
    const types = modelTypesOf(buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true }));
    for (const name of [
      "FrontierModel",
      "CoverageInquiry",
      "Consultation",
      "Designation",
      "BenchmarkRun",
      "AccessWindow",
      "TrustedPartnership",
      "SafeguardAttestation",
    ]) {
      expect([...types]).toEqual(expect.arrayContaining([name, `${name}Connection`, `${name}Edge`]));
    }
    for (const name of ["VulnerabilityCase", "Embargo", "Prosecution", "HiringPathway", "Marking", "PageInfo"]) {
      expect([...types]).not.toContain(name);
    }
  });
});
