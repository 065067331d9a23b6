/**
 * Apollo Server over an agency's schema, with everything off that the hub does itself or not at all.
 * In: agency, logger. Out: a server that is not yet started. Not here: HTTP (answer-call.ts).
 */
import { ApolloServer, type BaseContext } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { Logger } from "../../../common/logger";
import type { Agency } from "../agency";
import type { SubgraphContext } from "../read/subgraph-context";
import { federationSchema } from "../schema/federation-schema";
import { auditPlugin } from "./audit-plugin";
import { formatError } from "./format-error";
import { markingPlugin } from "./marking-plugin";

export type SubgraphApollo = ApolloServer<SubgraphContext & BaseContext>;

export function apolloServer(agency: Agency, logger: Logger): SubgraphApollo {
  return new ApolloServer<SubgraphContext & BaseContext>({
    schema: federationSchema(agency).schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: formatError(agency.name, logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      markingPlugin,
      auditPlugin(agency.name),
    ],
  });
}
