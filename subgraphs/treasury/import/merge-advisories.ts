/**
 * What advisories mean for the clearinghouse: which cases begin, which learn something, and a receipt for each row.
 * A case is the advisory's when they share an id, be it the vulnerability's or an alias; a duplicate stands for its
 * original. What analysts decided stays: advisories add ids and products, and change nothing else.
 * In: rows, and the cases that share ids with them. Out: what is to be written. Pure.
 */
import { randomUUID } from "node:crypto";
import { TLP_LABELS, type TlpLabel } from "../../../common/marking";
import type { RowReceipt } from "../../kit/import/import-report";
import type { AffectedProduct } from "../vulnerability-case/affected-product";
import { joinProducts } from "../vulnerability-case/join-products";
import type { AdvisoryRow } from "./advisory-row";

/** A case as far as imports know it. */
export interface KnownCase {
  readonly id: string;
  readonly vulnerabilityId: string;
  readonly aliases: readonly string[];
  readonly affected: readonly AffectedProduct[];
  readonly duplicateOfId: string | null;
  readonly tlp: TlpLabel | null;
}

export interface CaseChange extends KnownCase {
  /** The row that changed it last, or began it. */
  readonly row: AdvisoryRow;
}

export interface Merged {
  readonly begun: readonly CaseChange[];
  readonly changed: readonly CaseChange[];
  readonly receipts: readonly RowReceipt[];
}

/** @param known oldest first, with the originals of duplicates among them */
export function mergeAdvisories(known: readonly KnownCase[], rows: readonly AdvisoryRow[]): Merged {
  const merge = new Merge(known);
  const receipts = rows.map((row) => merge.take(row));
  return { ...merge.result(), receipts };
}

class Merge {
  readonly #cases = new Map<string, KnownCase>();
  /** Id of a vulnerability, or alias → ids of cases, oldest first. */
  readonly #caseIds = new Map<string, Set<string>>();
  /** Id of a case → how many were known before it. */
  readonly #places = new Map<string, number>();
  readonly #begun = new Map<string, AdvisoryRow>();
  readonly #changed = new Map<string, AdvisoryRow>();

  constructor(known: readonly KnownCase[]) {
    for (const one of known) this.#remember(one);
  }

  take(row: AdvisoryRow): RowReceipt {
    const matches = this.#matches(row);
    // A case that knows it all already, so that repeating an import changes nothing; else the oldest.
    const match = matches.find((one) => learnedFrom(one, row).fields.length === 0) ?? matches[0];
    const others = matches.filter((one) => one !== match);
    const receipt = match === undefined ? this.#begin(row) : this.#add(match, row);
    if (others.length === 0) return receipt;
    const also = others.map(({ id }) => id).join(", ");
    return { ...receipt, detail: `${receipt.detail ?? ""}; also matches ${also}, which an analyst may merge` };
  }

  result(): Pick<Merged, "begun" | "changed"> {
    const withCase = ([id, row]: [string, AdvisoryRow]): CaseChange => ({ ...(this.#cases.get(id) as KnownCase), row });
    return { begun: [...this.#begun].map(withCase), changed: [...this.#changed].map(withCase) };
  }

  /** Originals, each once, in the order in which they were known. */
  #matches({ id, aliases }: AdvisoryRow): KnownCase[] {
    const ids = [id, ...aliases].flatMap((one) => [...(this.#caseIds.get(one) ?? [])]);
    const originals = new Set(ids.map((one) => this.#cases.get(one)?.duplicateOfId ?? one));
    const found = [...originals].flatMap((one) => this.#cases.get(one) ?? []);
    return found.toSorted((one, other) => this.#placeOf(one) - this.#placeOf(other));
  }

  #placeOf({ id }: KnownCase): number {
    return this.#places.get(id) ?? 0;
  }

  #begin(row: AdvisoryRow): RowReceipt {
    const ids = [row.id, ...row.aliases];
    const vulnerabilityId = ids.find((id) => id.startsWith("CVE-")) ?? row.id;
    const aliases = [...new Set(ids)].filter((id) => id !== vulnerabilityId);
    const wanted = `case-${vulnerabilityId.toLowerCase()}`;
    const id = this.#cases.has(wanted) ? `case-${randomUUID()}` : wanted;
    this.#remember({ id, vulnerabilityId, aliases, affected: row.affected, duplicateOfId: null, tlp: row.tlp });
    this.#begun.set(id, row);
    return { row: row.row, id: row.id, outcome: "ADDED", detail: id };
  }

  #add(match: KnownCase, row: AdvisoryRow): RowReceipt {
    if (isStricter(row.tlp, match.tlp)) {
      const detail = `the advisory is TLP:${row.tlp}, ${match.id} is TLP:${match.tlp ?? "CLEAR"}`;
      return { row: row.row, id: row.id, outcome: "REJECTED", detail };
    }
    const { aliases, affected, fields } = learnedFrom(match, row);
    if (fields.length === 0) return { row: row.row, id: row.id, outcome: "UNCHANGED", detail: match.id };
    this.#remember({ ...match, aliases, affected });
    if (!this.#begun.has(match.id)) this.#changed.set(match.id, row);
    return { row: row.row, id: row.id, outcome: "CHANGED", detail: `${match.id}: ${fields.join(", ")}` };
  }

  #remember(one: KnownCase): void {
    this.#cases.set(one.id, one);
    if (!this.#places.has(one.id)) this.#places.set(one.id, this.#places.size);
    for (const id of [one.vulnerabilityId, ...one.aliases]) {
      const ids = this.#caseIds.get(id);
      if (ids === undefined) this.#caseIds.set(id, new Set([one.id]));
      else ids.add(one.id);
    }
  }
}

/** What a case knows after an advisory, and which of its fields say more than before. */
function learnedFrom(one: KnownCase, row: AdvisoryRow) {
  const ids = new Set([...one.aliases, row.id, ...row.aliases]);
  ids.delete(one.vulnerabilityId);
  const affected = joinProducts(one.affected, row.affected);
  const fields = [
    ...(ids.size > one.aliases.length ? ["aliases"] : []),
    ...(affected.length > one.affected.length ? ["affected"] : []),
  ];
  return { aliases: [...ids], affected, fields };
}

/** What is for fewer must not flow into what is for more. */
function isStricter(one: TlpLabel | null, other: TlpLabel | null): boolean {
  return (
    TLP_LABELS.indexOf(one ?? "CLEAR") > Math.max(TLP_LABELS.indexOf(other ?? "CLEAR"), TLP_LABELS.indexOf("GREEN"))
  );
}
