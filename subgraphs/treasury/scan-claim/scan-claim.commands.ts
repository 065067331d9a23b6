/**
 * Commands about scan claims, which keep scans of one target apart, and the duty that ends claims whose time is over.
 * Two claims that race for one time meet in the database: one is written, the other reads it and is refused.
 */
import { HubError } from "../../../common/errors";
import { join } from "../../../common/marking";
import { recordId, text } from "../../kit/command/checks";
import { creation, transition } from "../../kit/command/command";
import type { Duty } from "../../kit/command/duties";
import { organizationOf } from "../../kit/command/permit";
import type { Work } from "../../kit/command/work";
import { isAmong } from "../../kit/record/transitions";
import { assertActiveParticipant } from "../participation/participation.commands";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { assertClaimable, assertRunning } from "./claimed-time";
import { ScanClaim } from "./scan-claim.entity";
import { ClaimScanInput, FinishScanInput, ReleaseScanInput, StartScanInput } from "./scan-claim.inputs";
import { LIVE_CLAIM_STATES, scanClaimLifecycle } from "./scan-claim.transitions";

const LIVE = isAmong("t.state", LIVE_CLAIM_STATES);

const claimScan = creation({
  name: "claimScan",
  description: "Claims a target for a time, so that no other participant scans it then.",
  of: ScanClaim,
  input: ClaimScanInput,
  checks: { organization: recordId(), target: text(300) },
  by: organizationOf<ClaimScanInput>("an active participant, for itself", ({ organization }) => organization),
  id: "scan",
  create: async (work, { organization, target, startsAt, endsAt }) => {
    const time = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    assertClaimable(time, work.now);
    await assertActiveParticipant(work, organization);
    await assertFree(work, target, time);
    return { participantId: organization, target, claimedAt: work.now, ...time };
  },
  action: "claim",
});

const itself = organizationOf<ScanClaim>("the participant that claimed", ({ participantId }) => participantId);
const common = { of: ScanClaim, by: itself, lifecycle: scanClaimLifecycle };

const startScan = transition({
  ...common,
  name: "startScan",
  description: "Begins to scan, within the claimed time.",
  input: StartScanInput,
  action: "start",
  change: ({ record, work }) => {
    assertRunning(record, work.now);
    return {};
  },
});

const finishScan = transition({
  ...common,
  name: "finishScan",
  description: "Ends the scan, and may name the case that it led to, and is as sensitive as that.",
  input: FinishScanInput,
  checks: { case: recordId().nullish() },
  action: "finish",
  change: async ({ record, input, work }) => {
    if (typeof input.case !== "string") return { endedAt: work.now };
    const { id, marking } = await work.find(VulnerabilityCase, input.case);
    const { level, tlp } = join(record.marking, marking);
    return { endedAt: work.now, caseId: id, markingLevel: level, markingTlp: tlp };
  },
});

const releaseScan = transition({
  ...common,
  name: "releaseScan",
  description: "Gives the target free, before or during the scan.",
  input: ReleaseScanInput,
  action: "release",
  change: ({ work }) => ({ endedAt: work.now }),
});

export const scanClaimCommands = [claimScan, startScan, finishScan, releaseScan];

export const expireScanClaims: Duty = {
  name: "expire scan claims whose time is over",
  async run(work) {
    const over = await work.findDue(ScanClaim, `${LIVE} AND t.ends_at <= $1`, [work.now]);
    await work.changeAll(over, "expire", { state: "EXPIRED", endedAt: work.now });
  },
};

interface Time {
  readonly startsAt: string;
  readonly endsAt: string;
}

/**
 * A claim keeps others away whoever reads it; of one that the caller does not read, nothing else is told.
 * @throws CONFLICT naming the time of the claim that is in the way
 */
async function assertFree(work: Work, target: string, time: Time): Promise<void> {
  const table = work.table(ScanClaim);
  const [other] = await work.query<Time & { id: string; isVisible: boolean }>(
    `SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", (${table.reading}) AS "isVisible" FROM ${table.name} t
     WHERE target = $1 AND ${LIVE} AND starts_at < $3 AND ends_at > $2 ORDER BY "isVisible" DESC, starts_at LIMIT 1`,
    [target, time.startsAt, time.endsAt],
  );
  if (other === undefined) return;
  if (!other.isVisible) {
    throw new HubError("CONFLICT", `${target} is claimed for some of this time.`, { remedy: "Claim another time." });
  }
  throw new HubError("CONFLICT", `${target} is claimed from ${other.startsAt} until ${other.endsAt}.`, {
    remedy: "Claim a time before or after, or agree with the other participant.",
    facts: { claim: other.id, startsAt: other.startsAt, endsAt: other.endsAt },
  });
}
