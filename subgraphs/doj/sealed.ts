/**
 * Sealed prosecutions and investigations cannot be told from absent ones by anybody but prosecutors. This is the one
 * place that says which rows that leaves: entities carry it as `@Readable`, conditions that look into these tables
 * use it. Commands on them are for prosecutors (permits.ts), and leave no trace on records that others see.
 * Source: Federal Rules of Criminal Procedure 6(e)(4), sealed indictments.
 */
import { HubError } from "../../common/errors";
import { WHO_ASKS, holds } from "../kit/access/reading-condition";
import type { ReadingRule, RoleAtOffice } from "../kit/access/reading-rule";

const PROSECUTORS: readonly RoleAtOffice[] = ["DOJ_PROSECUTOR@doj"];

export const SEALING: ReadingRule = {
  own: {
    told: (column) => `NOT ${column("sealed")}`,
    exceptFor: PROSECUTORS,
    who: "unless it is sealed",
  },
};

export const SEALING_OF_CHARGES: ReadingRule = {
  own: {
    told: (column) => `EXISTS (SELECT 1 FROM prosecution p WHERE p.id = ${column("prosecutionId")} AND NOT p.sealed)`,
    exceptFor: PROSECUTORS,
    who: "unless its prosecution is sealed",
  },
};

/** SQL: the caller may know of the row of `prosecution` or `investigation` under this alias. */
export function isToldOf(alias: string): string {
  return `(NOT ${alias}.sealed OR ${holds(PROSECUTORS, WHO_ASKS)})`;
}

/** @throws ILLEGAL_TRANSITION */
export function assertSealed({ id, sealed }: { readonly id: string; readonly sealed: boolean }): void {
  if (sealed) return;
  throw new HubError("ILLEGAL_TRANSITION", `${id} is not sealed: unseal is not possible.`, {
    remedy: "Read the record again.",
  });
}
