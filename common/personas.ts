/**
 * Made-up callers to try the hub with, for whom a development issuer vouches.
 * In: a persona's name, or roles and an office. Out: a caller. Not here: tokens (cli/identity), real callers.
 */
import { ANONYMOUS, CLAIMABLE_ROLES, type Caller, type Role, isFederal } from "./caller";
import { HubError } from "./errors";

/** Federal officers handle CUI; above it, each clearance is said. */
const CUI = { clearance: "CUI" } as const;
const FRONTIER = { compartments: ["FRONTIER"], needToKnow: ["benchmarking"] } as const;

/** Names to try the hub with. Organizations are those of the demonstration world. */
export const PERSONAS = {
  "treasury-analyst": persona({ ...CUI, roles: ["TREASURY_ANALYST"], office: "treasury" }),
  "treasury-coordinator": persona({ ...CUI, roles: ["TREASURY_COORDINATOR"], office: "treasury" }),
  "nsa-officer": persona({ ...FRONTIER, clearance: "SECRET", roles: ["NSA_OFFICER"], office: "nsa" }),
  "nsa-director": persona({ ...FRONTIER, clearance: "TOP_SECRET", roles: ["NSA_DIRECTOR"], office: "nsa" }),
  "cisa-analyst": persona({ ...CUI, roles: ["CISA_ANALYST"], office: "cisa" }),
  "opm-officer": persona({ ...CUI, roles: ["OPM_OFFICER"], office: "opm" }),
  "doj-prosecutor": persona({ ...CUI, roles: ["DOJ_PROSECUTOR"], office: "doj" }),
  "energy-officer": persona({ ...CUI, roles: ["AGENCY_OFFICER"], office: "energy" }),
  "developer-acme": persona({ roles: ["REPRESENTATIVE"], office: "acme-ai" }),
  "participant-ruralhospital": persona({ roles: ["REPRESENTATIVE"], office: "juniper-falls-hospital" }),
  "maintainer-openrelay": persona({ roles: ["REPRESENTATIVE"], office: "open-relay-project" }),
  auditor: persona({ ...CUI, roles: ["AUDITOR"], office: "hub" }),
  public: ANONYMOUS,
} as const satisfies Readonly<Record<string, Caller>>;

/** A caller made up for development. */
function persona(facts: Partial<Caller> & Pick<Caller, "roles" | "office">): Caller {
  return Object.freeze({ ...ANONYMOUS, subject: `${facts.roles.join(",")}@${facts.office}`, ...facts });
}

const CLAIMABLE: ReadonlySet<string> = new Set(CLAIMABLE_ROLES);
const OFFICE = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * @param text a persona, or `ROLE@office`: `REPRESENTATIVE@acme-ai`; several roles with commas between them
 * @returns a caller whose roles need not fit its office: who trusts it has to look
 * @throws BAD_USER_INPUT naming what can be said
 */
export function personaOf(text: string): Caller {
  if (Object.hasOwn(PERSONAS, text)) return PERSONAS[text as keyof typeof PERSONAS];
  const [roles = "", office = "", ...rest] = text.split("@");
  const claimed = roles.split(",");
  if (rest.length === 0 && OFFICE.test(office) && claimed.every((role) => CLAIMABLE.has(role))) {
    const roles = claimed as Role[];
    return persona({ roles, office, clearance: isFederal({ roles, office }) ? "CUI" : "UNCLASSIFIED" });
  }
  throw new HubError("BAD_USER_INPUT", "This names no persona.", {
    remedy: `Name one of ${Object.keys(PERSONAS).join(", ")}, or ROLE@office.`,
  });
}
