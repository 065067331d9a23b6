/**
 * Deliveries of the told stories. Of the agencies, Treasury, Energy, VA and SSA lack a patch; of the rural
 * hospitals, Juniper Falls and Prairie View. GSA and NASA had closed the hole before the patch came.
 */
import { ORGANIZATIONS } from "../../kit/demonstration/world";
import type { DeclineReason } from "../patch-delivery/patch-delivery.entity";
import { type PatchDeliveryState, patchDeliveryLifecycle } from "../patch-delivery/patch-delivery.transitions";
import type { MadeUpDelivery } from "./delivery-rows";
import { toldCaseId } from "./told-cases";
import { toldFixId } from "./told-fixes";
import { evenly } from "./timeline";

const DAY_MS = 86_400_000;

type Outcome = PatchDeliveryState | { readonly declined: DeclineReason };

interface Distribution {
  readonly name: "knx" | "liteLlm" | "relayParser";
  readonly from: string;
  readonly agencies: Readonly<Record<string, Outcome>>;
  readonly organizations: Partial<Readonly<Record<keyof typeof ORGANIZATIONS, Outcome>>>;
}

const DISTRIBUTIONS: readonly Distribution[] = [
  {
    name: "knx",
    from: "2026-07-20T14:00:00.000Z",
    agencies: {
      treasury: "SENT",
      energy: "NO_RESPONSE",
      va: "QUEUED",
      hhs: "ACKNOWLEDGED",
      ssa: "APPLIED",
      gsa: { declined: "ALREADY_FIXED" },
      nasa: { declined: "ALREADY_FIXED" },
      nsa: { declined: "NOT_AFFECTED" },
      cisa: "APPLIED",
      opm: "ACKNOWLEDGED",
      doj: "APPLIED",
    },
    organizations: {
      juniperFalls: "NO_RESPONSE",
      cedarValley: "APPLIED",
      prairieView: "SENT",
      firstHarbor: "APPLIED",
      mesaWater: "ACKNOWLEDGED",
      northfieldGrid: "APPLIED",
      lakeCounty: { declined: "MITIGATED" },
    },
  },
  {
    name: "liteLlm",
    from: "2026-07-06T14:00:00.000Z",
    agencies: { va: "SENT", ssa: "NO_RESPONSE", gsa: "APPLIED", opm: "APPLIED", doj: "APPLIED" },
    organizations: { juniperFalls: "SENT", cedarValley: "APPLIED", mesaWater: "APPLIED", lakeCounty: "APPLIED" },
  },
  {
    name: "relayParser",
    from: "2026-07-14T14:00:00.000Z",
    agencies: { gsa: "APPLIED", energy: "APPLIED", cisa: "APPLIED", nsa: "APPLIED" },
    organizations: { prairieView: "NO_RESPONSE", firstHarbor: "APPLIED", northfieldGrid: "APPLIED" },
  },
];

export const TOLD_DELIVERIES: readonly MadeUpDelivery[] = DISTRIBUTIONS.flatMap((distribution) => [
  ...Object.entries(distribution.agencies).map(([agencyId, outcome]) => delivery(distribution, { agencyId }, outcome)),
  ...Object.entries(distribution.organizations).map(([name, outcome]) =>
    delivery(distribution, { organizationId: ORGANIZATIONS[name as keyof typeof ORGANIZATIONS] }, outcome),
  ),
]);

/** Sent on the next day, acknowledged on the second, settled on the third. */
function delivery(
  { name, from }: Distribution,
  recipient: MadeUpDelivery["recipient"],
  outcome: Outcome,
): MadeUpDelivery {
  const [state, declineReason] =
    typeof outcome === "string" ? [outcome, null] : ["DECLINED" as const, outcome.declined];
  return {
    fixId: toldFixId(name),
    caseId: toldCaseId(name),
    recipient,
    timeline: evenly(patchDeliveryLifecycle, state, { startMs: Date.parse(from), stepMs: DAY_MS }),
    declineReason,
  };
}
