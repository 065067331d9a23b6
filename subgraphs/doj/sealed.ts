/**
 * Sealed prosecutions and investigations cannot be told from absent ones. This is the one place that says which
 * rows that leaves: entities carry it as `@Visible`, conditions that look into these tables use it.
 * Commands on them are for prosecutors (permits.ts), and leave no trace on records that others see.
 * Source: Federal Rules of Criminal Procedure 6(e)(4), sealed indictments.
 */
import { HubError } from "../../common/errors";

/** SQL: the row of `prosecution` or `investigation` under this alias is not sealed. */
export function isUnsealed(alias: string): string {
  return `NOT ${alias}.sealed`;
}

/** SQL: the prosecution with this id is not sealed. */
export function isOfUnsealedProsecution(prosecutionId: string): string {
  return `EXISTS (SELECT 1 FROM prosecution p WHERE p.id = ${prosecutionId} AND ${isUnsealed("p")})`;
}

/** @throws ILLEGAL_TRANSITION */
export function assertSealed({ id, sealed }: { readonly id: string; readonly sealed: boolean }): void {
  if (sealed) return;
  throw new HubError("ILLEGAL_TRANSITION", `${id} is not sealed: unseal is not possible.`, {
    remedy: "Read the record again.",
  });
}
