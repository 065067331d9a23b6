/**
 * The text that an entry's hash is of: every field in a fixed order, each with its length in bytes before it, so that
 * no two different entries have the same text. The database writes the same (store/append-functions.ts); here it is
 * written again for verification, which must not ask the database what its own hashes should be.
 * In: a stored entry. Out: its text, and its SHA-256 in hexadecimal.
 */
import { createHash } from "node:crypto";
import type { StoredEntry } from "./stored-entry";

/** Stands before the first entry of every chain. */
export const GENESIS = "0".repeat(64);

export function hashOf(entry: Omit<StoredEntry, "hash">): string {
  return createHash("sha256").update(canonicalText(entry)).digest("hex");
}

export function canonicalText(entry: Omit<StoredEntry, "hash">): string {
  return [
    "hub-audit-1 ",
    fieldText(entry.shard),
    fieldText(String(entry.position)),
    fieldText(entry.at),
    fieldText(entry.agency),
    fieldText(entry.subject),
    listText(entry.roles),
    fieldText(entry.office),
    fieldText(entry.purpose),
    fieldText(entry.operation),
    fieldText(entry.correlationId),
    fieldText(entry.kind),
    fieldText(entry.action),
    fieldText(entry.deed),
    fieldText(entry.recordType),
    listText(entry.ids),
    listText(entry.fields),
    fieldText(entry.decision),
    fieldText(entry.code),
    fieldText(entry.level),
    listText(entry.compartments),
    listText(entry.dissemination),
    fieldText(entry.tlp),
    fieldText(entry.previous),
  ].join("");
}

/** Absent is not the same as empty. */
function fieldText(value: string | null): string {
  return value === null ? "-" : `${Buffer.byteLength(value)}:${value}`;
}

function listText(list: readonly string[]): string {
  return `${list.length}[${list.map(fieldText).join("")}]`;
}
