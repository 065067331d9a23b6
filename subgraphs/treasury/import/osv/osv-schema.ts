/**
 * What the clearinghouse reads of an OSV entry, as a JSON schema of the hub, draft 7. Other fields are let through.
 * Source: Open Source Vulnerability format 1.7, https://ossf.github.io/osv-schema/
 */

/** Any text that PostgreSQL can hold, which is all but the NUL character. */
const text = { type: "string", pattern: "^[^\\u0000]*$" } as const;
const id = { type: "string", pattern: "^[\\x21-\\x7e]{1,200}$" } as const;
const instant = { type: "string", format: "date-time", formatMinimum: "0001-01-02T00:00:00Z" } as const;
const list = (items: object) => ({ type: ["array", "null"], items }) as const;

export const OSV_SCHEMA = {
  type: "object",
  required: ["id", "modified"],
  properties: {
    id,
    modified: instant,
    withdrawn: instant,
    aliases: list(id),
    summary: text,
    details: text,
    severity: list({ type: "object", required: ["type", "score"], properties: { type: text, score: text } }),
    affected: list({
      type: "object",
      properties: {
        package: { type: "object", required: ["ecosystem", "name"], properties: { ecosystem: text, name: text } },
        versions: { type: "array", items: text },
        ranges: {
          type: "array",
          items: {
            type: "object",
            required: ["type", "events"],
            properties: {
              type: text,
              events: {
                type: "array",
                items: {
                  type: "object",
                  properties: { introduced: text, fixed: text, last_affected: text, limit: text },
                },
              },
            },
          },
        },
      },
    }),
  },
} as const;

export interface OsvEntry {
  readonly id: string;
  readonly modified: string;
  readonly withdrawn?: string;
  readonly aliases?: readonly string[] | null;
  readonly summary?: string;
  readonly details?: string;
  readonly severity?: readonly { readonly type: string; readonly score: string }[] | null;
  readonly affected?: readonly OsvAffected[] | null;
}

export interface OsvAffected {
  readonly package?: { readonly ecosystem: string; readonly name: string };
  readonly versions?: readonly string[];
  readonly ranges?: readonly OsvRange[];
}

interface OsvRange {
  readonly type: string;
  readonly events: readonly OsvEvent[];
}

export interface OsvEvent {
  readonly introduced?: string;
  readonly fixed?: string;
  readonly last_affected?: string;
}
