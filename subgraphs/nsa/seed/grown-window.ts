/**
 * A grown model's access window: closed by the release of a released model; offered, accepted or open for a model
 * whose release is planned. Each closes when the release is planned, which is never in the week of the told windows.
 */
import { WORLD_INSTANT } from "../../kit/demonstration/world";
import type { Random } from "../../kit/seed/random";
import { LONGEST_WINDOW_HOURS } from "../access-window/window-rule";
import { SAFEGUARD_KINDS } from "../safeguard-attestation/safeguards-complete";
import { DAY_MS, HOUR_MS, instant, isoInstant } from "./instant";
import type { WindowLife } from "./model-life";

export interface ReleasePlan {
  readonly plannedMs: number;
  /** Less than five days before the plan; undefined while the model is not released. */
  readonly releasedMs: number | undefined;
}

const NOW_MS = instant(WORLD_INSTANT);
const LONGEST_DAYS = LONGEST_WINDOW_HOURS / 24;
const LAST_OFFER_MS = instant("2026-08-28T12:00:00Z");
const RECEIVERS = ["nsa", "cisa", "treasury", "war", "energy", "nist"];

export function grownWindow({ plannedMs, releasedMs }: ReleasePlan, chance: Random): WindowLife {
  const opensMs = plannedMs - chance.int(5, LONGEST_DAYS) * DAY_MS;
  const offeredMs = Math.min(opensMs - chance.int(4, 14) * DAY_MS, LAST_OFFER_MS);
  const acceptedMs = offeredMs + DAY_MS;
  const isWithdrawn = chance.chance(0.15);
  const isOpened = !isWithdrawn && opensMs <= NOW_MS;
  const isAccepted = isOpened || (!isWithdrawn && chance.chance(0.7));
  const attested = isOpened ? SAFEGUARD_KINDS.length : isAccepted ? chance.int(0, SAFEGUARD_KINDS.length - 1) : 0;
  const withdrawnMs = acceptedMs + chance.int(1, 3) * DAY_MS;
  return {
    receivingAgencyId: chance.pick(RECEIVERS),
    offeredAt: isoInstant(offeredMs),
    opensAt: isoInstant(opensMs),
    closesAt: isoInstant(plannedMs),
    plannedReleaseAt: isoInstant(plannedMs),
    acceptedAt: isAccepted ? isoInstant(acceptedMs) : null,
    openedAt: isOpened ? isoInstant(opensMs) : null,
    closedAt: isOpened && releasedMs !== undefined ? isoInstant(releasedMs) : null,
    withdrawnAt: isWithdrawn ? isoInstant(withdrawnMs) : null,
    attestedAt: SAFEGUARD_KINDS.slice(0, attested).map((_, index) => isoInstant(acceptedMs + index * 6 * HOUR_MS)),
  };
}
