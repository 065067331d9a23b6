/**
 * What a verified token says about its bearer.
 * In: claims whose signature was verified, and who signed. Out: a caller, or the reason why the hub cannot use them.
 * A bearer without roles is one of the public; who says more than subgraphs can be told is nobody. Nobody can claim to be the hub, nor an agency's role elsewhere.
 * Source: RFC 7519 section 4 (sub, exp), RFC 8693 section 4.2 (scope).
 */
import { z } from "zod";
import { ANONYMOUS, CLAIMABLE_ROLES, type Caller, fitsOffice } from "../../common/caller";
import { MAX_CALLER_BYTES } from "../../common/caller-context";
import { MARKING_LEVELS } from "../../common/marking";

const MAX_ITEMS = 500;
/** Printable characters; ids and names of programs, no sentences. */
const NAME = z.string().regex(/^[\p{L}\p{N}\p{P}\p{S} ]{1,200}$/u);
const names = z.array(NAME).max(MAX_ITEMS).default([]);

const CLAIMS = z.object({
  sub: NAME,
  roles: z.array(z.enum(CLAIMABLE_ROLES)).max(CLAIMABLE_ROLES.length).default([]),
  office: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/)
    .optional(),
  /** With spaces between. */
  scope: z.string().max(4_000).default(""),
  clearance: z.enum(MARKING_LEVELS).default("UNCLASSIFIED"),
  compartments: names,
  need_to_know: names,
});

/**
 * @param issuerId prefix of the subject
 * @returns undefined when the claims describe nobody whom the hub knows
 */
export function readClaims(issuerId: string, claims: unknown): Caller | undefined {
  const parsed = CLAIMS.safeParse(claims);
  if (!parsed.success) return undefined;
  const { sub, roles, office, scope, clearance, compartments, need_to_know: needToKnow } = parsed.data;
  if (roles.length === 0) return ANONYMOUS;
  if (office === undefined || !roles.every((role) => fitsOffice(role, office))) return undefined;
  const scopes = scope.split(" ").filter((one) => one !== "");
  const caller = { subject: `${issuerId}:${sub}`, roles, office, scopes, clearance, compartments, needToKnow };
  return Buffer.byteLength(JSON.stringify(caller)) > MAX_CALLER_BYTES ? undefined : Object.freeze(caller);
}
