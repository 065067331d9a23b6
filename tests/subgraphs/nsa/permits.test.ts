import { isAnonymous, isFederal } from "../../../common/caller";
import { personaOf } from "../../../common/personas";
import { nsa } from "../../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { DAY_MS, DEVELOPER, DIRECTOR, Desk, OFFICER, RECEIVER } from "./fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

/** Everybody who could have a word, colleagues, look-alikes and sums of roles among them. */
const EVERYBODY = [
  "public",
  "auditor",
  "treasury-analyst",
  "treasury-coordinator",
  "opm-officer",
  "doj-prosecutor",
  "energy-officer",
  OFFICER,
  DIRECTOR,
  "AUDITOR@nsa",
  "REPRESENTATIVE@nsa",
  "NSA_DIRECTOR@acme-ai",
  "NSA_OFFICER,TREASURY_COORDINATOR,CISA_ANALYST,AGENCY_OFFICER@nsa",
  RECEIVER,
  "REPRESENTATIVE@cisa",
  "AGENCY_OFFICER@oncd",
  DEVELOPER,
  "AGENCY_OFFICER@acme-ai",
  "REPRESENTATIVE@halden-ai",
  "REPRESENTATIVE@lake-county",
];

const OF_NSA = [OFFICER, DIRECTOR, "NSA_OFFICER,TREASURY_COORDINATOR,CISA_ANALYST,AGENCY_OFFICER@nsa"];
const REPRESENTATIVES = EVERYBODY.filter((identity) => identity.startsWith("REPRESENTATIVE@"));
const DEVELOPER_ALONE = [DEVELOPER];

/** Command, who may give it, and an input that it takes. */
const COMMANDS: readonly [string, readonly string[], () => Promise<object>][] = [
  ["registerModel", [DEVELOPER, ...REPRESENTATIVES], async () => ({ name: "Own 1", purpose: "Own." })],
  ["changeModelPlans", DEVELOPER_ALONE, async () => ({ ...(await desk.model()), plannedReleaseAt: null })],
  ["recordRelease", DEVELOPER_ALONE, () => desk.model()],
  [
    "recordDiscovery",
    [DEVELOPER, ...OF_NSA],
    async () => ({ ...(await desk.model()), vulnerabilityId: "CVE-2026-0770" }),
  ],
  ["publishDiscovery", OF_NSA, () => noted()],
  ["submitInquiry", DEVELOPER_ALONE, async () => ({ modelId: (await desk.model()).id, question: "Is it?" })],
  ["withdrawInquiry", DEVELOPER_ALONE, async () => desk.inquiry((await desk.model()).id)],
  [
    "recordConsultation",
    [RECEIVER, "AGENCY_OFFICER@oncd"],
    async () => ({ inquiryId: (await desk.inquiry((await desk.model()).id)).id, view: "COVERED", remarks: "Yes." }),
  ],
  [
    "determineCoverage",
    [DIRECTOR],
    async () => ({
      ...(await desk.consultedInquiry((await desk.model()).id)),
      outcome: "NOT_COVERED",
      summary: "It is not.",
    }),
  ],
  [
    "offerAccess",
    DEVELOPER_ALONE,
    async () => ({
      modelId: (await desk.model()).id,
      receivingAgencyId: "cisa",
      opensAt: desk.in(0),
      closesAt: desk.in(DAY_MS),
    }),
  ],
  ["acceptAccess", [RECEIVER], async () => desk.window((await desk.model()).id, "OFFERED")],
  [
    "openAccess",
    [RECEIVER],
    async () => {
      const window = await desk.window((await desk.model()).id, "ACCEPTED");
      await desk.attestAll(window.id);
      return window;
    },
  ],
  ["withdrawAccess", DEVELOPER_ALONE, async () => desk.window((await desk.model()).id, "OPEN")],
  [
    "attestSafeguard",
    [RECEIVER],
    async () => {
      const [safeguard] = await desk.safeguards((await desk.offer((await desk.model()).id)).id);
      return { id: safeguard?.id, version: safeguard?.version, statement: "Kept." };
    },
  ],
  [
    "proposePartner",
    [DEVELOPER, ...OF_NSA],
    async () => ({ modelId: (await desk.model()).id, partnerId: "lake-county", purpose: "Review." }),
  ],
  ["agreeToPartner", [DEVELOPER, ...OF_NSA], () => proposal()],
  ["endPartnership", [DEVELOPER, ...OF_NSA, "REPRESENTATIVE@lake-county"], () => proposal()],
];

/** A discovery that the NSA noted, which is for the NSA to publish. */
async function noted(): Promise<object> {
  const vulnerabilityId = "CVE-2026-0770";
  const model = await desk.give(OFFICER, "recordDiscovery", { ...(await desk.model()), vulnerabilityId });
  return { ...model, vulnerabilityId };
}

async function proposal(): Promise<object> {
  const { id } = await desk.model();
  return desk.give(OFFICER, "proposePartner", { modelId: id, partnerId: "lake-county", purpose: "Review." });
}

/** Commands on inquiries, which are controlled: to who is neither their developer nor federal there are none. */
const ON_INQUIRIES: ReadonlySet<string> = new Set(["withdrawInquiry", "determineCoverage"]);

function refusalOf(identity: string, command: string): string {
  const caller = personaOf(identity);
  if (isAnonymous(caller)) return "UNAUTHENTICATED";
  const isHidden = ON_INQUIRIES.has(command) && !isFederal(caller) && identity !== DEVELOPER;
  return isHidden ? "RECORD_NOT_FOUND" : "FORBIDDEN";
}

describe("the commands of the NSA subgraph", () => {
  it("are all of those that the table below knows, the tasks' and the markings'", () => {
    const names = nsa.commands
      .map(({ name }) => name)
      .filter((name) => !name.endsWith("NsaTask") && !/^mark[A-Z]/.test(name));
    expect(names.sort()).toEqual(COMMANDS.map(([name]) => name).sort());
  });

  it.each(COMMANDS)("%s is given by %j and nobody else", async (name, allowed, inputFor) => {
    const input = await inputFor();
    for (const identity of EVERYBODY.filter((one) => !allowed.includes(one))) {
      const { code } = await desk.refused(identity, name, input);
      expect([identity, code]).toEqual([identity, refusalOf(identity, name)]);
    }
    for (const identity of allowed) expect((await desk.give(identity, name, await inputFor())).id).toBeTruthy();
  });
});
