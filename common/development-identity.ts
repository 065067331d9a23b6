/**
 * Identities for development: a request names who it pretends to be in a header, without any proof. Servers heed the
 * header only where they are told to, which is off by default.
 * In: the header's text. Out: a caller. Not here: real identities.
 */
import { ANONYMOUS, type Caller, ROLES, type Role, isFederal } from "./caller";
import { HubError } from "./errors";

export const DEVELOPMENT_IDENTITY_HEADER = "hub-development-identity";

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

/** Roles that a request can pretend to have. */
const CLAIMABLE: ReadonlySet<string> = new Set(ROLES.filter((role) => role !== "HUB"));
const OFFICE = /^[a-z0-9][a-z0-9-]{0,99}$/;

/**
 * @param text a persona, or `ROLE@office`: `REPRESENTATIVE@acme-ai`; several roles with commas between them
 * @throws UNAUTHENTICATED naming what can be said
 */
export function developmentIdentity(text: string): Caller {
  if (Object.hasOwn(PERSONAS, text)) return PERSONAS[text as keyof typeof PERSONAS];
  const [roles = "", office = "", ...rest] = text.split("@");
  const claimed = roles.split(",");
  if (rest.length === 0 && OFFICE.test(office) && claimed.every((role) => CLAIMABLE.has(role))) {
    const roles = claimed as Role[];
    return persona({ roles, office, clearance: isFederal({ roles }) ? "CUI" : "UNCLASSIFIED" });
  }
  throw new HubError("UNAUTHENTICATED", "The header names no development identity.", {
    remedy: `Name one of ${Object.keys(PERSONAS).join(", ")}, or ROLE@office.`,
  });
}
