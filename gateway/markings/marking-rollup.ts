/**
 * The marking of a whole answer: the lowest that is above those of all subgraphs' answers it was made of.
 * In: each subgraph's answer. Out: text for `extensions.marking`, with the banner that people read. An answer that
 * does not say how it is marked counts as the highest, and its subgraph is named. Not here: reading one
 * (read-marking.ts).
 */
import { banner, join, UNRESTRICTED, type Marking } from "../../common/marking";
import { readMarking } from "./read-marking";

const HIGHEST: Marking = Object.freeze({ ...UNRESTRICTED, level: "TOP_SECRET" });

export class MarkingRollup {
  #marking = UNRESTRICTED;
  readonly #unmarked = new Set<string>();

  /** @param extensions of an answer that brought data */
  add(subgraph: string, extensions: unknown): void {
    const marking = readMarking(extensions);
    if (!marking) this.#unmarked.add(subgraph);
    this.#marking = join(this.#marking, marking ?? HIGHEST);
  }

  /** JSON. */
  get text(): string {
    const text = textOf(this.#marking);
    if (this.#unmarked.size === 0) return text;
    return `${text.slice(0, -1)},"unmarked":${JSON.stringify([...this.#unmarked].sort())}}`;
  }
}

/** Most answers are marked by one of few objects (read-marking.ts). */
const texts = new WeakMap<Marking, string>();

function textOf(marking: Marking): string {
  const known = texts.get(marking);
  if (known !== undefined) return known;
  const { level, compartments, dissemination, tlp } = marking;
  const text = JSON.stringify({ level, compartments, dissemination, tlp, banner: banner(marking) });
  texts.set(marking, text);
  return text;
}
