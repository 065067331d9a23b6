/**
 * Security markings: a lattice of level, compartments, dissemination controls and TLP label.
 * In: markings. Out: which is higher, the lowest that is above several, and the banner that people read.
 * Not here: who may read what (subgraphs/kit/access).
 * Source: Executive Order 13526 (levels), 32 CFR part 2002 (CUI), Intelligence Community Markings System (banner),
 * FIRST Traffic Light Protocol 2.0.
 */

/** Lowest first. */
export const MARKING_LEVELS = ["UNCLASSIFIED", "CUI", "SECRET", "TOP_SECRET"] as const;

export type MarkingLevel = (typeof MARKING_LEVELS)[number];

/** Least restricted first. */
export const TLP_LABELS = ["CLEAR", "GREEN", "AMBER", "AMBER_STRICT", "RED"] as const;

export type TlpLabel = (typeof TLP_LABELS)[number];

export interface Marking {
  readonly level: MarkingLevel;
  /** All of them are needed. */
  readonly compartments: readonly string[];
  readonly dissemination: readonly string[];
  /** Null where no label was agreed, which restricts as little as CLEAR. */
  readonly tlp: TlpLabel | null;
}

/** The bottom of the lattice: what may reach everybody. */
export const UNRESTRICTED: Marking = Object.freeze({
  level: "UNCLASSIFIED",
  compartments: Object.freeze([]),
  dissemination: Object.freeze([]),
  tlp: null,
});

/** The lowest marking that dominates both. */
export function join(one: Marking, other: Marking): Marking {
  if (dominates(one, other)) return one;
  if (dominates(other, one)) return other;
  return {
    level: rank(one) >= rank(other) ? one.level : other.level,
    compartments: union(one.compartments, other.compartments),
    dissemination: union(one.dissemination, other.dissemination),
    tlp: tlpRank(one) >= tlpRank(other) ? one.tlp : other.tlp,
  };
}

/** Whether whoever may read `one` may read `other`, as far as markings go. */
export function dominates(one: Marking, other: Marking): boolean {
  return (
    rank(one) >= rank(other) &&
    tlpRank(one) >= tlpRank(other) &&
    other.compartments.every((compartment) => one.compartments.includes(compartment)) &&
    other.dissemination.every((control) => one.dissemination.includes(control))
  );
}

/** `TOP SECRET//FRONTIER//NOFORN`, `CUI//FED ONLY//TLP:AMBER+STRICT`. */
export function banner({ level, compartments, dissemination, tlp }: Marking): string {
  const parts = [level.replaceAll("_", " ")];
  if (compartments.length > 0) parts.push(compartments.join("/"));
  if (dissemination.length > 0) parts.push(dissemination.join("/"));
  if (tlp !== null) parts.push(`TLP:${tlp.replace("_", "+")}`);
  return parts.join("//");
}

function rank({ level }: Marking): number {
  return MARKING_LEVELS.indexOf(level);
}

function tlpRank({ tlp }: Marking): number {
  return tlp === null ? 0 : TLP_LABELS.indexOf(tlp);
}

/** Sorted, so that the order of joining does not show. */
function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])].sort();
}
