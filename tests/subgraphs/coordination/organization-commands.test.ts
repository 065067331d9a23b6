import { coordination } from "../../../subgraphs/coordination/subgraph";
import { type Answer, type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const REGISTER = `mutation ($input: RegisterOrganizationInput!) { registerOrganization(input: $input) {
  id version name kind sector state locality domain provenance { source } history { action office } } }`;
const CHANGE = `mutation ($input: ChangeOrganizationInput!) { changeOrganization(input: $input) {
  id version name state locality domain } }`;

let subgraph: TestSubgraph;
let key = 0;
beforeAll(async () => {
  subgraph = await startTestSubgraph(coordination);
});
afterAll(() => subgraph[Symbol.asyncDispose]());

const CLINIC = {
  id: "red-butte-clinic",
  name: "Red Butte Clinic",
  kind: "CRITICAL_INFRASTRUCTURE",
  sector: "RURAL_HOSPITAL",
  state: "WY",
  locality: "Rawlins",
  domain: "redbutte.example",
};

async function command(identity: string, mutation: string, input: object): Promise<Answer> {
  key += 1;
  return subgraph.askAs(identity, mutation, { input: { idempotencyKey: `organization-test-${key}`, ...input } });
}

describe("registerOrganization", () => {
  it("enters an organization, in few statements, and others can find it", async () => {
    const { data, errors } = await command("treasury-coordinator", REGISTER, CLINIC);
    expect(errors).toBeUndefined();
    expect(data.registerOrganization).toEqual({
      ...CLINIC,
      version: 1,
      provenance: { source: "coordination" },
      history: [{ action: "register", office: "treasury" }],
    });
    expect(subgraph.statements()).toBeLessThanOrEqual(10);
    const found = await subgraph.ask(`{ organization(id: "red-butte-clinic") { name } }`);
    expect(found.data.organization).toEqual({ name: "Red Butte Clinic" });
  });

  it.each<[string, string, object, string, RegExp]>([
    ["a taken id", "cisa-analyst", { id: "juniper-falls-hospital" }, "CONFLICT", /is taken/],
    ["an odd id", "cisa-analyst", { id: "Red Butte" }, "BAD_USER_INPUT", /^input.id must be lower-case/],
    ["a sector for a vendor", "cisa-analyst", { id: "v-1", kind: "VENDOR" }, "BAD_USER_INPUT", /^input.sector/],
    ["infrastructure without sector", "cisa-analyst", { id: "v-2", sector: null }, "BAD_USER_INPUT", /^input.sector/],
    ["a long state", "cisa-analyst", { id: "v-3", state: "Wyoming" }, "BAD_USER_INPUT", /^input.state must be/],
    ["a web address as domain", "cisa-analyst", { id: "v-4", domain: "https://a" }, "BAD_USER_INPUT", /^input.domain/],
    ["no name", "cisa-analyst", { id: "v-5", name: " " }, "BAD_USER_INPUT", /^input.name must not be empty/],
    ["the organization's own word", "developer-acme", { id: "v-6" }, "FORBIDDEN", /one of the five agencies/],
    ["another agency's", "energy-officer", { id: "v-7" }, "FORBIDDEN", /one of the five agencies/],
  ])("refuses %s", async (_, identity, change, code, message) => {
    const { data, errors } = await command(identity, REGISTER, { ...CLINIC, ...change });
    expect(data).toEqual({ registerOrganization: null });
    expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
  });
});

describe("changeOrganization", () => {
  it("changes what is given and keeps the rest, for the organization itself and for officers", async () => {
    const own = await command("participant-ruralhospital", CHANGE, {
      id: "juniper-falls-hospital",
      expectedVersion: 1,
      domain: "juniper.example",
    });
    expect(own.errors).toBeUndefined();
    expect(own.data.changeOrganization).toMatchObject({ version: 2, domain: "juniper.example" });
    const officers = await command("doj-prosecutor", CHANGE, {
      id: "juniper-falls-hospital",
      expectedVersion: 2,
      locality: "Juniper Falls",
    });
    expect(officers.data.changeOrganization).toMatchObject({
      version: 3,
      domain: "juniper.example",
      locality: "Juniper Falls",
    });
  });

  it("is not for another organization", async () => {
    const input = { id: "juniper-falls-hospital", expectedVersion: 3, name: "Ours" };
    const { errors } = await command("developer-acme", CHANGE, input);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});
