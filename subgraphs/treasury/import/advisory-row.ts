/** One vulnerability of an advisory, in whatever format it came, as the clearinghouse takes it in. */
import type { TlpLabel } from "../../../common/marking";
import type { ParsedRow } from "../../kit/import/parsed-input";
import type { CasePriority } from "../priority/case-priority";
import type { AffectedProduct } from "../vulnerability-case/affected-product";

export interface AdvisoryRow extends ParsedRow {
  /** The id that the source leads with. */
  readonly id: string;
  /** Every other id under which it is known. */
  readonly aliases: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly priority: CasePriority;
  readonly affected: readonly AffectedProduct[];
  /** `provenance.source` of a case that begins with it: `OSV`. */
  readonly source: string;
  /** Which edition of the source, for history. */
  readonly edition: string;
  /** Instant of the edition, ISO 8601. */
  readonly modifiedAt: string;
  /** Null where the source says nothing. */
  readonly tlp: TlpLabel | null;
}

const TITLE = 300;
const SUMMARY = 4_000;

export function asTitle(text: string): string {
  return shortened(text.replaceAll(/\s+/g, " ").trim(), TITLE);
}

export function asSummary(text: string): string {
  return shortened(text.trim(), SUMMARY);
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
