/**
 * The gateway's environment variables with their meaning, for `hub config gateway`.
 * In: the environment. Out: one entry per variable. Not here: reading them (gateway/config.ts).
 */
import { DEVELOPMENT_ISSUER } from "../common/development-issuer";
import { type GatewayConfig, readGatewayConfig } from "../gateway/config";
import type { GatewayLimits } from "../gateway/limits";
import type { Environment } from "./config";

export interface GatewaySetting {
  readonly variable: string;
  readonly value: string;
  readonly meaning: string;
}

const LIMIT_MEANINGS: Readonly<Record<keyof GatewayLimits, string>> = {
  bodyBytes: "bytes of a request body",
  tokens: "lexical tokens of a document",
  depth: "levels of fields",
  introspectionDepth: "levels of fields below __schema and __type",
  brackets: "nested brackets of a document's text",
  aliases: "aliased fields of an operation",
  rootFields: "fields of an operation's root",
  expandedSelections: "fields of an operation with fragments expanded",
  planningMs: "milliseconds of planning an operation",
  requestMs: "milliseconds of a request",
  subgraphCallMs: "milliseconds of one call of a subgraph",
  subgraphAnswerBytes: "bytes of one answer of a subgraph",
  clientAnswerBytes: "bytes of one answer to a client",
  placesPerFault: "places of an answer that report the same failed call",
  compiledFromUse: "use of a document at which its answer's writers are compiled",
  preparedDocuments: "documents whose preparation is kept",
  preparedBytes: "bytes of memory, as estimated, of what is kept of documents",
};

interface Shown {
  readonly variable: string;
  readonly meaning: string;
  readonly valueOf: (config: GatewayConfig) => string;
}

const SETTINGS: readonly Shown[] = [
  { variable: "PORT", meaning: "port; 0 lets the operating system choose", valueOf: (config) => String(config.port) },
  { variable: "HOST", meaning: "address that the gateway listens on", valueOf: (config) => config.host },
  { variable: "SUPERGRAPH", meaning: "file with the supergraph to serve", valueOf: (config) => config.supergraph },
  {
    variable: "SUBGRAPH_URLS",
    meaning: "JSON object: subgraph name to URL; wins over the supergraph's own",
    valueOf: (config) => JSON.stringify(config.subgraphUrls),
  },
  {
    variable: "HUB_WORKERS",
    meaning: "processes that serve the port together, each with plans of its own",
    valueOf: (config) => String(config.workers),
  },
  {
    variable: "PLANNING_PROCESSES",
    meaning: "processes of each worker that plan operations, killed when a plan takes too long",
    valueOf: (config) => String(config.planningProcesses),
  },
  {
    variable: "ACCESS_ISSUERS",
    meaning:
      "JSON list of who may vouch for callers: id, issuer, jwks (URL or file), audience, algorithms, type, maxAgeSeconds",
    valueOf: ({ access }) => JSON.stringify(access.issuers.filter(({ id }) => id !== DEVELOPMENT_ISSUER.id)),
  },
  {
    variable: "DEVELOPMENT_ISSUER_JWKS",
    meaning: "file with the public key of the issuer of hub token; never in production",
    valueOf: ({ access }) => access.issuers.find(({ id }) => id === DEVELOPMENT_ISSUER.id)?.jwks ?? "",
  },
  {
    variable: "GATEWAY_SIGNING_KEY",
    meaning:
      "file with the Ed25519 private key that signs what subgraphs are told of callers; unset: they are told nothing",
    valueOf: ({ access }) => access.signingKey ?? "",
  },
  {
    variable: "UNSIGNED_SUBGRAPHS",
    meaning: "names of subgraphs that are told nothing of callers, with commas between them",
    valueOf: ({ access }) => access.unsignedSubgraphs.join(","),
  },
  {
    variable: "TLS_CERTIFICATE",
    meaning: "file with the gateway's certificate and its chain; unset: plain HTTP",
    valueOf: ({ tls }) => tls?.certificate ?? "",
  },
  { variable: "TLS_KEY", meaning: "file with the certificate's private key", valueOf: ({ tls }) => tls?.key ?? "" },
  {
    variable: "TLS_CLIENT_CA",
    meaning: "file with the authority whose certificates clients must show; unset: none",
    valueOf: ({ tls }) => tls?.clientCa ?? "",
  },
  {
    variable: "MARKINGS",
    meaning: "1 lets answers say how they are marked; a subgraph that does not say it counts as the highest",
    valueOf: (config) => (config.rollsUpMarkings ? "1" : "0"),
  },
  {
    variable: "SHARE_EQUAL_QUERIES",
    meaning: "1 lets equal queries of one caller, asked at the same time, share one answer",
    valueOf: (config) => (config.sharesEqualQueries ? "1" : "0"),
  },
  {
    variable: "INTROSPECTION",
    meaning: "0 tells clients nothing of the schema: introspection is refused, and errors suggest no names",
    valueOf: (config) => (config.tellsSchema ? "1" : "0"),
  },
  {
    variable: "OVERRIDE_LABELS",
    meaning: "active labels of progressive @override, with commas between them",
    valueOf: (config) => config.overrides.labels.join(","),
  },
  {
    variable: "OVERRIDE_DRAW",
    meaning: "percent(x) is active where this number is less than x; unset: drawn for each request",
    valueOf: (config) => String(config.overrides.draw ?? ""),
  },
];

/** @throws CONFIG_INVALID as the gateway itself would */
export function gatewaySettings(environment: Environment): GatewaySetting[] {
  const config = readGatewayConfig(environment);
  const shown = SETTINGS.map(({ variable, meaning, valueOf }) => ({ variable, meaning, value: valueOf(config) }));
  return [...shown, ...limitSettings(config)];
}

function limitSettings({ limits }: GatewayConfig): GatewaySetting[] {
  return Object.entries(LIMIT_MEANINGS).map(([limit, meaning]) => ({
    variable: `LIMIT_${limit.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    value: String(limits[limit as keyof GatewayLimits]),
    meaning: `at most so many ${meaning}`,
  }));
}
