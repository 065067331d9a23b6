/**
 * Referrals that an investigation takes up.
 * In: an investigation and its referrals. Out: each referral names the investigation.
 * A sealed investigation leaves no trace on them: version, history, provenance and events stay as they are, so that
 * a referral behind a sealed one cannot be told from one that still waits. The trace comes with the unsealing.
 */
import { HubError } from "../../../common/errors";
import { assertAllFound } from "../../kit/command/no-record";
import type { Work } from "../../kit/command/work";
import { Referral } from "../referral/referral.entity";
import type { Investigation } from "./investigation.entity";

const ACTION = "takeUp";

/** @throws RECORD_NOT_FOUND, RULE_VIOLATED when one is not accepted, or is taken up already */
export async function takeUp(work: Work, investigation: Investigation, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const referrals = await work.findAll(Referral, "t.id = ANY($1)", [ids]);
  assertAllFound(Referral.name, ids, referrals);
  for (const referral of referrals) assertTakeable(referral);
  if (!investigation.sealed) {
    await work.changeAll(referrals, ACTION, { investigationId: investigation.id });
    return;
  }
  await work.query("UPDATE referral SET investigation_id = $1 WHERE id = ANY($2)", [investigation.id, ids]);
}

/** Shows on the referrals that the investigation, sealed until now, took them up. */
export async function showTakenUp(work: Work, investigation: Investigation): Promise<void> {
  const referrals = await work.findAll(Referral, "t.investigation_id = $1", [investigation.id]);
  await work.changeAll(referrals, ACTION, { investigationId: investigation.id });
}

function assertTakeable({ id, state, investigationId }: Referral): void {
  if (state !== "ACCEPTED") {
    throw new HubError("RULE_VIOLATED", `An investigation takes up accepted referrals; ${id} is ${state}.`, {
      remedy: "Accept the referral first.",
    });
  }
  if (investigationId === null) return;
  throw new HubError("RULE_VIOLATED", `${id} was taken up by ${investigationId} already.`, {
    remedy: "Open the investigation without this referral.",
  });
}
