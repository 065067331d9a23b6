import { nsa } from "../../subgraphs/nsa/subgraph";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { type TestHub, createTestHub } from "../fixture/hub";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { DAY_MS, DEVELOPER, DIRECTOR, Desk, OFFICER, RECEIVER } from "../subgraphs/nsa/fixture/desk";

const INQUIRIES = ["none", "SUBMITTED", "IN_CONSULTATION", "DETERMINED", "WITHDRAWN"] as const;
const DESIGNATIONS = ["none", "COVERED", "NOT_COVERED"] as const;
const WINDOWS = ["none", "OFFERED", "ACCEPTED", "OPEN", "CLOSED", "WITHDRAWN"] as const;

/** What a release does to a window. */
const AFTER_RELEASE = { OFFERED: "WITHDRAWN", ACCEPTED: "WITHDRAWN", OPEN: "CLOSED" } as const;

type Inquiry = (typeof INQUIRIES)[number];
type Window = (typeof WINDOWS)[number];

const COMBINATIONS = INQUIRIES.flatMap((inquiry) =>
  DESIGNATIONS.flatMap((designation) => WINDOWS.map((window) => ({ inquiry, designation, window }))),
);

const STANDING = `id releasedAt covered
  inquiries { nodes { id version state endedAt } }
  designation { id version outcome supersededAt }
  partnerships { nodes { id version state } }
  accessWindows { nodes { id state endedAt } }`;

interface Standing {
  readonly releasedAt: string | null;
  readonly inquiries: { readonly nodes: object[] };
  readonly designation: object | null;
  readonly partnerships: object;
  readonly accessWindows: { readonly nodes: { readonly state: string; readonly endedAt: string | null }[] };
}

const desk = new Desk();
let subgraph: TestSubgraph;

async function determined(modelId: string, outcome: string): Promise<void> {
  const inquiry = await desk.consultedInquiry(modelId);
  await desk.give(DIRECTOR, "determineCoverage", { ...inquiry, outcome, summary: "So it is." });
}

async function inquiryIn(state: Inquiry, modelId: string): Promise<void> {
  if (state === "none") return;
  if (state === "DETERMINED") return determined(modelId, "COVERED");
  const inquiry = await desk.inquiry(modelId);
  if (state === "IN_CONSULTATION") await desk.view(inquiry.id, "oncd");
  if (state === "WITHDRAWN") await desk.give(DEVELOPER, "withdrawInquiry", inquiry);
}

async function windowIn(state: Window, modelId: string): Promise<void> {
  if (state === "none") return;
  await desk.window(modelId, state === "CLOSED" ? "OPEN" : state);
  if (state !== "CLOSED") return;
  desk.now = new Date(desk.now.getTime() + 10 * DAY_MS);
  await subgraph.doDuties();
}

describe("rule 1: a release is recorded in every state", () => {
  beforeAll(async () => {
    subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
    desk.asker = subgraph;
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  it.each(COMBINATIONS)(
    "inquiry $inquiry, designation $designation, window $window",
    async ({ inquiry, designation, window }) => {
      const { id } = await desk.model();
      if (designation !== "none") await determined(id, designation);
      await inquiryIn(inquiry, id);
      await windowIn(window, id);
      await desk.give(OFFICER, "proposePartner", { modelId: id, partnerId: "lake-county", purpose: "Review." });
      const before = await desk.read<Standing>("frontierModel", id, STANDING);
      expect(before.accessWindows.nodes.map(({ state }) => state)).toEqual(window === "none" ? [] : [window]);

      await desk.give(DEVELOPER, "recordRelease", { id });

      const after = await desk.read<Standing>("frontierModel", id, STANDING);
      expect(after).toEqual({ ...before, releasedAt: desk.in(0), accessWindows: after.accessWindows });
      expect(after.accessWindows.nodes).toEqual(
        before.accessWindows.nodes.map((one) =>
          one.state in AFTER_RELEASE
            ? { ...one, state: AFTER_RELEASE[one.state as keyof typeof AFTER_RELEASE], endedAt: desk.in(0) }
            : one,
        ),
      );
    },
  );

  it("also of a model that is released already, which stays released since then", async () => {
    const { id } = await desk.model();
    const since = desk.in(0);
    await desk.give(DEVELOPER, "recordRelease", { id });
    desk.now = new Date(desk.now.getTime() + DAY_MS);
    await desk.give(DEVELOPER, "recordRelease", { id });
    expect(await desk.read("frontierModel", id, "releasedAt")).toEqual({ releasedAt: since });
  });

  it("ends all of several windows, each in its way", async () => {
    const { id } = await desk.model();
    for (const state of ["OPEN", "ACCEPTED", "OFFERED", "OPEN"] as const) await desk.window(id, state);
    await desk.give(DEVELOPER, "recordRelease", { id });
    const { accessWindows } = await desk.read<Standing>("frontierModel", id, "accessWindows { nodes { state } }");
    expect(accessWindows.nodes.map(({ state }) => state).sort()).toEqual([
      "CLOSED",
      "CLOSED",
      "WITHDRAWN",
      "WITHDRAWN",
    ]);
  });

  it("with whatever goes on at the same time", async () => {
    const { id } = await desk.model();
    const [accepted, consulted] = [await desk.window(id, "ACCEPTED"), await desk.consultedInquiry(id)];
    await desk.attestAll(accepted.id);
    const [released] = await Promise.all([
      desk.send(DEVELOPER, "recordRelease", { id }),
      desk.send(RECEIVER, "openAccess", accepted),
      desk.send(DIRECTOR, "determineCoverage", { ...consulted, outcome: "COVERED", summary: "It is." }),
      desk.send(DEVELOPER, "offerAccess", {
        modelId: id,
        receivingAgencyId: "nsa",
        opensAt: desk.in(0),
        closesAt: desk.in(DAY_MS),
      }),
    ]);
    expect(released.refusal).toBeUndefined();
    const { accessWindows } = await desk.read<Standing>("frontierModel", id, "accessWindows { nodes { state } }");
    for (const { state } of accessWindows.nodes) expect(["CLOSED", "WITHDRAWN"]).toContain(state);
  });
});

describe("rule 1: a release is recorded while all other agencies are down", () => {
  const hubDesk = new Desk();
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub({ clock: hubDesk.clock });
    hubDesk.asker = hub;
  }, 60_000);
  afterAll(() => hub[Symbol.asyncDispose]());

  it("through the gateway, with what the others would add told as missing", async () => {
    const { id } = await hubDesk.model();
    const window = await hubDesk.window(id, "OPEN");
    for (const name of SUBGRAPH_NAMES.filter((one) => one !== "nsa")) await hub.stop(name);
    const { data, errors } = await hub.askAs(
      DEVELOPER,
      `mutation ($input: RecordReleaseInput!) {
         recordRelease(input: $input) { releasedAt developer { name } }
       }`,
      { input: { id, idempotencyKey: "release-while-others-are-down" } },
    );
    expect(data).toEqual({ recordRelease: { releasedAt: hubDesk.in(0), developer: null } });
    expect(errors).toMatchObject([{ extensions: { code: "SUBGRAPH_UNAVAILABLE", agency: "coordination" } }]);
    expect(await hubDesk.read("accessWindow", window.id, "state")).toEqual({ state: "CLOSED" });
  });
});
