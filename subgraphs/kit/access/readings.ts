/**
 * What one request has read: the join of all markings, and the records above UNCLASSIFIED by type and id.
 * In: records as they are made for answers. Out: `extensions.marking`, and what the audit writes down.
 * Rows share few markings, so each distinct one is joined once.
 */
import { type Marking, UNRESTRICTED, join } from "../../../common/marking";
import { MarkedRecord } from "../record/marked-record";

/** A record that was read, and how it is marked. */
export interface Reading {
  /** GraphQL type. */
  readonly type: string;
  readonly id: string;
  readonly marking: Marking;
}

export class Readings {
  readonly #markings = new Map<string, Marking>();
  readonly #classified = new Map<string, Reading>();

  /** Records without a marking say nothing. */
  note(record: object): void {
    if (!(record instanceof MarkedRecord)) return;
    const { markingLevel, markingCompartments, markingDissemination, markingTlp } = record;
    const key = `${markingLevel}\n${markingCompartments.join()}\n${markingDissemination.join()}\n${markingTlp}`;
    const marking = this.#markings.get(key) ?? record.marking;
    this.#markings.set(key, marking);
    if (markingLevel === "UNCLASSIFIED") return;
    const type = record.constructor.name;
    this.#classified.set(`${type}\n${record.id}`, { type, id: record.id, marking });
  }

  /** Records that carry their marking elsewhere. */
  noteAll(type: string, { ids, marking }: { readonly ids: readonly string[]; readonly marking: Marking }): void {
    if (ids.length === 0) return;
    this.#markings.set(type, marking);
    if (marking.level === "UNCLASSIFIED") return;
    for (const id of ids) this.#classified.set(`${type}\n${id}`, { type, id, marking });
  }

  /** The lowest marking above everything that was read; UNRESTRICTED where nothing was. */
  get marking(): Marking {
    return [...this.#markings.values()].reduce(join, UNRESTRICTED);
  }

  /** Records above UNCLASSIFIED, each once. */
  get classified(): readonly Reading[] {
    return [...this.#classified.values()];
  }
}
