import type { Lifecycle } from "../../../../subgraphs/kit/record/transitions";
import {
  embargoLifecycle,
  embargoParticipantLifecycle,
} from "../../../../subgraphs/treasury/embargo/embargo.transitions";
import { participationLifecycle } from "../../../../subgraphs/treasury/participation/participation.transitions";
import { patchDeliveryLifecycle } from "../../../../subgraphs/treasury/patch-delivery/patch-delivery.transitions";
import { scanClaimLifecycle } from "../../../../subgraphs/treasury/scan-claim/scan-claim.transitions";
import { vulnerabilityCaseLifecycle } from "../../../../subgraphs/treasury/vulnerability-case/vulnerability-case.transitions";
import {
  ACME,
  ANALYST,
  BRIGHT_GATE,
  COORDINATOR,
  type Clearinghouse,
  START,
  caseIn,
  claimIn,
  deliveryIn,
  embargoIn,
  fixOf,
  invitationIn,
  participationIn,
  startClearinghouse,
} from "../fixture/clearinghouse";
import { newMaintainer, signed } from "../fixture/signing";

/** A record in a state, and how each action is asked of it. */
interface Prepared {
  readonly id: string;
  readonly table: string;
  readonly asks: Readonly<Record<string, Ask>>;
}

type Ask = readonly [identity: string, command: string, input?: object];

type Prepare = (house: Clearinghouse, state: string) => Promise<Prepared>;

const FIX = signed("a patch", newMaintainer());
const LATER = "2026-12-31T00:00:00.000Z";

const TYPES: readonly [string, Lifecycle<string>, Prepare][] = [
  ["Participation", participationLifecycle, participation],
  ["ScanClaim", scanClaimLifecycle, claim],
  ["VulnerabilityCase", vulnerabilityCaseLifecycle, vulnerabilityCase],
  ["Embargo", embargoLifecycle, embargo],
  ["EmbargoParticipant", embargoParticipantLifecycle, invitation],
  ["PatchDelivery", patchDeliveryLifecycle, delivery],
];

async function participation(house: Clearinghouse, state: string): Promise<Prepared> {
  const { id, identity } = await participationIn(house, state);
  const organization = identity.replace("REPRESENTATIVE@", "");
  const activate: Ask = [
    identity,
    "joinClearinghouse",
    { id: undefined, expectedVersion: undefined, organization, roles: [] },
  ];
  return { id, table: "participation", asks: { activate, withdraw: [identity, "withdrawFromClearinghouse"] } };
}

async function claim(house: Clearinghouse, state: string): Promise<Prepared> {
  const asks = {
    start: [ACME, "startScan"],
    finish: [ACME, "finishScan"],
    release: [ACME, "releaseScan"],
  } as const;
  return { id: await claimIn(house, state), table: "scan_claim", asks };
}

async function vulnerabilityCase(house: Clearinghouse, state: string): Promise<Prepared> {
  const id = await caseIn(house, state);
  const fix = await fixOf(house, id);
  const { sha256 } = await house.row("fix", fix);
  const distribute = { fix, receivedSha256: sha256, agencies: ["gsa"] };
  return {
    id,
    table: "vulnerability_case",
    asks: {
      scan: [ANALYST, "startScanning"],
      validate: [ANALYST, "validateCase", { evidence: "Seen" }],
      reject: [ANALYST, "rejectCase", { reason: "Not seen" }],
      markDuplicate: [ANALYST, "mergeDuplicate", { duplicateOf: "case-cve-2023-4346" }],
      remediate: [COORDINATOR, "startRemediation"],
      defer: [ANALYST, "deferCase"],
      submitFix: [BRIGHT_GATE, "submitFix", FIX],
      distribute: [COORDINATOR, "distributePatch", distribute],
      close: [COORDINATOR, "closeCase"],
      resumeValidated: [ANALYST, "resumeCase", { into: "VALIDATED" }],
      resumeRemediation: [ANALYST, "resumeCase", { into: "REMEDIATING" }],
    },
  };
}

async function embargo(house: Clearinghouse, state: string): Promise<Prepared> {
  const caseId = await caseIn(house, "REMEDIATING");
  const propose = { case: caseId, terms: "Again", endsAt: LATER, participants: ["lake-county"] };
  return {
    id: await embargoIn(house, state, caseId),
    table: "embargo",
    asks: {
      propose: [BRIGHT_GATE, "proposeEmbargo", { id: undefined, expectedVersion: undefined, ...propose }],
      accept: [ACME, "acceptEmbargo"],
      reject: [COORDINATOR, "rejectEmbargo"],
      revise: [ACME, "reviseEmbargo", { terms: "New terms" }],
      settle: [COORDINATOR, "settleEmbargo", { adopt: true }],
      exit: [ACME, "exitEmbargo"],
    },
  };
}

async function invitation(house: Clearinghouse, state: string): Promise<Prepared> {
  const revised = await embargoIn(house, "REVISE", await caseIn(house, "REMEDIATING"));
  const sign: Ask = ["REPRESENTATIVE@lake-county", "respondToEmbargo", { answer: "SIGN" }];
  const decline: Ask = ["REPRESENTATIVE@lake-county", "respondToEmbargo", { answer: "DECLINE" }];
  return {
    id: await invitationIn(house, state, revised, "lake-county"),
    table: "embargo_participant",
    // The one answer means two things: to an invitation, and to new terms of what was signed.
    asks: state === "SIGNATORY" ? { sign, lapse: decline } : { sign, decline },
  };
}

