/**
 * Who asks, as subgraphs are told it.
 * In: the client's headers. Out: the headers of every call. Without trust in the client's word, nothing passes.
 */
import type { IncomingHttpHeaders } from "node:http";
import { DEVELOPMENT_IDENTITY_HEADER, developmentIdentity } from "../../common/development-identity";
import type { IdentityHeaders } from "../fetch/subgraph-call";

/**
 * @param isTrusted whether clients may say who they are without proof
 * @throws UNAUTHENTICATED when the client says something that nobody can be
 */
export function callerIdentity(headers: IncomingHttpHeaders, isTrusted: boolean): IdentityHeaders | undefined {
  const claimed = isTrusted ? headers[DEVELOPMENT_IDENTITY_HEADER] : undefined;
  if (typeof claimed !== "string") return undefined;
  developmentIdentity(claimed);
  return { [DEVELOPMENT_IDENTITY_HEADER]: claimed };
}
