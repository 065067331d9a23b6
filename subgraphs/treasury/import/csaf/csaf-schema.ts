/**
 * What the clearinghouse reads of a CSAF advisory, as JSON schemas of the hub, draft 7. Other fields are let through.
 * Source: OASIS Common Security Advisory Framework 2.0, section 3.
 */

/** Any text that PostgreSQL can hold, which is all but the NUL character. */
const text = { type: "string", pattern: "^[^\\u0000]*$" } as const;
const name = { type: "string", pattern: "^[^\\u0000]+$" } as const;
const note = { type: "object", required: ["category", "text"], properties: { category: text, text } } as const;
const ids = { type: "array", items: text } as const;

/** Everything but the vulnerabilities, whose place and shape alone is looked at here. */
export const ADVISORY_SCHEMA = {
  type: "object",
  required: ["document", "vulnerabilities"],
  properties: {
    document: {
      type: "object",
      required: ["csaf_version", "title", "publisher", "tracking"],
      properties: {
        csaf_version: { const: "2.0" },
        title: name,
        publisher: { type: "object", required: ["name"], properties: { name } },
        tracking: {
          type: "object",
          required: ["id", "version", "current_release_date"],
          properties: {
            id: name,
            version: name,
            current_release_date: { type: "string", format: "date-time", formatMinimum: "0001-01-02T00:00:00Z" },
          },
        },
        distribution: {
          type: "object",
          properties: {
            tlp: { type: "object", properties: { label: { enum: ["WHITE", "GREEN", "AMBER", "RED"] } } },
          },
        },
        notes: { type: "array", items: note },
      },
    },
    product_tree: { type: "object", properties: { branches: { type: "array", items: { type: "object" } } } },
    vulnerabilities: { type: "array", minItems: 1 },
  },
} as const;

export const VULNERABILITY_SCHEMA = {
  type: "object",
  anyOf: [{ required: ["cve"] }, { required: ["ids"] }],
  properties: {
    cve: { type: "string", pattern: "^CVE-[0-9]{4}-[0-9]{4,19}$" },
    ids: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["system_name", "text"],
        properties: { system_name: name, text: { type: "string", pattern: "^[\\x20-\\x7e]{1,200}$" } },
      },
    },
    title: text,
    notes: { type: "array", items: note },
    product_status: {
      type: "object",
      properties: { known_affected: ids, first_affected: ids, last_affected: ids },
    },
    scores: { type: "array", items: { type: "object" } },
  },
} as const;

interface Note {
  readonly category: string;
  readonly text: string;
}

export interface Advisory {
  readonly document: {
    readonly title: string;
    readonly publisher: { readonly name: string };
    readonly tracking: { readonly id: string; readonly version: string; readonly current_release_date: string };
    readonly distribution?: { readonly tlp?: { readonly label?: "WHITE" | "GREEN" | "AMBER" | "RED" } };
    readonly notes?: readonly Note[];
  };
  readonly product_tree?: ProductTree;
  readonly vulnerabilities: readonly unknown[];
}

export interface ProductTree {
  readonly branches?: readonly Branch[];
  readonly full_product_names?: readonly Product[];
  readonly relationships?: readonly { readonly full_product_name?: Product }[];
}

export interface Branch {
  readonly category?: string;
  readonly name?: string;
  readonly product?: Product;
  readonly branches?: readonly Branch[];
}

export interface Product {
  readonly name: string;
  readonly product_id: string;
}

export interface AdvisoryVulnerability {
  readonly cve?: string;
  readonly ids?: readonly { readonly system_name: string; readonly text: string }[];
  readonly title?: string;
  readonly notes?: readonly Note[];
  readonly product_status?: Readonly<Record<string, readonly string[]>>;
  readonly scores?: readonly { readonly cvss_v3?: Score; readonly cvss_v2?: Score }[];
}

interface Score {
  readonly baseScore?: number;
}
