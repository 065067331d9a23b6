import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";
import { nsa } from "../../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { DEVELOPER, DIRECTOR, Desk, OFFICER, type Outcome, RECEIVER, DAY_MS, viewOf } from "./fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

/** How tests make records of a type, and which command takes each action; the clock's is told apart. */
interface Walker {
  readonly type: string;
  readonly lifecycle: Lifecycle<string>;
  /** Query that reads the record. */
  readonly query: string;
  begin(): Promise<Outcome>;
  readonly take: Readonly<Record<string, (record: Outcome) => ReturnType<Desk["send"]>>>;
}

const lifecycleOf = (type: string): Lifecycle<string> => nsa.lifecycles[type] as Lifecycle<string>;

const inquiries: Walker = {
  type: "CoverageInquiry",
  lifecycle: lifecycleOf("CoverageInquiry"),
  query: "coverageInquiry",
  begin: async () => desk.inquiry((await desk.model()).id),
  take: {
    consult: async ({ id }) => {
      const views = ["oncd", "ostp", "cisa", "war"].map((office) => [office, "NO_VIEW"] as const);
      let last: Awaited<ReturnType<Desk["send"]>> = { record: null };
      for (const [office, view] of views) {
        last = await desk.send(viewOf(office), "recordConsultation", { inquiryId: id, view, remarks: "None." });
      }
      return last;
    },
    determine: (record) =>
      desk.send(DIRECTOR, "determineCoverage", { ...record, outcome: "COVERED", summary: "It is." }),
    withdraw: (record) => desk.send(DEVELOPER, "withdrawInquiry", record),
  },
};

const windows: Walker = {
  type: "AccessWindow",
  lifecycle: lifecycleOf("AccessWindow"),
  query: "accessWindow",
  begin: async () => desk.offer((await desk.model()).id),
  take: {
    accept: (record) => desk.send(RECEIVER, "acceptAccess", record),
    open: async (record) => {
      if (record.state === "ACCEPTED") await desk.attestAll(record.id);
      return desk.send(RECEIVER, "openAccess", record);
    },
    withdraw: (record) => desk.send(DEVELOPER, "withdrawAccess", record),
    close: async ({ id }) => {
      const before = desk.now;
      desk.now = new Date(before.getTime() + 10 * DAY_MS);
      await subgraph.doDuties();
      desk.now = before;
      return { record: await desk.read<Outcome>("accessWindow", id, "id version state") };
    },
  },
};

const partnerships: Walker = {
  type: "TrustedPartnership",
  lifecycle: lifecycleOf("TrustedPartnership"),
  query: "trustedPartnership",
  begin: async () =>
    desk.give(OFFICER, "proposePartner", {
      modelId: (await desk.model()).id,
      partnerId: "lake-county",
      purpose: "Review.",
    }),
  take: {
    agreeAsDeveloper: (record) => desk.send(DEVELOPER, "agreeToPartner", record),
    agreeAsGovernment: (record) => desk.send(OFFICER, "agreeToPartner", record),
    end: (record) => desk.send(OFFICER, "endPartnership", record),
  },
};

const safeguards: Walker = {
  type: "SafeguardAttestation",
  lifecycle: lifecycleOf("SafeguardAttestation"),
  query: "safeguardAttestation",
  begin: async () => {
    const [first] = await desk.safeguards((await desk.offer((await desk.model()).id)).id);
    return { id: first?.id ?? "", version: first?.version ?? 0, state: first?.state ?? "" };
  },
  take: { attest: (record) => desk.send(RECEIVER, "attestSafeguard", { ...record, statement: "Kept." }) },
};

const WALKERS = [inquiries, windows, partnerships, safeguards];

/** Actions that no caller commands. */
const BY_CLOCK = new Set(["AccessWindow close"]);

/** Further views are recorded without a move. */
const WITHOUT_MOVE = new Set(["IN_CONSULTATION consult"]);

async function recordIn(state: string, walker: Walker): Promise<Outcome> {
  let record = await walker.begin();
  for (const { action } of walker.lifecycle.pathTo(state)) {
    await walker.take[action]?.(record);
    record = await desk.read<Outcome>(walker.query, record.id, "id version state");
  }
  expect(record.state).toBe(state);
  return record;
}

describe.each(WALKERS)("$type", (walker) => {
  const { type, lifecycle, query, take } = walker;
  const actions = [...new Set(lifecycle.states.flatMap((state) => Object.keys(lifecycle.table[state] ?? {})))];
  const edges = lifecycle.states.flatMap((from) =>
    actions.map((action) => ({ from, action, to: lifecycle.table[from]?.[action] })),
  );

  it("has a command, or the clock, for each of its actions", () => {
    expect(Object.keys(take).sort()).toEqual(actions.sort());
  });

  it.each(edges.filter(({ to }) => to !== undefined))("goes from $from by $action to $to", async (edge) => {
    const before = await recordIn(edge.from, walker);
    const { refusal } = await take[edge.action]!(before);
    expect(refusal).toBeUndefined();
    const after = await desk.read<Outcome & { history: object[] }>(
      query,
      before.id,
      "id version state history { action fromState toState }",
    );
    expect(after.state).toBe(edge.to);
    expect(after.history.at(-1)).toEqual({ action: edge.action, fromState: edge.from, toState: edge.to });
    expect(after.version).toBe(before.version + 1);
  });

  const missing = edges.filter(({ from, action, to }) => to === undefined && !WITHOUT_MOVE.has(`${from} ${action}`));
  const isByClock = ({ action }: { action: string }): boolean => BY_CLOCK.has(`${type} ${action}`);

  it.each(missing.filter((edge) => !isByClock(edge)))("refuses $action where it is $from", async (edge) => {
    const before = await recordIn(edge.from, walker);
    const { refusal } = await take[edge.action]!(before);
    expect(refusal).toMatchObject({
      code: "ILLEGAL_TRANSITION",
      details: { state: edge.from, legalActions: Object.keys(lifecycle.table[edge.from] ?? {}) },
    });
    expect(await desk.read(query, before.id, "id version state")).toEqual(before);
  });
});

describe("the clock", () => {
  const { states, table } = windows.lifecycle;

  it.each(states.filter((state) => table[state]?.close === undefined))(
    "leaves a window alone that is %s",
    async (state) => {
      const before = await recordIn(state, windows);
      await windows.take.close?.(before);
      expect(await desk.read("accessWindow", before.id, "id version state")).toEqual(before);
    },
  );
});