async function delivery(house: Clearinghouse, state: string): Promise<Prepared> {
  const recipient = "REPRESENTATIVE@lake-county";
  return {
    id: await deliveryIn(house, state),
    table: "patch_delivery",
    asks: {
      send: [COORDINATOR, "sendPatch"],
      resend: [COORDINATOR, "resendPatch"],
      acknowledge: [recipient, "acknowledgePatch"],
      apply: [recipient, "applyPatch"],
      decline: [recipient, "declinePatch", { reason: "MITIGATED" }],
    },
  };
}

/** Edges that the clock takes, `STATE action`: alone, save that an embargo ends by command as well. */
const CLOCKWORK: Readonly<Record<string, readonly string[]>> = {
  ScanClaim: ["CLAIMED expire", "RUNNING expire"],
  Embargo: ["ACTIVE exit", "REVISE exit"],
  EmbargoParticipant: ["INVITED lapse"],
  PatchDelivery: ["SENT noteSilence"],
};

describe.each(TYPES)("commands of %s", (type, lifecycle, prepare) => {
  let house: Clearinghouse;
  beforeAll(async () => {
    house = await startClearinghouse();
  });
  afterAll(async () => house[Symbol.asyncDispose]());
  beforeEach(() => house.setTime(START));

  const edges = edgesOf(lifecycle);
  const isCommand = ({ from, action }: Edge): boolean =>
    type === "Embargo" || CLOCKWORK[type]?.includes(`${from} ${action}`) !== true;

  it.each(edges.filter(isCommand))("take $from by $action to $to, with history, in few statements", async (edge) => {
    const { id, asks } = await prepare(house, edge.from);
    const [identity, command, input] = asks[edge.action] as Ask;
    const reached = await house.accept(identity, command, { id, expectedVersion: 1, ...input });
    expect(reached).toMatchObject({ id, state: edge.to });
    expect(house.subgraph.statements()).toBeLessThanOrEqual(10);
    expect(await movesOf(house, id)).toEqual([edge]);
  });

  const actions = [...new Set(edges.filter(isCommand).map(({ action }) => action))];
  const missing = lifecycle.states.flatMap((from) => {
    const legal = Object.keys(lifecycle.table[from] ?? {});
    return actions.filter((action) => !legal.includes(action)).map((action) => ({ from, action, legal }));
  });

  it.each(missing)(
    "answer ILLEGAL_TRANSITION to $action from $from, naming $legal",
    async ({ from, action, legal }) => {
      const { id, table, asks } = await prepare(house, from);
      // Silence lapses an invitation, and a signatory's refusal of new terms: no other command asks for it.
      const [identity, command, input] = asks[action] ?? asks.decline ?? asks.sign ?? [];
      const refusal = await house.refuse(identity ?? "", command ?? "", { id, expectedVersion: 1, ...input });
      expect(refusal).toMatchObject({ code: "ILLEGAL_TRANSITION", details: { state: from, legalActions: legal } });
      expect(await house.row(table, id)).toMatchObject({ state: from, version: 1 });
      expect(await movesOf(house, id)).toEqual([]);
    },
  );
});

describe.each(TYPES.filter(([type]) => Object.hasOwn(CLOCKWORK, type)))(
  "the clock and %s",
  (type, lifecycle, prepare) => {
    let house: Clearinghouse;
    beforeAll(async () => {
      house = await startClearinghouse();
    });
    afterAll(async () => house[Symbol.asyncDispose]());
    beforeEach(() => house.setTime(START));

    const byClock = edgesOf(lifecycle).filter(({ from, action }) => CLOCKWORK[type]?.includes(`${from} ${action}`));
    const idle = lifecycle.states.filter((state) => !byClock.some(({ from }) => from === state));

    it.each(byClock)("take $from by $action to $to, in time and not before", async (edge) => {
      const { id } = await prepare(house, edge.from);
      await house.subgraph.doDuties();
      expect(await movesOf(house, id)).toEqual([]);
      house.setTime(LATER);
      await house.subgraph.doDuties();
      expect(await movesOf(house, id)).toEqual([edge]);
    });

    it.each(idle)("leave alone what is %s", async (state) => {
      const { id } = await prepare(house, state);
      house.setTime(LATER);
      await house.subgraph.doDuties();
      expect(await movesOf(house, id)).toEqual([]);
    });
  },
);

interface Edge {
  readonly from: string;
  readonly action: string;
  readonly to: string;
}

function edgesOf({ table }: Lifecycle<string>): Edge[] {
  return Object.entries(table).flatMap(([from, actions]) =>
    Object.entries(actions).map(([action, to]) => ({ from, action, to })),
  );
}

async function movesOf({ owner }: Clearinghouse, id: string): Promise<Edge[]> {
  const { rows } = await owner.query(
    'SELECT from_state AS "from", action, to_state AS "to" FROM history WHERE record_id = $1 AND from_state <> to_state',
    [id],
  );
  return rows as Edge[];
}
