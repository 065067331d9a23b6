/**
 * The gateways that are measured: ours, the peers, and the floor. Each is a child process that serves the
 * supergraph of `SUPERGRAPH` on `PORT` of loopback.
 */
import { join } from "node:path";
import { type ProvenCaller, proveCaller } from "./proven-caller";

export interface Gateway {
  readonly name: string;
  /** Program and arguments. */
  readonly command: readonly string[];
  readonly path: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What is made for one run: more settings, and what the client sends. */
  readonly prepare?: () => Promise<ProvenCaller>;
  /** Knows Federation 1 only, so it cannot serve the hub's own graph. */
  readonly isFederation1?: boolean;
}

const REPOSITORY = join(__dirname, "../..");
const PEERS = join(REPOSITORY, "bench/peers");

export const GATEWAYS: readonly Gateway[] = [
  { name: "hub", command: [join(REPOSITORY, "dist/cli/hub.js"), "start", "gateway"], path: "/graphql" },
  {
    name: "hub-dedupe",
    command: [join(REPOSITORY, "dist/cli/hub.js"), "start", "gateway"],
    path: "/graphql",
    environment: { SHARE_EQUAL_QUERIES: "1" },
  },
  {
    name: "hub-access",
    command: [join(REPOSITORY, "dist/cli/hub.js"), "start", "gateway"],
    path: "/graphql",
    prepare: proveCaller,
  },
  { name: "apollo", command: [join(PEERS, "apollo.mjs")], path: "/graphql" },
  { name: "hive", command: [join(PEERS, "hive.mjs")], path: "/graphql" },
  { name: "hive-rust", command: [join(PEERS, "hive.mjs"), "--rust-planner"], path: "/graphql" },
  { name: "hive-rust-dedupe", command: [join(PEERS, "hive.mjs"), "--rust-planner", "--dedupe"], path: "/graphql" },
  { name: "mercurius", command: [join(PEERS, "mercurius.mjs")], path: "/graphql", isFederation1: true },
  { name: "floor", command: [join(REPOSITORY, "dist/bench/floor.js")], path: "/graphql" },
];
