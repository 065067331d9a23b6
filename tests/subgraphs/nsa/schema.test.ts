import { isObjectType } from "graphql";
import { federationSchema } from "../../../subgraphs/kit/schema/federation-schema";
import { nsa } from "../../../subgraphs/nsa/subgraph";

describe("the NSA subgraph's schema", () => {
  const { schema, sdl } = federationSchema(nsa);

  it("says nothing of a threshold", () => {
    expect(sdl).not.toMatch(/threshold|cut.?off|passing/i);
  });

  it.each([
    ["FrontierModel", "covered", "Boolean!"],
    ["FrontierModel", "designation", "Designation"],
    ["FrontierModel", "developer", "Organization"],
    ["FrontierModel", "inquiries", "CoverageInquiryConnection!"],
    ["FrontierModel", "accessWindows", "AccessWindowConnection!"],
    ["FrontierModel", "partnerships", "TrustedPartnershipConnection!"],
    ["FrontierModel", "plannedReleaseAt", "DateTime"],
    ["FrontierModel", "releasedAt", "DateTime"],
    ["Organization", "models", "FrontierModelConnection"],
    ["Vulnerability", "discoveredBy", "[FrontierModel]"],
    ["AccessWindow", "safeguards", "[SafeguardAttestation]!"],
    ["AccessWindow", "receivingAgency", "Agency"],
    ["TrustedPartnership", "partner", "Organization"],
  ])("offers %s.%s: %s to the other agencies", (typeName, fieldName, type) => {
    const object = schema.getType(typeName);
    expect(isObjectType(object) && String(object.getFields()[fieldName]?.type)).toBe(type);
  });
});
