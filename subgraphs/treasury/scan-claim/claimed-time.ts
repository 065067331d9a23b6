/**
 * Which times can be claimed, and when a scan may run. Pure.
 * In: a time, and the instant of the command, all ISO 8601 in UTC to the millisecond. Out: nothing, or a refusal.
 */
import { HubError } from "../../../common/errors";

interface Time {
  readonly startsAt: string;
  /** The time ends before this instant. */
  readonly endsAt: string;
}

/** Nobody keeps a target from the others for longer with one claim. */
const MOST_CLAIMED_DAYS = 30;

const DAY_MS = 86_400_000;

/** @throws BAD_USER_INPUT for a time that is empty, over, or too long */
export function assertClaimable({ startsAt, endsAt }: Time, now: string): void {
  if (endsAt <= startsAt) throw unusable("input.endsAt must be after input.startsAt.");
  if (endsAt <= now) throw unusable("input.endsAt must be in the future.");
  if (Date.parse(endsAt) - Date.parse(startsAt) <= MOST_CLAIMED_DAYS * DAY_MS) return;
  throw unusable(`input.endsAt must be at most ${MOST_CLAIMED_DAYS} days after input.startsAt.`);
}

/** @throws RULE_VIOLATED outside the claimed time */
export function assertRunning({ startsAt, endsAt }: Time, now: string): void {
  if (startsAt <= now && now < endsAt) return;
  throw new HubError("RULE_VIOLATED", `The target is claimed from ${startsAt} until ${endsAt}, which is not now.`, {
    remedy: now < startsAt ? "Wait for the claimed time, or claim an earlier one." : "Claim another time.",
    facts: { startsAt, endsAt },
  });
}

function unusable(message: string): HubError {
  return new HubError("BAD_USER_INPUT", message, { remedy: "Correct the named fields." });
}
