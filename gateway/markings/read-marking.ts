/**
 * How a subgraph says that its answer is marked.
 * In: `extensions` of the answer, of any shape: subgraphs can be strangers'. Out: a marking, or nothing where there is
 * none that can be trusted. Not here: joining markings (marking-rollup.ts).
 */
import { MARKING_LEVELS, TLP_LABELS, type Marking } from "../../common/marking";
import { isRow, ownValue, type Row } from "../merged-data";

/** Compartments, and dissemination controls, of one answer. */
const MAX_NAMES = 100;
/** As they stand in banners. */
const NAME = /^[A-Z0-9][A-Z0-9 ._-]{0,63}$/i;

/** Subgraphs repeat few texts, which are read to the same object. */
const known = new WeakMap<Row, { readonly marking: Marking | undefined }>();

export function readMarking(extensions: unknown): Marking | undefined {
  if (!isRow(extensions)) return undefined;
  const before = known.get(extensions);
  if (before) return before.marking;
  const marking = markingOf(ownValue(extensions, "marking"));
  known.set(extensions, { marking });
  return marking;
}

function markingOf(value: unknown): Marking | undefined {
  if (!isRow(value)) return undefined;
  const level = MARKING_LEVELS.find((one) => one === ownValue(value, "level"));
  const compartments = namesOf(ownValue(value, "compartments"));
  const dissemination = namesOf(ownValue(value, "dissemination"));
  const label = ownValue(value, "tlp");
  const tlp = label === null ? null : TLP_LABELS.find((one) => one === label);
  if (level === undefined || !compartments || !dissemination || tlp === undefined) return undefined;
  return Object.freeze({ level, compartments, dissemination, tlp });
}

function namesOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > MAX_NAMES) return undefined;
  const isNames = value.every((name): name is string => typeof name === "string" && NAME.test(name));
  return isNames ? [...new Set(value)].sort() : undefined;
}
