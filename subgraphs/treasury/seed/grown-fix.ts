/** The fix of a grown case: there once its patch is ready, verified before it is distributed. */
import type { MadeUpFix } from "./fix-rows";
import type { GrownCase } from "./grown-case";
import { isoInstant, reachedAt } from "./timeline";

const HOUR_MS = 3_600_000;

/** Of the patches that are ready and not yet distributed, the part that verified. */
const VERIFIED_SHARE = 0.6;

/** Null before the patch is ready. */
export function grownFix({ record, product, chance }: GrownCase): MadeUpFix | null {
  const submittedAt = reachedAt(record.timeline, "PATCH_READY");
  if (submittedAt === null) return null;
  const isVerified = record.timeline.state !== "PATCH_READY" || chance.chance(VERIFIED_SHARE);
  return {
    id: grownFixId(record.id),
    caseId: record.id,
    submittedById: record.maintainerId,
    artefact: `${product}-${chance.int(1, 9)}.${chance.int(0, 20)}.tar.gz`,
    submittedAt,
    verifiedAt: isVerified ? isoInstant(Date.parse(submittedAt) + HOUR_MS) : null,
    embargoed: record.embargoed,
  };
}

export function grownFixId(caseId: string): string {
  return `fix-${caseId}`;
}
