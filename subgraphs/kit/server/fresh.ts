/**
 * Whether what a gateway signed counts now. In: its times and ours. Out: nothing, or a refusal.
 * Source: RFC 7519 sections 4.1.4, 4.1.6. Not here: signatures.
 */
import { CALLER_CONTEXT_SECONDS } from "../../../common/caller-context";
import { refusedCall } from "./refused-call";

/** In seconds since 1970. */
interface Life {
  readonly iat: number;
  readonly exp: number;
}

/** @throws UNAUTHENTICATED */
export function assertFresh({ iat, exp }: Life, now: number): void {
  if (exp - iat > CALLER_CONTEXT_SECONDS || iat > now + CALLER_CONTEXT_SECONDS) throw refusedCall("too long a life");
  if (exp <= now) throw refusedCall("expired");
}
