/**
 * A KEV catalogue's text as rows.
 * In: text. Out: usable rows with blanks trimmed, and receipts of the entries that are rejected. Pure.
 * What an early edition does not say is null here and keeps what the hub holds.
 */
import type { RansomwareUse } from "../../vulnerability/decision-points";
import type { RowReceipt } from "../../../kit/import/import-report";
import type { ParsedInput } from "../../../kit/import/parsed-input";
import { type CveRow, assertUnique } from "../cve-rows";
import { parseJson } from "../../../kit/import/parse-json";
import type { SourceText } from "../../../kit/import/source/read-source";
import { checkCatalog, checkEntry } from "./check-catalog";
import type { Entry } from "./kev-schema";

export interface KevRow extends CveRow {
  readonly vendor: string;
  readonly product: string;
  readonly title: string;
  readonly description: string;
  readonly dateAdded: string;
  readonly dueDate: string;
  readonly requiredAction: string;
  readonly ransomwareUse: RansomwareUse | null;
  /** Empty when the edition says that there are none. */
  readonly notes: string | null;
  readonly cwes: readonly string[] | null;
}

/** @throws IMPORT_REJECTED when the text is no whole KEV catalogue, or lists an id twice */
export function parseKev({ name, text }: SourceText): ParsedInput<KevRow> {
  const catalog = checkCatalog(name, parseJson(name, text));
  const rows: KevRow[] = [];
  const receipts: RowReceipt[] = [];
  for (const [index, json] of catalog.vulnerabilities.entries()) {
    const row = index + 1;
    const checked = checkEntry(name, row, json);
    if ("entry" in checked) rows.push(asRow(row, checked.entry));
    else receipts.push({ row, id: checked.id, outcome: "REJECTED", detail: checked.reason });
  }
  assertUnique(name, rows, isEqual);
  return { edition: catalog.catalogVersion, releasedAt: catalog.dateReleased, rows, receipts };
}

function asRow(row: number, entry: Entry): KevRow {
  return {
    row,
    cveId: entry.cveID,
    vendor: entry.vendorProject.trim(),
    product: entry.product.trim(),
    title: entry.vulnerabilityName.trim(),
    description: entry.shortDescription.trim(),
    dateAdded: entry.dateAdded,
    dueDate: entry.dueDate,
    requiredAction: entry.requiredAction.trim(),
    ransomwareUse: ransomwareUse(entry.knownRansomwareCampaignUse),
    notes: entry.notes?.trim() ?? null,
    cwes: entry.cwes ?? null,
  };
}

/** `Unknown` means that CISA lacks confirmation, so every word but `Known` is that. */
function ransomwareUse(text: string | undefined): RansomwareUse | null {
  if (text === undefined) return null;
  return text.trim().toLowerCase() === "known" ? "KNOWN" : "UNKNOWN";
}

function isEqual(one: KevRow, other: KevRow): boolean {
  return JSON.stringify({ ...one, row: 0 }) === JSON.stringify({ ...other, row: 0 });
}
