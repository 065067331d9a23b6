/**
 * Checks a parsed KEV catalogue against the schema. A wrong shape or type anywhere rejects the file, because it is not
 * what it claims to be; an unusable or missing value rejects its entry alone.
 * In: parsed JSON. Out: the catalogue, and per entry either the entry or the reason against it.
 */
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { firstReason, reason } from "../../../kit/import/schema-reason";
import { fileRejected } from "../../../kit/import/rejected";
import { CATALOG_SCHEMA, type Catalog, ENTRY_SCHEMA, type Entry } from "./kev-schema";

const ajv = addFormats(new Ajv({ allErrors: true, verbose: true, validateFormats: true }), { keywords: true });
const isCatalog = ajv.compile<Catalog>(CATALOG_SCHEMA);
const isEntry = ajv.compile<Entry>(ENTRY_SCHEMA);

const REMEDY = "Give CISA's known_exploited_vulnerabilities.json as it is published.";

/** @throws IMPORT_REJECTED when the envelope is not a KEV catalogue's, or the count tells that entries are missing */
export function checkCatalog(name: string, json: unknown): Catalog {
  if (!isCatalog(json)) throw fileRejected(`${name} is no KEV catalogue: ${firstReason(isCatalog)}.`, REMEDY);
  const { count, vulnerabilities } = json;
  if (count === vulnerabilities.length) return json;
  throw fileRejected(
    `${name} announces ${count} entries but holds ${vulnerabilities.length}.`,
    "It may be cut short or edited by hand: download it again.",
  );
}

export type CheckedEntry = { readonly entry: Entry } | { readonly id: string | null; readonly reason: string };

/**
 * @param row number of the entry, from 1
 * @throws IMPORT_REJECTED when the entry has a wrong type
 */
export function checkEntry(name: string, row: number, json: unknown): CheckedEntry {
  if (!isEntry(json)) {
    const wrongType = isEntry.errors?.find(({ keyword }) => keyword === "type");
    if (wrongType !== undefined) {
      throw fileRejected(`${name} is no KEV catalogue: in row ${row}, ${reason(wrongType)}.`, REMEDY);
    }
    return { id: idOf(json), reason: (isEntry.errors ?? []).map(reason).join("; ") };
  }
  return { entry: json };
}

function idOf(json: unknown): string | null {
  const { cveID } = json as Partial<Entry>;
  return cveID ?? null;
}
