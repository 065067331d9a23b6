/**
 * The KEV catalogue's format as a JSON schema of the hub, draft 7. Fields that the catalogue does not know here are
 * let through; the three that early editions lack are optional.
 * Source: CISA Known Exploited Vulnerabilities catalogue, fields and formats as published with the catalogue.
 */
import { CVE_PATTERN } from "../cve-rows";

/** Any text that PostgreSQL can hold, which is all but the NUL character. */
const text = { type: "string", pattern: "^[^\\u0000]*$" } as const;
const day = { type: "string", format: "date", formatMinimum: "0001-01-01" } as const;

/** Everything but the entries. */
export const CATALOG_SCHEMA = {
  type: "object",
  required: ["catalogVersion", "dateReleased", "count", "vulnerabilities"],
  properties: {
    catalogVersion: text,
    dateReleased: { type: "string", format: "date-time", formatMinimum: "0001-01-02T00:00:00Z" },
    count: { type: "integer" },
    vulnerabilities: { type: "array" },
  },
} as const;

export interface Catalog {
  readonly catalogVersion: string;
  readonly dateReleased: string;
  readonly count: number;
  readonly vulnerabilities: readonly unknown[];
}

/** One entry. */
export const ENTRY_SCHEMA = {
  type: "object",
  required: [
    "cveID",
    "vendorProject",
    "product",
    "vulnerabilityName",
    "dateAdded",
    "shortDescription",
    "requiredAction",
    "dueDate",
  ],
  properties: {
    cveID: { type: "string", pattern: CVE_PATTERN },
    vendorProject: text,
    product: text,
    vulnerabilityName: text,
    dateAdded: day,
    shortDescription: text,
    requiredAction: text,
    dueDate: day,
    knownRansomwareCampaignUse: text,
    notes: text,
    cwes: { type: "array", items: { type: "string", pattern: "^CWE-[0-9]+$" } },
  },
} as const;

export interface Entry {
  readonly cveID: string;
  readonly vendorProject: string;
  readonly product: string;
  readonly vulnerabilityName: string;
  readonly dateAdded: string;
  readonly shortDescription: string;
  readonly requiredAction: string;
  readonly dueDate: string;
  readonly knownRansomwareCampaignUse?: string;
  readonly notes?: string;
  readonly cwes?: readonly string[];
}
