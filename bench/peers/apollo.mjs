/** @apollo/gateway as its documentation sets it up, reporting and traces off. */
import { readFileSync } from "node:fs";
import { ApolloGateway } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { ApolloServerPluginUsageReportingDisabled } from "@apollo/server/plugin/disabled";

const gateway = new ApolloGateway({ supergraphSdl: readFileSync(process.env.SUPERGRAPH, "utf8") });
const server = new ApolloServer({
  gateway,
  introspection: false,
  plugins: [ApolloServerPluginUsageReportingDisabled()],
});
const { url } = await startStandaloneServer(server, { listen: { port: Number(process.env.PORT), host: "127.0.0.1" } });
process.stdout.write(`${JSON.stringify({ url })}\n`);
