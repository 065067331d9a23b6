/**
 * Who may read the rows of a type, as data beside its entity. Markings decide for every type alike
 * (reading-condition.ts); this says what they cannot know: who is a party of a row, of which topic it is, and what is
 * hidden for a reason of its own.
 *
 *     @Readable({ parties: [organizationIn("developerId")] })
 *
 * In: the rule of a class. Out: the rule, for queries, policies, events and docs/access.md. Not here: any decision.
 */
import type { Role } from "../../../common/caller";
import type { SubgraphName } from "../../../common/subgraph-names";
import type { Class } from "../class";

/** `DOJ_PROSECUTOR@doj`: a role held at the office that it is of. */
export type RoleAtOffice = `${Role}@${SubgraphName}`;

/** What answers ids of records which the caller is a party of, in the agency's database. */
export interface PartyLookup {
  /** Of the lookup, and of the words that rows ask for: `signed_cases:case-1`. */
  readonly name: string;
  /**
   * Query of one column of ids. It reads as the tables' owner, and names schemas.
   * @param organization SQL of the caller's organization
   */
  readonly sql: (organization: string) => string;
}

/** Who is a party of a row; `who` completes "read by …". */
export type Party =
  | { readonly kind: "organization"; readonly property: string; readonly who: string }
  | { readonly kind: "roles"; readonly roles: readonly RoleAtOffice[]; readonly who: string }
  | { readonly kind: "lookup"; readonly property: string; readonly lookup: PartyLookup; readonly who: string };

/** A program's name, or the property that holds the id of what the row is about. */
export type Topic = { readonly program: string } | { readonly property: string };

/** A reason of the type's own to hide rows, beside their marking. */
interface OwnRule {
  /** SQL over columns: the row is told to everybody whom its marking lets. */
  readonly told: (column: (property: string) => string) => string;
  /** Who reads the other rows, too. */
  readonly exceptFor?: readonly RoleAtOffice[];
  /** Says what `told` means, for people. */
  readonly who: string;
  /** Where only queries keep it, because it is about several rows together and not about one. */
  readonly isOfQueriesOnly?: boolean;
}

export interface ReadingRule {
  /** Read controlled rows although no officer, and TLP:RED ones at all. */
  readonly parties?: readonly Party[];
  /** Controlled rows are for parties alone, not for every federal officer. */
  readonly partiesOnly?: boolean;
  /** Of which the caller needs to know one, above CUI; the record itself unless said. */
  readonly topics?: readonly Topic[];
  readonly own?: OwnRule;
}

const rules = new WeakMap<Class, ReadingRule>();

export function Readable(rule: ReadingRule): (entity: Class) => void {
  return (entity) => {
    rules.set(entity, rule);
  };
}

/** The rule of a class or of the nearest class above it; the empty one, by which markings alone decide. */
export function readingRule(entity: Class | null): ReadingRule {
  if (entity === null || entity === Function.prototype) return {};
  return rules.get(entity) ?? readingRule(Object.getPrototypeOf(entity) as Class | null);
}

/** Whoever speaks for the organization whose id the property holds. */
export function organizationIn(property: string, who: string): Party {
  return { kind: "organization", property, who };
}

export function rolesOf(who: string, ...roles: readonly RoleAtOffice[]): Party {
  return { kind: "roles", roles, who };
}

/** Those for whom the lookup names the id in the property. */
export function among(property: string, lookup: PartyLookup, who: string): Party {
  return { kind: "lookup", property, lookup, who };
}
