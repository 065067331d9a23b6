/**
 * What a model's plans and release do to its access windows, which end no later than either.
 * In: the unit of work that changed the model. Out: its live windows are ended or shortened in the same transaction.
 * Source: Executive Order 14409, section 3(b).
 */
import type { Work } from "../../kit/command/work";
import { isAmong } from "../../kit/record/transitions";
import { latest } from "../latest";
import { AccessWindow } from "./access-window.entity";
import { LIVE_ACCESS_WINDOW_STATES, accessWindowLifecycle } from "./access-window.transitions";

/** Open windows close, those not yet open are withdrawn. */
export async function endWindowsAtRelease(work: Work, modelId: string): Promise<void> {
  const live = await liveWindowsOf(work, modelId);
  const isOpen = ({ state }: AccessWindow): boolean => state === "OPEN";
  const open = live.filter(isOpen);
  await work.changeAll(open, "close", { state: accessWindowLifecycle.table.OPEN.close, endedAt: endOf(work, open) });
  await withdrawAll(
    work,
    live.filter((window) => !isOpen(window)),
  );
}

/** Windows that would last beyond the plan end with it; those that would open only then are withdrawn. */
export async function fitWindowsToPlan(
  work: Work,
  model: { readonly id: string; readonly plannedReleaseAt: string | null },
): Promise<void> {
  const { id, plannedReleaseAt } = model;
  if (plannedReleaseAt === null) return;
  const isBehindPlan = (at: string): boolean => Date.parse(at) > Date.parse(plannedReleaseAt);
  const late = (await liveWindowsOf(work, id)).filter(({ closesAt }) => isBehindPlan(closesAt));
  const isEmptied = ({ opensAt }: AccessWindow): boolean => Date.parse(opensAt) >= Date.parse(plannedReleaseAt);
  await work.changeAll(
    late.filter((window) => !isEmptied(window)),
    "shorten",
    { closesAt: plannedReleaseAt, plannedReleaseAt },
  );
  await withdrawAll(work, late.filter(isEmptied));
}

async function liveWindowsOf(work: Work, modelId: string): Promise<AccessWindow[]> {
  return work.findAll(AccessWindow, `t.model_id = $1 AND ${isAmong("t.state", LIVE_ACCESS_WINDOW_STATES)}`, [modelId]);
}

async function withdrawAll(work: Work, windows: readonly AccessWindow[]): Promise<void> {
  await work.changeAll(windows, "withdraw", { state: "WITHDRAWN", endedAt: endOf(work, windows) });
}

/** Now, though never before an offer. */
function endOf(work: Work, windows: readonly AccessWindow[]): string {
  return latest(work.now, ...windows.map(({ offeredAt }) => offeredAt));
}
