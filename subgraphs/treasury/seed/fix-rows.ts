/** A made-up fix as rows. Digest and signature are genuine. */
import type { Row } from "../../kit/seed/copy-rows";
import type { SignArtefact } from "./demonstration-signature";
import { recordColumns } from "./record-columns";

export interface MadeUpFix {
  readonly id: string;
  readonly caseId: string;
  readonly submittedById: string;
  readonly artefact: string;
  readonly submittedAt: string;
  readonly verifiedAt: string | null;
  readonly embargoed: boolean;
}

export function fixRow({ embargoed, ...fix }: MadeUpFix, signArtefact: SignArtefact): Row {
  return { ...fix, ...signArtefact(fix.artefact, fix.submittedById), ...recordColumns(embargoed) };
}

/** A fix has no states: it is submitted, and it verifies. */
export function fixHistory(fix: MadeUpFix): Row[] {
  const entry = { recordType: "Fix", recordId: fix.id, fromState: null, toState: null };
  const submitted = {
    ...entry,
    at: fix.submittedAt,
    actor: "maintainer",
    office: "Clearinghouse participant",
    action: "submit",
    basis: fix.artefact,
  };
  if (fix.verifiedAt === null) return [submitted];
  const basis = "SHA-256 digest and Ed25519 signature verified";
  const verified = { actor: "clearinghouse-verifier", office: "Treasury", action: "verify", basis };
  return [submitted, { ...entry, at: fix.verifiedAt, ...verified }];
}
