/**
 * What the anonymous public is refused: anybody can cause any number of refusals, and each would be an entry for good.
 * So the first of a minute is written down as it is, and of the others in that minute their number, in one entry when it
 * has ended.
 * In: a store. Out: a store in front of it. Not here: refusals of known callers, which are written one by one.
 */
import type { AuditEntry } from "../audit-entry";
import type { AuditStore } from "./audit-store";

const MINUTE_MS = 60_000;

/** Closing it writes the number that is not written yet, and leaves the store behind it open. */
export function countAnonymousRefusals(store: AuditStore): AuditStore {
  const refusals = new AnonymousRefusals(store);
  return {
    async append(entries) {
      const named = entries.filter((entry) => !isAnonymousRefusal(entry));
      await store.append(named);
      for (const entry of entries) if (isAnonymousRefusal(entry)) await refusals.take(entry);
    },
    close: async () => refusals.close(),
  };
}

function isAnonymousRefusal({ subject, decision }: AuditEntry): boolean {
  return subject === "" && decision === "REFUSED";
}

class AnonymousRefusals {
  /** Runs while others are counted. */
  #minute: NodeJS.Timeout | undefined;
  #more = 0;
  #last: AuditEntry | undefined;

  constructor(private readonly store: AuditStore) {}

  /** @throws AUDIT_UNAVAILABLE when it is to be written and cannot be; the next one is tried then */
  async take(entry: AuditEntry): Promise<void> {
    if (this.#minute !== undefined) {
      this.#more += 1;
      this.#last = entry;
      return;
    }
    this.#begin();
    try {
      await this.store.append([entry]);
    } catch (error) {
      this.#end();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#end();
    await this.#writeNumber();
  }

  #begin(): void {
    this.#minute = setTimeout(() => {
      this.#end();
      void this.#writeNumber();
    }, MINUTE_MS).unref();
  }

  #end(): void {
    clearTimeout(this.#minute);
    this.#minute = undefined;
  }

  /** What cannot be written is counted on; the store has said so in the log. */
  async #writeNumber(): Promise<void> {
    const [more, last] = [this.#more, this.#last];
    if (more === 0 || last === undefined) return;
    this.#more = 0;
    const number: AuditEntry = { ...last, action: `${more} more refusals`, ids: [], fields: [], purpose: null };
    await this.store.append([number]).catch(() => (this.#more += more));
  }
}
