/**
 * Writes down which records above UNCLASSIFIED an answer was made of, before the answer leaves. Where that cannot be
 * done, nothing of the answer leaves.
 * In: what the request has read. Out: entries of the audit, or an answer that is one error. Not here: commands, which
 * are written down one by one (kit/command/command-resolver.ts).
 */
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { HubError } from "../../../common/errors";
import { readFields } from "../audit/read-fields";
import type { SubgraphContext } from "../read/subgraph-context";

export function auditPlugin(agency: string): ApolloServerPlugin<SubgraphContext & BaseContext> {
  return {
    async requestDidStart({ schema }) {
      return {
        async willSendResponse({ response, contextValue, document }) {
          const { classified } = contextValue.readings;
          if (classified.length === 0) return;
          try {
            await contextValue.audit.reads(classified, readFields(schema, document));
          } catch (error) {
            if (!(error instanceof HubError)) throw error;
            const { code, message, remedy, httpStatus } = error;
            const errors = [{ message, extensions: { code, agency, remedy } }];
            response.http.status = httpStatus;
            response.body = { kind: "single", singleResult: { errors } };
          }
        },
      };
    },
  };
}
