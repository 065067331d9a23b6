/**
 * Whom a directive binds. Civilian directives bind civilian executive agencies and nobody else: not War, not an
 * intelligence agency, not a council, not a private owner.
 * Source: 44 U.S.C. 3553(b)(2), (d) and (e).
 */
import { HubError } from "../../../common/errors";
import { AGENCIES, type AgencyFact, agencyById, isCivilianExecutive } from "../../kit/reference/agencies";

/** Every agency that a civilian directive binds, in the order of the reference facts. */
export const BOUND_AGENCIES: readonly AgencyFact[] = AGENCIES.filter(isCivilianExecutive);

/**
 * The agency behind `partyId`, if the directives of CISA bind it.
 * @throws RULE_VIOLATED for any other party, known or unknown, public or private
 */
export function boundAgency(partyId: string): AgencyFact {
  const agency = agencyById(partyId);
  if (agency !== undefined && isCivilianExecutive(agency)) return agency;
  throw new HubError("RULE_VIOLATED", `Civilian directives do not bind ${agency?.name ?? partyId}.`, {
    remedy: "Name a civilian executive agency.",
  });
}
