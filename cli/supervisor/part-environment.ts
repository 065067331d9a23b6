/**
 * The environment that each part gets from `hub start`: its own settings and nobody else's credentials.
 * In: the hub's environment and what was started before. Out: variables of one child process.
 */
import { join } from "node:path";
import { checkoutDirectory } from "../checkout";
import type { KeyPaths } from "../identity/hub-keys";
import { type Environment, type HubConfig, PASSWORD_SETTINGS, isForDevelopment } from "../config";

/** Where one subgraph's data are, where its events go, where it is audited, and whose word it takes. */
interface SubgraphSurroundings {
  readonly databaseUrl: string | undefined;
  readonly contextKey: string | undefined;
  readonly busUrl: string | undefined;
  readonly auditUrl: string | undefined;
  /** For the one subgraph that shows the audit and writes its checkpoints. */
  readonly audit?: { readonly readerUrl: string; readonly directory: string };
  /** Path. */
  readonly gatewayPublic: string;
}

/** For one subgraph: its runtime role, the bus, the audit, the gateway's public key, a port that the system chooses. */
export function subgraphEnvironment(
  environment: Environment,
  { databaseUrl, contextKey, busUrl, auditUrl, audit, gatewayPublic }: SubgraphSurroundings,
): NodeJS.ProcessEnv {
  return {
    ...withoutCredentials(environment),
    NATS_URL: environment.NATS_URL,
    DATABASE_URL: databaseUrl,
    CONTEXT_KEY: contextKey,
    BUS_URL: busUrl,
    GATEWAY_PUBLIC_KEY: gatewayPublic,
    AUDIT_URL: auditUrl,
    AUDIT_READER_URL: audit?.readerUrl,
    AUDIT_DIRECTORY: audit?.directory,
    HOST: "127.0.0.1",
    PORT: "0",
  };
}

export interface GatewaySurroundings {
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly keys: KeyPaths;
}

/** For the gateway: where the subgraphs answer, its private key, who may vouch for callers; no database. */
export function gatewayEnvironment(
  environment: Environment,
  config: HubConfig,
  { subgraphUrls, keys }: GatewaySurroundings,
): NodeJS.ProcessEnv {
  const its = Object.fromEntries(GATEWAY_SECRETS.map((name) => [name, environment[name]]));
  return {
    ...withoutCredentials(environment),
    ...its,
    GATEWAY_SIGNING_KEY: keys.gatewayPrivate,
    DEVELOPMENT_ISSUER_JWKS: isForDevelopment(config) ? keys.developmentPublic : undefined,
    HOST: config.HOST,
    PORT: String(config.PORT),
    SUPERGRAPH: environment.SUPERGRAPH ?? join(checkoutDirectory(), "schema", "supergraph.graphql"),
    MARKINGS: environment.MARKINGS ?? "1",
    SUBGRAPH_URLS: JSON.stringify(subgraphUrls),
  };
}

/** What the gateway alone is told. */
const GATEWAY_SECRETS = ["TLS_KEY"] as const;

/** People who start the whole hub want its progress, not every server's requests: warnings only by default. */
function withoutCredentials(environment: Environment): NodeJS.ProcessEnv {
  const secrets = new Set([
    "DATABASE_URL",
    "CONTEXT_KEY",
    "BUS_URL",
    "NATS_URL",
    "AUDIT_URL",
    "AUDIT_READER_URL",
    "AUDIT_DIRECTORY",
    "HUB_CREDENTIALS_FILE",
    "GATEWAY_SIGNING_KEY",
    "DEVELOPMENT_ISSUER_JWKS",
    ...GATEWAY_SECRETS,
    ...Object.keys(PASSWORD_SETTINGS),
  ]);
  const rest = Object.entries(environment).filter(([name]) => !secrets.has(name) && !name.startsWith("PG"));
  return { LOG_LEVEL: "warn", ...Object.fromEntries(rest) };
}
