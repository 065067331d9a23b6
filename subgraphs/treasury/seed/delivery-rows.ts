/** A made-up delivery as rows. In: fix, recipient, timeline. Out: its row and its history. */
import type { Row } from "../../kit/seed/copy-rows";
import type { DeclineReason } from "../patch-delivery/patch-delivery.entity";
import type { PatchDeliveryState } from "../patch-delivery/patch-delivery.transitions";
import { PATCH_DELIVERY_ACTORS } from "./actors";
import { recordColumns } from "./record-columns";
import { type Timeline, historyOf, reachedAt } from "./timeline";

export interface MadeUpDelivery {
  readonly fixId: string;
  readonly caseId: string;
  readonly recipient: { readonly agencyId: string } | { readonly organizationId: string };
  readonly timeline: Timeline<PatchDeliveryState>;
  /** Given for declined deliveries only. */
  readonly declineReason: DeclineReason | null;
}

export function deliveryRow(delivery: MadeUpDelivery): Row {
  const { fixId, caseId, recipient, timeline, declineReason } = delivery;
  return {
    id: idOf(delivery),
    fixId,
    caseId,
    agencyId: "agencyId" in recipient ? recipient.agencyId : null,
    organizationId: "organizationId" in recipient ? recipient.organizationId : null,
    state: timeline.state,
    queuedAt: timeline.instants[0],
    sentAt: reachedAt(timeline, "SENT"),
    acknowledgedAt: reachedAt(timeline, "ACKNOWLEDGED"),
    appliedAt: reachedAt(timeline, "APPLIED"),
    declinedAt: reachedAt(timeline, "DECLINED"),
    declineReason,
    ...recordColumns(),
  };
}

export function deliveryHistory(delivery: MadeUpDelivery): Row[] {
  return historyOf({
    recordType: "PatchDelivery",
    recordId: idOf(delivery),
    timeline: delivery.timeline,
    actors: PATCH_DELIVERY_ACTORS,
    basis: delivery.fixId,
  });
}

function idOf({ fixId, recipient }: MadeUpDelivery): string {
  return `${fixId}-to-${"agencyId" in recipient ? recipient.agencyId : recipient.organizationId}`;
}
