/**
 * A CSAF 2.0 advisory as rows, one for each of its vulnerabilities.
 * In: text. Out: usable vulnerabilities, and receipts of those that are rejected. Pure.
 */
import Ajv from "ajv";
import addFormats from "ajv-formats";
import type { TlpLabel } from "../../../../common/marking";
import type { RowReceipt } from "../../../kit/import/import-report";
import { parseJson } from "../../../kit/import/parse-json";
import type { ParsedInput } from "../../../kit/import/parsed-input";
import { fileRejected } from "../../../kit/import/rejected";
import { firstReason, reason } from "../../../kit/import/schema-reason";
import type { SourceText } from "../../../kit/import/source/read-source";
import { type AdvisoryRow, asSummary, asTitle } from "../advisory-row";
import { priorityOfScore } from "../cvss";
import { affectedProducts, productsById } from "./csaf-products";
import { ADVISORY_SCHEMA, type Advisory, type AdvisoryVulnerability, VULNERABILITY_SCHEMA } from "./csaf-schema";

const ajv = addFormats(new Ajv({ allErrors: true, strictRequired: false, verbose: true }), { keywords: true });
const isAdvisory = ajv.compile<Advisory>(ADVISORY_SCHEMA);
const isVulnerability = ajv.compile<AdvisoryVulnerability>(VULNERABILITY_SCHEMA);

/** Source: CSAF 2.0, section 3.2.1.5.2; its labels are those of TLP 1.0, where WHITE is what CLEAR is now. */
const LABELS = { WHITE: "CLEAR", GREEN: "GREEN", AMBER: "AMBER", RED: "RED" } as const satisfies Record<
  string,
  TlpLabel
>;

/** @throws IMPORT_REJECTED when the text is no CSAF 2.0 advisory about vulnerabilities */
export function parseCsaf({ name, text }: SourceText): ParsedInput<AdvisoryRow> {
  const json = parseJson(name, text);
  if (!isAdvisory(json)) {
    throw fileRejected(
      `${name} is no CSAF 2.0 advisory: ${firstReason(isAdvisory)}.`,
      "Give the advisory's JSON file.",
    );
  }
  const { tracking } = json.document;
  const products = productsById(json.product_tree);
  const rows: AdvisoryRow[] = [];
  const receipts: RowReceipt[] = [];
  for (const [index, one] of json.vulnerabilities.entries()) {
    const row = index + 1;
    if (isVulnerability(one)) {
      rows.push({
        row,
        ...fromDocument(json),
        ...fromVulnerability(json, one),
        affected: affectedProducts(products, one.product_status),
      });
    } else {
      const detail = (isVulnerability.errors ?? []).map(reason).join("; ");
      receipts.push({ row, id: idOf(one), outcome: "REJECTED", detail });
    }
  }
  return { edition: `${tracking.id} ${tracking.version}`, releasedAt: tracking.current_release_date, rows, receipts };
}

function fromDocument({ document }: Advisory) {
  const { publisher, tracking, distribution } = document;
  const label = distribution?.tlp?.label;
  return {
    source: `CSAF ${publisher.name}`,
    edition: `CSAF ${publisher.name} ${tracking.id} ${tracking.version}`,
    modifiedAt: tracking.current_release_date,
    tlp: label === undefined ? null : LABELS[label],
  };
}

function fromVulnerability({ document }: Advisory, one: AdvisoryVulnerability) {
  const ids = [...(one.cve === undefined ? [] : [one.cve]), ...(one.ids ?? []).map(globalId)];
  const [id = "", ...aliases] = ids;
  const title = asTitle(one.title ?? document.title);
  const said = noteOf(one.notes, ["description", "summary", "details"]) ?? noteOf(document.notes, ["summary"]);
  return { id, aliases, title, summary: asSummary(said ?? title), priority: priorityOfScore(scoreOf(one)) };
}

/** Ids such as `GHSA-…` say themselves whose they are; others, a bug's number, are said with their system. */
function globalId({ system_name: system, text }: { readonly system_name: string; readonly text: string }): string {
  return /^[A-Za-z][A-Za-z0-9_]*-/.test(text) ? text : `${system}:${text}`;
}

/** The first note of the first category that there is. */
function noteOf(notes: AdvisoryVulnerability["notes"], categories: readonly string[]): string | undefined {
  const found = categories.map((wanted) => notes?.find(({ category }) => category === wanted)?.text);
  return found.find((text) => text !== undefined && text.trim() !== "");
}

function scoreOf({ scores = [] }: AdvisoryVulnerability): number | undefined {
  const found = scores.map((score) => score.cvss_v3?.baseScore ?? score.cvss_v2?.baseScore);
  const known = found.filter((score) => typeof score === "number");
  return known.length === 0 ? undefined : Math.max(...known);
}

function idOf(json: unknown): string | null {
  const { cve } = (json ?? {}) as { readonly cve?: unknown };
  return typeof cve === "string" ? cve : null;
}
