import { type GraphQLNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { federationSchema } from "../../../subgraphs/kit/schema/federation-schema";
import { nsa } from "../../../subgraphs/nsa/subgraph";

/** Words with which something could hold a model or a release back. */
const HOLDING_BACK =
  /approv|licen[cs]|permi[ts]|clear|preclear|hold|block|deny|denied|refus|reject|authori[sz]|embargo/i;

/** Kit types that every subgraph shares and that say nothing about models: task states, TLP labels. */
const SHARED = new Set(["TaskState", "Task", "NsaTask", "TlpLabel"]);

/** A task can be blocked by what it waits for. */
const OF_TASKS = /^(un)?block(Nsa)Task(Input)?$/i;

function namesIn(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return [type.name, ...type.getValues().map((value) => value.name)];
  if (isInputObjectType(type)) return [type.name, ...Object.keys(type.getFields())];
  if (!isObjectType(type) && !isInterfaceType(type)) return [type.name];
  const fields = Object.values(type.getFields());
  return [type.name, ...fields.flatMap((field) => [field.name, ...field.args.map((arg) => arg.name)])];
}

describe("the NSA subgraph's schema", () => {
  const { schema, sdl } = federationSchema(nsa);
  const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith("__"));

  it("has no type, field, argument or value that could hold a model or a release back", () => {
    const names = types.filter((type) => !SHARED.has(type.name)).flatMap(namesIn);
    expect(names.length).toBeGreaterThan(200);
    const held = names.filter((name) => HOLDING_BACK.test(name) && !OF_TASKS.test(name));
    expect(held).toEqual([]);
  });

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
