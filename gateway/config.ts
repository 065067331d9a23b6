/**
 * The gateway's configuration, read once from the environment and frozen.
 * In: environment variables. Out: `GatewayConfig`, or `CONFIG_INVALID` naming the variable.
 * Not here: reading the supergraph file (supergraph.ts).
 */
import { z } from "zod";
import { HubError } from "../common/errors";
import { type AccessConfig, accessConfig, accessShape } from "./access/access-config";
import { type TlsConfig, tlsConfig, tlsShape } from "./http/tls";
import { jsonSetting } from "./json-setting";
import { DEFAULT_LIMITS, type GatewayLimits } from "./limits";
import type { OverrideSettings } from "./plan/overrides";

export interface GatewayConfig {
  /** TCP port; 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Path of the supergraph SDL. */
  readonly supergraph: string;
  /** Subgraph name → URL; wins over the URL in the supergraph. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly limits: GatewayLimits;
  /** Processes that serve the port; 1 serves in this one. */
  readonly workers: number;
  /** Processes of each worker that plan; 0, for tests, plans in the gateway's own without a budget. */
  readonly planningProcesses: number;
  /** Who may vouch for callers, and how subgraphs are told. */
  readonly access: AccessConfig;
  /** Undefined: plain HTTP. */
  readonly tls: TlsConfig | undefined;
  /** Whether answers say how they are marked; a subgraph that does not say it counts as the highest. */
  readonly rollsUpMarkings: boolean;
  /** Whether equal queries of one caller that are asked at the same time share one answer. */
  readonly sharesEqualQueries: boolean;
  /** Whether clients are told the schema: by introspection, and by the names that errors suggest. */
  readonly tellsSchema: boolean;
  /** Progressive `@override`. */
  readonly overrides: OverrideSettings;
}

const wholeNumber = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum);

/** Each limit's variable: `LIMIT_BODY_BYTES` for `bodyBytes`. */
function limitVariable(limit: string): string {
  return `LIMIT_${limit.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

const limitNames = Object.keys(DEFAULT_LIMITS) as (keyof GatewayLimits)[];
const limitShape = Object.fromEntries(
  limitNames.map((name) => [limitVariable(name), wholeNumber(1, 2 ** 31 - 1).default(DEFAULT_LIMITS[name])]),
);

const subgraphUrls = jsonSetting("{}").pipe(z.record(z.string(), z.url({ protocol: /^https?$/ })));

const overrideLabels = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((label) => label.trim()))
  .transform((labels) => labels.filter((label) => label !== ""));

const environment = z
  .object({
    PORT: wholeNumber(0, 65_535).default(4000),
    HOST: z.string().min(1).default("127.0.0.1"),
    SUPERGRAPH: z.string().min(1).default("schema/supergraph.graphql"),
    SUBGRAPH_URLS: subgraphUrls,
    HUB_WORKERS: wholeNumber(1, 64).default(1),
    PLANNING_PROCESSES: wholeNumber(1, 16).default(2),
    NODE_ENV: z.string().optional(),
    ...accessShape,
    ...tlsShape,
    MARKINGS: z.enum(["0", "1"]).default("0"),
    SHARE_EQUAL_QUERIES: z.enum(["0", "1"]).default("0"),
    INTROSPECTION: z.enum(["0", "1"]).default("1"),
    OVERRIDE_LABELS: overrideLabels,
    OVERRIDE_DRAW: z.coerce.number().min(0).lt(100).optional(),
    ...limitShape,
  })
  .refine(
    ({ NODE_ENV, DEVELOPMENT_ISSUER_JWKS }) => NODE_ENV !== "production" || DEVELOPMENT_ISSUER_JWKS === undefined,
    {
      path: ["DEVELOPMENT_ISSUER_JWKS"],
      message: "is not for production (NODE_ENV): anybody could make tokens",
    },
  )
  .refine(({ TLS_CERTIFICATE, TLS_KEY }) => (TLS_CERTIFICATE === undefined) === (TLS_KEY === undefined), {
    path: ["TLS_CERTIFICATE"],
    message: "needs TLS_KEY, and TLS_KEY needs it",
  })
  .refine(({ TLS_CERTIFICATE, TLS_CLIENT_CA }) => TLS_CLIENT_CA === undefined || TLS_CERTIFICATE !== undefined, {
    path: ["TLS_CLIENT_CA"],
    message: "needs TLS_CERTIFICATE",
  });

/**
 * @param env usually `process.env`; an empty string counts as unset
 * @throws HubError `CONFIG_INVALID` naming every unusable variable
 */
export function readGatewayConfig(env: Readonly<Record<string, string | undefined>>): GatewayConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw invalidConfig(parsed.error.issues);
  const values = parsed.data as typeof parsed.data & Record<string, unknown>;
  const limits = Object.fromEntries(limitNames.map((name) => [name, values[limitVariable(name)]]));
  return Object.freeze({
    port: values.PORT,
    host: values.HOST,
    supergraph: values.SUPERGRAPH,
    subgraphUrls: Object.freeze(values.SUBGRAPH_URLS),
    limits: Object.freeze(limits) as unknown as GatewayLimits,
    workers: values.HUB_WORKERS,
    planningProcesses: values.PLANNING_PROCESSES,
    access: accessConfig(values),
    tls: tlsConfig(values),
    rollsUpMarkings: values.MARKINGS === "1",
    sharesEqualQueries: values.SHARE_EQUAL_QUERIES === "1",
    tellsSchema: values.INTROSPECTION === "1",
    overrides: Object.freeze({ labels: values.OVERRIDE_LABELS, draw: values.OVERRIDE_DRAW }),
  });
}

function invalidConfig(issues: readonly { path: PropertyKey[]; message: string }[]): HubError {
  const lines = issues.map((issue) => `${issue.path.map(String).join(".")}: ${issue.message}`);
  return new HubError("CONFIG_INVALID", `Unusable setting. ${lines.join("; ")}`, {
    remedy: "Correct or unset the named environment variable.",
  });
}
