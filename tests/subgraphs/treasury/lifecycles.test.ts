import { embargoLifecycle, embargoParticipantLifecycle } from "../../../subgraphs/treasury/embargo/embargo.transitions";
import type { Lifecycle } from "../../../subgraphs/kit/record/transitions";
import { participationLifecycle } from "../../../subgraphs/treasury/participation/participation.transitions";
import { patchDeliveryLifecycle } from "../../../subgraphs/treasury/patch-delivery/patch-delivery.transitions";
import { scanClaimLifecycle } from "../../../subgraphs/treasury/scan-claim/scan-claim.transitions";
import { vulnerabilityCaseLifecycle } from "../../../subgraphs/treasury/vulnerability-case/vulnerability-case.transitions";

interface Walk {
  readonly type: string;
  readonly lifecycle: Lifecycle<string>;
  readonly initial: string;
  /** `FROM>TO`, as the domain says. */
  readonly edges: readonly string[];
}

const LIFECYCLES: readonly Walk[] = [
  {
    type: "Participation",
    lifecycle: participationLifecycle,
    initial: "INVITED",
    edges: ["INVITED>ACTIVE", "ACTIVE>WITHDRAWN", "WITHDRAWN>ACTIVE"],
  },
  {
    type: "ScanClaim",
    lifecycle: scanClaimLifecycle,
    initial: "CLAIMED",
    edges: [
      "CLAIMED>RUNNING",
      "CLAIMED>EXPIRED",
      "CLAIMED>RELEASED",
      "RUNNING>DONE",
      "RUNNING>EXPIRED",
      "RUNNING>RELEASED",
    ],
  },
  {
    type: "VulnerabilityCase",
    lifecycle: vulnerabilityCaseLifecycle,
    initial: "REPORTED",
    edges: [
      "REPORTED>SCANNING",
      "SCANNING>VALIDATED",
      "SCANNING>REJECTED",
      "SCANNING>DUPLICATE",
      "VALIDATED>REMEDIATING",
      "VALIDATED>DEFERRED",
      "REMEDIATING>PATCH_READY",
      "REMEDIATING>DEFERRED",
      "PATCH_READY>DISTRIBUTING",
      "DISTRIBUTING>CLOSED",
      "DEFERRED>VALIDATED",
      "DEFERRED>REMEDIATING",
    ],
  },
  {
    type: "Embargo",
    lifecycle: embargoLifecycle,
    initial: "NONE",
    edges: [
      "NONE>PROPOSED",
      "PROPOSED>ACTIVE",
      "PROPOSED>NONE",
      "ACTIVE>REVISE",
      "ACTIVE>EXITED",
      "REVISE>ACTIVE",
      "REVISE>EXITED",
    ],
  },
  {
    type: "EmbargoParticipant",
    lifecycle: embargoParticipantLifecycle,
    initial: "INVITED",
    edges: ["INVITED>SIGNATORY", "INVITED>DECLINED", "INVITED>LAPSED", "SIGNATORY>LAPSED", "LAPSED>SIGNATORY"],
  },
  {
    type: "PatchDelivery",
    lifecycle: patchDeliveryLifecycle,
    initial: "QUEUED",
    edges: [
      "QUEUED>SENT",
      "SENT>ACKNOWLEDGED",
      "SENT>NO_RESPONSE",
      "ACKNOWLEDGED>APPLIED",
      "ACKNOWLEDGED>DECLINED",
      "NO_RESPONSE>SENT",
      "NO_RESPONSE>ACKNOWLEDGED",
    ],
  },
];

describe.each(LIFECYCLES)("lifecycle of $type", ({ lifecycle, initial, edges }) => {
  const allowed = new Set(
    Object.entries(lifecycle.table).flatMap(([from, actions]) => Object.values(actions).map((to) => `${from}>${to}`)),
  );
  const pairs = lifecycle.states.flatMap((from) => lifecycle.states.map((to) => `${from}>${to}`));

  it.each(pairs)("allows %s exactly when the domain does", (pair) => {
    expect(allowed.has(pair)).toBe(edges.includes(pair));
  });

  it("leads from its first state to every other", () => {
    expect(lifecycle.initial).toBe(initial);
    const ends = lifecycle.states.map((state) => lifecycle.pathTo(state).at(-1)?.to ?? initial);
    expect(ends).toEqual(lifecycle.states);
  });
});
