/**
 * Every answer says how it is marked: `extensions.marking`, the join of the records that it was made of.
 * In: what the request has read. Out: level, compartments, dissemination, TLP. Not here: the gateway's banner.
 */
import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { SubgraphContext } from "../read/subgraph-context";

export const markingPlugin: ApolloServerPlugin<SubgraphContext & BaseContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body }, contextValue }) {
        if (body.kind !== "single") return;
        const { marking } = contextValue.readings;
        body.singleResult.extensions = { ...body.singleResult.extensions, marking };
      },
    };
  },
};
