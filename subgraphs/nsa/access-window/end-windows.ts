/**
 * Ends windows in the record: when access ended, and in which state.
 * In: live windows and why they end. Out: they are CLOSED or WITHDRAWN. Not here: who or what ends them.
 */
import type { Work } from "../../kit/command/work";
import { nextState } from "../../kit/command/next-state";
import { latest } from "../latest";
import type { AccessWindow } from "./access-window.entity";
import { accessWindowLifecycle } from "./access-window.transitions";

type Ending = Pick<AccessWindow, "state" | "offeredAt" | "closesAt">;

/**
 * Access ends no later than agreed, also where the end is noted later; an offer ends when that is noted.
 * @param now ISO 8601, as the result
 */
export function endOfAccess({ state, offeredAt, closesAt }: Ending, now: string): string {
  if (state === "OPEN" && Date.parse(closesAt) < Date.parse(now)) return closesAt;
  return latest(now, offeredAt);
}

/** One statement for each different end, which is one in all but rare cases. */
export async function endWindows(
  work: Work,
  windows: readonly AccessWindow[],
  action: "close" | "withdraw",
): Promise<void> {
  for (const [endedAt, ending] of Map.groupBy(windows, (window) => endOfAccess(window, work.now))) {
    for (const [state, alike] of Map.groupBy(ending, (window) => nextState(accessWindowLifecycle, window, action))) {
      await work.changeAll(alike, action, { state, endedAt });
    }
  }
}
