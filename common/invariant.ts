/**
 * What our own code guarantees. A broken invariant is a bug of the hub, never of a caller:
 * its message goes to the log and is masked on the wire.
 */
import { HubError } from "./errors";

/** Throws `INVARIANT` unless `condition` holds; narrows the type of what was checked. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new HubError("INVARIANT", message);
}

/** Closes a switch over a union: the compiler refuses the call while a case is missing. */
export function unreachable(value: never): never {
  throw new HubError("INVARIANT", `Unreachable case: ${JSON.stringify(value)}`);
}
