/**
 * The environment that each part gets from `hub start`: its own settings and nobody else's credentials.
 * In: the hub's environment and what was started before. Out: variables of one child process.
 */
import { join } from "node:path";
import { checkoutDirectory } from "../checkout";
import { type Environment, type HubConfig, PASSWORD_SETTINGS } from "../config";

/** Where one subgraph's data are, where its events go and where it is audited. */
interface SubgraphUrls {
  readonly databaseUrl: string | undefined;
  readonly contextKey: string | undefined;
  readonly busUrl: string | undefined;
  readonly auditUrl: string | undefined;
  /** For the one subgraph that shows the audit and writes its checkpoints. */
  readonly audit?: { readonly readerUrl: string; readonly directory: string };
}

/** For one subgraph: its runtime role, the bus, the audit, a port that the operating system chooses. */
export function subgraphEnvironment(
  environment: Environment,
  { databaseUrl, contextKey, busUrl, auditUrl, audit }: SubgraphUrls,
): NodeJS.ProcessEnv {
  return {
    ...withoutCredentials(environment),
    NATS_URL: environment.NATS_URL,
    DATABASE_URL: databaseUrl,
    CONTEXT_KEY: contextKey,
    BUS_URL: busUrl,
    AUDIT_URL: auditUrl,
    AUDIT_READER_URL: audit?.readerUrl,
    AUDIT_DIRECTORY: audit?.directory,
    HOST: "127.0.0.1",
    PORT: "0",
  };
}

/** For the gateway: where the subgraphs answer; no database. */
export function gatewayEnvironment(
  environment: Environment,
  config: HubConfig,
  subgraphUrls: Readonly<Record<string, string>>,
): NodeJS.ProcessEnv {
  return {
    ...withoutCredentials(environment),
    HOST: config.HOST,
    PORT: String(config.PORT),
    SUPERGRAPH: environment.SUPERGRAPH ?? join(checkoutDirectory(), "schema", "supergraph.graphql"),
    SUBGRAPH_URLS: JSON.stringify(subgraphUrls),
  };
}

/**
 * People who start the whole hub want its progress, not every server's requests: warnings only by default.
 * They try it out, and may say who they are, unless it runs in production.
 */
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
    ...Object.keys(PASSWORD_SETTINGS),
  ]);
  const rest = Object.entries(environment).filter(([name]) => !secrets.has(name) && !name.startsWith("PG"));
  const trust = environment.NODE_ENV === "production" ? "0" : "1";
  return { LOG_LEVEL: "warn", HUB_DEVELOPMENT_IDENTITY: trust, ...Object.fromEntries(rest) };
}
