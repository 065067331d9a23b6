/** The shop's subgraphs: `/accounts`, `/inventory` …, executed by graphql-js over the shop's rows. */
import { buildSubgraphSchema } from "@apollo/subgraph";
import { type GraphQLSchema, graphql, parse } from "graphql";
import { serveReplayed } from "../load/replay-server";
import { SHOP_RESOLVERS } from "./shop-resolvers";
import { SHOP_SDL } from "./shop-schema";

interface GraphqlBody {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

const schemas = new Map<string, GraphQLSchema>(
  Object.entries(SHOP_SDL).map(([name, sdl]) => [
    `/${name}`,
    buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: SHOP_RESOLVERS[name] as object as never }]),
  ]),
);

serveReplayed(async (path, body) => {
  const schema = schemas.get(path);
  if (schema === undefined) return '{"errors":[{"message":"No such subgraph."}]}';
  const { query, variables } = JSON.parse(body) as GraphqlBody;
  return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
});
