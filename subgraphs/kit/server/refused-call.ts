/**
 * The one answer to whoever is not the gateway: the same words whatever is wrong, since they would tell a forger how far it
 * got. In: the reason, for the log. Out: an error. Not here: the reasons (context-verifier.ts).
 */
import { HubError } from "../../../common/errors";

export function refusedCall(cause: unknown): HubError {
  return new HubError("UNAUTHENTICATED", "The subgraph answers its gateway alone.", {
    remedy: "Ask the gateway.",
    cause,
  });
}
