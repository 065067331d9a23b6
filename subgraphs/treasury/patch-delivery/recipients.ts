/**
 * Who gets a patch: whom the coordinator names, participant or not, and where asked whoever takes part or ever did.
 * In: the command's recipients. Out: one queued delivery for each. That somebody left changes nothing here.
 */
import { HubError } from "../../../common/errors";
import type { Work } from "../../kit/command/work";
import { agencyById } from "../../kit/reference/agencies";
import { EMBARGO_STATES_IN_FORCE } from "../embargo/embargo.transitions";
import { isAmong } from "../../kit/record/transitions";
import type { Fix } from "../fix/fix.entity";
import type { RecipientsInput } from "./distribution.inputs";
import { PatchDelivery } from "./patch-delivery.entity";

export interface DistributionFacts {
  /** The case's embargo that is in force. */
  readonly embargoId: string | null;
  /** Who takes part or ever did, where they were asked for: leaving cuts nobody off from patches. */
  readonly participants: readonly string[];
  /** `fix recipient` pairs that exist already. */
  readonly known: readonly string[];
}

/** What a distribution depends on beside the fix, in one statement. */
export async function distributionFacts(
  work: Work,
  caseId: string,
  input: RecipientsInput & { readonly fix: string },
): Promise<DistributionFacts> {
  assertAgencies(input);
  const [facts] = await work.query<DistributionFacts>(
    `SELECT
       (SELECT id FROM embargo WHERE case_id = $1 AND ${isAmong("state", EMBARGO_STATES_IN_FORCE)}) AS "embargoId",
       (SELECT coalesce(array_agg(organization_id ORDER BY organization_id), '{}') FROM participation
        WHERE $2 AND activated_at IS NOT NULL) AS participants,
       (SELECT coalesce(array_agg(coalesce(agency_id, organization_id)), '{}') FROM patch_delivery
        WHERE fix_id = $3) AS known`,
    [caseId, input.allParticipants, input.fix],
  );
  return facts ?? { embargoId: null, participants: [], known: [] };
}

/** One delivery for each recipient that has none. @throws BAD_USER_INPUT when there is no such recipient */
export async function queueDeliveries(
  work: Work,
  fix: Fix,
  recipients: { readonly input: RecipientsInput; readonly facts: DistributionFacts },
): Promise<void> {
  const { input, facts } = recipients;
  const known = new Set(facts.known);
  const organizations = new Set([...input.organizations, ...facts.participants]);
  const rows = [
    ...input.agencies.map((agencyId) => ({ agencyId, organizationId: null })),
    ...[...organizations].map((organizationId) => ({ agencyId: null, organizationId })),
  ].filter(({ agencyId, organizationId }) => !known.has(agencyId ?? organizationId ?? ""));
  if (rows.length === 0) {
    throw new HubError("BAD_USER_INPUT", "Nobody gets the patch who has it not yet.", {
      remedy: "Name input.organizations or input.agencies, or set input.allParticipants.",
    });
  }
  await work.createAll(
    PatchDelivery,
    rows.map((row) => ({ ...row, ...deliveryOf(fix, row), queuedAt: work.now })),
    "queue",
  );
}

function deliveryOf(fix: Fix, row: { readonly agencyId: string | null; readonly organizationId: string | null }) {
  const { id: fixId, caseId, markingLevel, markingTlp } = fix;
  return { id: `${fixId}-to-${row.agencyId ?? row.organizationId}`, fixId, caseId, markingLevel, markingTlp };
}

/** @throws BAD_USER_INPUT naming the first that is none */
function assertAgencies({ agencies }: RecipientsInput): void {
  const unknown = agencies.findIndex((id) => agencyById(id) === undefined);
  if (unknown < 0) return;
  throw new HubError("BAD_USER_INPUT", `input.agencies.${unknown} names no agency: ${agencies[unknown]}.`, {
    remedy: "Look the agency's id up.",
  });
}
