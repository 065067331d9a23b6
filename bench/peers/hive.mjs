/** Hive Gateway on node:http: `--rust-planner` takes its Rust query planner, `--dedupe` keeps the sharing it ships with. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";

const dedupe = process.argv.includes("--dedupe");
const runtime = createGatewayRuntime({
  supergraph: readFileSync(process.env.SUPERGRAPH, "utf8"),
  logging: false,
  landingPage: false,
  inboundInflightRequestDeduplication: dedupe,
  transportEntries: { "*.http": { options: { deduplicateInflightRequests: dedupe } } },
  ...(process.argv.includes("--rust-planner") ? { unifiedGraphHandler } : {}),
});
const server = createServer(runtime);
server.listen(Number(process.env.PORT), "127.0.0.1", () => process.stdout.write('{"ready":true}\n'));
