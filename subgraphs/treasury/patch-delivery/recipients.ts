/**
 * Who gets a patch: whom the coordinator names, participant or not, and where asked whoever takes part or ever did.
 * In: the command's recipients. Out: one queued delivery for each, in one statement, since there may be tens of
 * thousands. That somebody left changes nothing here.
 */
import { HubError } from "../../../common/errors";
import type { Work } from "../../kit/command/work";
import { agencyById } from "../../kit/reference/agencies";
import type { Fix } from "../fix/fix.entity";
import type { RecipientsInput } from "./distribution.inputs";
import { PatchDelivery } from "./patch-delivery.entity";

/** Each recipient once, who has no delivery of the fix. Those who left the clearinghouse are not cut off from patches. */
const RECIPIENTS = `
  SELECT $1 || '-to-' || coalesce(agency, organization), agency, organization
  FROM (SELECT NULL AS agency, unnest($2::text[]) AS organization
    UNION SELECT unnest($3::text[]), NULL
    UNION SELECT NULL, organization_id FROM participation WHERE $4::boolean AND activated_at IS NOT NULL) recipient
  WHERE NOT EXISTS (SELECT FROM patch_delivery known
    WHERE known.fix_id = $1 AND coalesce(known.agency_id, known.organization_id) = coalesce(agency, organization))
  ORDER BY 1`;

/** One delivery for each recipient that has none. @throws BAD_USER_INPUT when there is no such recipient */
export async function queueDeliveries(work: Work, fix: Fix, input: RecipientsInput): Promise<void> {
  const { id: fixId, caseId, markingLevel, markingTlp } = fix;
  const queued = await work.createFrom(
    PatchDelivery,
    {
      from: RECIPIENTS,
      parameters: [fixId, input.organizations, input.agencies, input.allParticipants],
      each: ["id", "agencyId", "organizationId"],
      all: { fixId, caseId, markingLevel, markingTlp, queuedAt: work.now },
    },
    "queue",
  );
  if (queued > 0) return;
  throw new HubError("BAD_USER_INPUT", "Nobody gets the patch who has it not yet.", {
    remedy: "Name input.organizations or input.agencies, or set input.allParticipants.",
  });
}

/** @throws BAD_USER_INPUT naming the first that is none */
export function assertAgencies({ agencies }: RecipientsInput): void {
  const unknown = agencies.findIndex((id) => agencyById(id) === undefined);
  if (unknown < 0) return;
  throw new HubError("BAD_USER_INPUT", `input.agencies.${unknown} names no agency: ${agencies[unknown]}.`, {
    remedy: "Look the agency's id up.",
  });
}
