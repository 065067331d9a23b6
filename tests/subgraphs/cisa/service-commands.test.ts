import { cisa } from "../../../subgraphs/cisa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { command } from "./commanding";

const TODAY = "2026-11-20";
const FIELDS =
  "id version state requestedOn decidedOn activeFrom endedOn declineReason recipient { id } service { id }";
const HOSPITAL = "participant-ruralhospital";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(`${TODAY}T10:00:00Z`) });
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

async function give(name: string, as: string, input: object) {
  return command(subgraph, { name, as, input, fields: FIELDS });
}

const request = (service: string) => ({ service, recipient: "juniper-falls-hospital", purpose: "Scan our portal" });

describe("a service grant", () => {
  it("is asked for by the recipient, granted by CISA, begun and ended by the recipient", async () => {
    const asked = await give("requestService", HOSPITAL, request("web-application-scanning"));
    expect(asked.record).toMatchObject({
      state: "REQUESTED",
      requestedOn: TODAY,
      recipient: { id: "juniper-falls-hospital" },
      service: { id: "web-application-scanning" },
    });
    const { id } = asked.record;
    const granted = await give("grantService", "cisa-analyst", { id, expectedVersion: 1 });
    expect(granted.record).toMatchObject({ state: "GRANTED", decidedOn: TODAY });
    const active = await give("activateService", HOSPITAL, { id, expectedVersion: 2 });
    expect(active.record).toMatchObject({ state: "ACTIVE", activeFrom: TODAY });
    const ended = await give("endService", HOSPITAL, { id, expectedVersion: 3 });
    expect(ended.record).toMatchObject({ state: "ENDED", endedOn: TODAY });
    expect((await give("requestService", HOSPITAL, request("web-application-scanning"))).error).toBeUndefined();
  });

  it("is live once for a service", async () => {
    const first = await give("requestService", HOSPITAL, request("vulnerability-scanning"));
    const again = await give("requestService", HOSPITAL, request("vulnerability-scanning"));
    expect(again.error).toMatchObject({ code: "CONFLICT" });
    const { id } = first.record;
    const declined = await give("declineService", "cisa-analyst", { id, expectedVersion: 1, reason: "Not now." });
    expect(declined.record).toMatchObject({ state: "DECLINED", declineReason: "Not now.", decidedOn: TODAY });
    expect((await give("requestService", HOSPITAL, request("vulnerability-scanning"))).error).toBeUndefined();
  });

  it("begins with the organization itself", async () => {
    for (const as of ["cisa-analyst", "REPRESENTATIVE@acme-ai", "AGENCY_OFFICER@juniper-falls-hospital"]) {
      const { error } = await give("requestService", as, request("ai-log-triage"));
      expect(error).toMatchObject({ code: "FORBIDDEN", message: "Only the recipient itself may do this." });
    }
    expect((await give("requestService", HOSPITAL, request("none"))).error).toMatchObject({ code: "RECORD_NOT_FOUND" });
  });

  it.each(["grantService", "declineService"])("%s is CISA's alone", async (name) => {
    const asked = await give("requestService", "REPRESENTATIVE@acme-ai", {
      ...request(name === "grantService" ? "ai-log-triage" : "vulnerability-scanning"),
      recipient: "acme-ai",
    });
    const order = { id: asked.record.id, expectedVersion: 1, ...(name === "declineService" ? { reason: "r" } : {}) };
    expect((await give(name, "REPRESENTATIVE@acme-ai", order)).error).toMatchObject({ code: "FORBIDDEN" });
    expect((await give(name, "cisa-analyst", order)).error).toBeUndefined();
  });

  it.each(["activateService", "endService"])("%s is nobody else's", async (name) => {
    const { error } = await give(name, "REPRESENTATIVE@acme-ai", {
      id: "ai-code-review-juniper-falls-hospital",
      expectedVersion: 1,
    });
    expect(error).toMatchObject({
      code: "FORBIDDEN",
      message: "Only the recipient itself or CISA's analysts may do this.",
    });
  });
});
