/**
 * An OSV file as rows: one entry, or an array of them.
 * In: text. Out: usable entries, and receipts of those that are rejected or withdrawn. Pure.
 */
import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { RowReceipt } from "../../../kit/import/import-report";
import { parseJson } from "../../../kit/import/parse-json";
import type { ParsedInput } from "../../../kit/import/parsed-input";
import { reason } from "../../../kit/import/schema-reason";
import type { SourceText } from "../../../kit/import/source/read-source";
import { type AdvisoryRow, asSummary, asTitle } from "../advisory-row";
import { baseScore, priorityOfScore } from "../cvss";
import { osvProducts } from "./osv-products";
import { OSV_SCHEMA, type OsvEntry } from "./osv-schema";

const isEntry = addFormats(new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }), {
  keywords: true,
}).compile<OsvEntry>(OSV_SCHEMA);

/** @throws IMPORT_REJECTED when the text is no JSON */
export function parseOsv({ name, text }: SourceText): ParsedInput<AdvisoryRow> {
  const json = parseJson(name, text);
  const rows: AdvisoryRow[] = [];
  const receipts: RowReceipt[] = [];
  for (const [index, entry] of (Array.isArray(json) ? (json as unknown[]) : [json]).entries()) {
    const parsed = parseEntry(index + 1, entry);
    if ("outcome" in parsed) receipts.push(parsed);
    else rows.push(parsed);
  }
  return { edition: null, releasedAt: null, rows, receipts };
}

function parseEntry(row: number, json: unknown): AdvisoryRow | RowReceipt {
  if (!isEntry(json)) {
    const { id } = (json ?? {}) as { readonly id?: unknown };
    const detail = (isEntry.errors ?? []).map(reason).join("; ");
    return { row, id: typeof id === "string" ? id : null, outcome: "REJECTED", detail };
  }
  if (json.withdrawn !== undefined) {
    return { row, id: json.id, outcome: "SKIPPED", detail: `withdrawn on ${json.withdrawn}` };
  }
  return asRow(row, json);
}

function asRow(row: number, entry: OsvEntry): AdvisoryRow {
  const { id, summary = "", details = "", modified } = entry;
  const scores = (entry.severity ?? []).flatMap(({ score }) => baseScore(score) ?? []);
  return {
    row,
    id,
    aliases: entry.aliases ?? [],
    title: asTitle(summary === "" ? id : summary),
    summary: asSummary(details === "" ? (summary === "" ? id : summary) : details),
    priority: priorityOfScore(scores.length === 0 ? undefined : Math.max(...scores)),
    affected: osvProducts(entry.affected ?? []),
    source: "OSV",
    edition: `OSV ${id} of ${modified}`,
    modifiedAt: modified,
    tlp: "CLEAR",
  };
}
