/** The deliveries of a grown case: to a few organizations, and to an agency for every second case. */
import { PER_SCALE, organizationId } from "../../kit/demonstration/world";
import { AGENCIES } from "../../kit/reference/agencies";
import { DECLINE_REASONS } from "../patch-delivery/patch-delivery.entity";
import { type PatchDeliveryState, patchDeliveryLifecycle } from "../patch-delivery/patch-delivery.transitions";
import type { MadeUpDelivery } from "./delivery-rows";
import type { GrownCase } from "./grown-case";
import { grownFixId } from "./grown-fix";
import { evenly, reachedAt } from "./timeline";

const HOUR_MS = 3_600_000;

const WHILE_DISTRIBUTING: readonly PatchDeliveryState[] = [
  "QUEUED",
  "SENT",
  "SENT",
  "ACKNOWLEDGED",
  "APPLIED",
  "NO_RESPONSE",
];
const ONCE_CLOSED: readonly PatchDeliveryState[] = [
  "APPLIED",
  "APPLIED",
  "APPLIED",
  "APPLIED",
  "DECLINED",
  "NO_RESPONSE",
];
/** Agencies answer what grown cases send them: which agency lacks a patch is told, not grown. */
const OF_AGENCIES: readonly PatchDeliveryState[] = ["ACKNOWLEDGED", "APPLIED", "APPLIED", "DECLINED"];

const CIVILIAN_AGENCIES = AGENCIES.filter(({ kind }) => kind === "CIVILIAN_EXECUTIVE").map(({ id }) => id);

/** Five recipients at this distance are five different ones among the 60 or more that there are. */
const RECIPIENT_STRIDE = 7;

/** Empty before distribution. All answers come within a step of the case. */
export function grownDeliveries(one: GrownCase): MadeUpDelivery[] {
  const { chance, record, scale } = one;
  const distributedAt = reachedAt(record.timeline, "DISTRIBUTING");
  if (distributedAt === null) return [];
  const startMs = Date.parse(distributedAt);
  const states = record.timeline.state === "CLOSED" ? ONCE_CLOSED : WHILE_DISTRIBUTING;
  const to = (recipient: MadeUpDelivery["recipient"], state: PatchDeliveryState): MadeUpDelivery => ({
    fixId: grownFixId(record.id),
    caseId: record.id,
    recipient,
    timeline: evenly(patchDeliveryLifecycle, state, { startMs, stepMs: chance.int(1, 7) * HOUR_MS }),
    declineReason: state === "DECLINED" ? chance.pick(DECLINE_REASONS) : null,
  });
  const agencies = chance.chance(0.5) ? [chance.pick(CIVILIAN_AGENCIES)] : [];
  const count = PER_SCALE.organizations * scale;
  const first = chance.int(0, count - 1);
  const organizations = Array.from({ length: chance.int(2, 5) }, (_, index) =>
    organizationId(((first + index * RECIPIENT_STRIDE) % count) + 1),
  );
  return [
    ...agencies.map((agencyId) => to({ agencyId }, chance.pick(OF_AGENCIES))),
    ...organizations.map((id) => to({ organizationId: id }, chance.pick(states))),
  ];
}
