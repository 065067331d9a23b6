/**
 * The audit as one request sees it: what it commands and what it read, in the name of whoever asks.
 * In: who asks and why. Out: entries in the store, before anything is done or answered.
 *
 * A command is written down twice: its attempt before it begins, its outcome when it has ended, under one `deed`. So
 * nothing is done without an entry, and an attempt without an outcome shows that nobody knows how it ended.
 */
import { randomUUID } from "node:crypto";
import type { Caller } from "../../../common/caller";
import { HubError } from "../../../common/errors";
import { type Marking, UNRESTRICTED, join } from "../../../common/marking";
import type { Reading } from "../access/readings";
import { assertKnown } from "../command/permit";
import type { MarkedRecord } from "../record/marked-record";
import type { AuditEntry } from "./audit-entry";
import type { AuditStore } from "./store/audit-store";

/** Who asks and why, as the gateway vouches for it. */
export interface Asked {
  readonly caller: Caller;
  readonly purpose: string | null;
  readonly operation: string;
  readonly correlationId: string;
}

/** A command, before it is known what becomes of it. */
export interface GivenCommand {
  /** Name of the mutation. */
  readonly action: string;
  /** GraphQL type of the record. */
  readonly recordType: string;
  readonly input: object;
}

/** Characters of an id that nobody has checked yet. */
const LONGEST_ID = 200;

export class RequestAudit {
  constructor(
    private readonly store: AuditStore,
    private readonly asked: Asked,
  ) {}

  /**
   * Runs a command between its two entries. Nobody's is not begun, so that its refusal is all there is to write.
   * @throws UNAUTHENTICATED; AUDIT_UNAVAILABLE before it begins, or when its outcome cannot be written: then it may have
   *   been done, and the same key answers it again; and whatever the command throws
   */
  async command<T extends MarkedRecord>(given: GivenCommand, run: () => Promise<T>): Promise<T> {
    const { action, recordType, input } = given;
    const attempt: AuditEntry = {
      ...this.#entry("COMMAND", recordType, UNRESTRICTED),
      action,
      deed: randomUUID(),
      ids: "id" in input && typeof input.id === "string" ? [storable(input.id)] : [],
      fields: fieldsOf(input),
      decision: "ATTEMPTED",
    };
    await this.#assertKnown(attempt);
    await this.store.append([attempt]);
    const record = await run().catch(async (error: unknown) => {
      // Whatever else happens, such as a connection lost at the commit, may have changed something.
      if (error instanceof HubError) {
        await this.store.append([{ ...attempt, decision: "REFUSED", code: error.code }]);
      }
      throw error;
    });
    await this.store.append([{ ...attempt, ids: [record.id], ...columnsOf(record.marking), decision: "ALLOWED" }]);
    return record;
  }

  /**
   * Writes down what was read: one entry for each type of record.
   * @param fieldsOfType names of the fields that the operation selects of a type
   * @throws AUDIT_UNAVAILABLE; nothing may be answered then
   */
  async reads(readings: readonly Reading[], fieldsOfType: (type: string) => readonly string[]): Promise<void> {
    const entries = [...Map.groupBy(readings, ({ type }) => type)].map(([type, group]): AuditEntry => {
      const marking = group.map((reading) => reading.marking).reduce(join, UNRESTRICTED);
      return { ...this.#entry("READ", type, marking), ids: group.map(({ id }) => id), fields: fieldsOfType(type) };
    });
    await this.store.append(entries);
  }

  /** Writes down that the caller was kept from reading. @throws AUDIT_UNAVAILABLE */
  async refusedRead(recordType: string, code: string): Promise<void> {
    await this.store.append([{ ...this.#entry("READ", recordType, UNRESTRICTED), decision: "REFUSED", code }]);
  }

  async #assertKnown(attempt: AuditEntry): Promise<void> {
    try {
      assertKnown(this.asked.caller);
    } catch (error) {
      await this.store.append([{ ...attempt, deed: null, decision: "REFUSED", code: (error as HubError).code }]);
      throw error;
    }
  }

  #entry(kind: AuditEntry["kind"], recordType: string, marking: Marking): AuditEntry {
    const { caller, purpose, operation, correlationId } = this.asked;
    const { subject, roles, office } = caller;
    return {
      subject,
      roles,
      office,
      purpose,
      operation,
      correlationId,
      kind,
      action: null,
      deed: null,
      recordType,
      ids: [],
      fields: [],
      decision: "ALLOWED",
      code: null,
      ...columnsOf(marking),
    };
  }
}

function columnsOf({ level, compartments, dissemination, tlp }: Marking): Marking {
  return { level, compartments, dissemination, tlp };
}

function fieldsOf(input: object): string[] {
  return Object.entries(input)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name]) => name);
}

/** PostgreSQL stores no NUL and no half of a surrogate pair. */
function storable(id: string): string {
  return id.slice(0, LONGEST_ID).toWellFormed().replaceAll("\0", "\u{FFFD}");
}
