/**
 * The settings of the `hub` command and of a subgraph that runs alone, read from the environment in one place.
 * In: environment variables. Out: frozen values. An unusable value is reported by the variable's name.
 * Not here: the gateway's own settings (gateway/config.ts).
 */
import { z } from "zod";
import { HubError } from "../common/errors";
import { SUBGRAPH_NAMES, type SubgraphName } from "../common/subgraph-names";
import { AGENCIES } from "../subgraphs/kit/reference/agencies";
import { DEFAULT_CONSULTEES } from "../subgraphs/nsa/coverage-inquiry/consultees";

export type Environment = Readonly<Record<string, string | undefined>>;

/** One environment variable. */
export interface Setting<T = unknown> {
  readonly schema: z.ZodType<T>;
  readonly meaning: string;
  /** A password, or a URL that may hold one: never printed. */
  readonly secret?: true;
}

type Settings = Readonly<Record<string, Setting>>;
type Values<S extends Settings> = { readonly [Name in keyof S]: z.output<S[Name]["schema"]> };

const TEXT = z.string().optional();
const SWITCH = z.enum(["0", "1"]).default("0");
const PORT = z.coerce
  .number({ error: "must be a whole number from 0 to 65535" })
  .int()
  .refine((port) => port >= 0 && port <= 65_535, "must be a whole number from 0 to 65535");

const LOGGING = {
  LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).optional(),
    meaning: "what the servers log (info alone, warn under hub start)",
  },
  HUB_DEBUG: { schema: SWITCH, meaning: "1 prints the stack of an error" },
} as const;

const KNOWN_AGENCIES: ReadonlySet<string> = new Set(AGENCIES.map(({ id }) => id));

/** Ids of agencies with commas between them, at least one, each once. */
const AGENCY_LIST = z
  .string()
  .transform((text) => text.split(",").map((id) => id.trim()))
  .refine((ids) => ids.every((id) => KNOWN_AGENCIES.has(id)), "must be ids of federal agencies, with commas between")
  .refine((ids) => new Set(ids).size === ids.length, "must name each agency once");

/** What the NSA's subgraph reads beside what every subgraph does; the hub passes it on. */
export const NSA_SETTINGS = {
  NSA_CONSULTEES: {
    schema: AGENCY_LIST.default([...DEFAULT_CONSULTEES]),
    meaning: "whom the NSA Director consults before a designation: ids of agencies, with commas between",
  },
} as const satisfies Settings;

/** Where events go, for the hub and for each subgraph. */
const NATS_URL = {
  schema: TEXT,
  meaning: "NATS server with JetStream that carries events in place of the bus database",
  secret: true,
} as const;

/** For the hub, which passes it on, and for the coordination subgraph. */
const AUDIT_DIRECTORY_MEANING = "where the audit's signed checkpoints and their keys are kept";

/** What the coordination subgraph reads beside what every subgraph does: it writes checkpoints and shows the audit. */
export const COORDINATION_SETTINGS = {
  AUDIT_READER_URL: {
    schema: TEXT,
    meaning: "connection of the role hub_auditor to the audit's database; without it auditors read nothing",
    secret: true,
  },
  AUDIT_DIRECTORY: { schema: TEXT, meaning: `${AUDIT_DIRECTORY_MEANING}; unset: none are written` },
} as const satisfies Settings;

/** What `hub start`, `migrate`, `seed`, `import`, `events`, `audit` and `reset` read. */
export const HUB_SETTINGS = {
  PORT: { schema: PORT.default(4000), meaning: "the gateway's port" },
  HOST: { schema: z.string().default("127.0.0.1"), meaning: "the address that the gateway listens on" },
  DATABASE_URL: {
    schema: TEXT,
    meaning: "administrator's connection to a PostgreSQL of yours; unset: the embedded one",
    secret: true,
  },
  HUB_DATA_DIR: { schema: TEXT, meaning: "where database files and passwords are kept; unset: .hub of the checkout" },
  DEVELOPMENT_ISSUER: {
    schema: z.enum(["0", "1"]).optional(),
    meaning: "1 lets hub token vouch for personas; unset: 1, in production 0",
  },
  NODE_ENV: { schema: TEXT, meaning: "production: no development issuer" },
  NATS_URL,
  AUDIT_DIRECTORY: { schema: TEXT, meaning: `${AUDIT_DIRECTORY_MEANING}; unset: in HUB_DATA_DIR` },
  HUB_CREDENTIALS_FILE: { schema: TEXT, meaning: "where generated passwords are kept; unset: in HUB_DATA_DIR" },
  ...NSA_SETTINGS,
  ...LOGGING,
} as const satisfies Settings;

/** The port of a subgraph that runs alone: 4001 for the first of the list, and so on. */
export function defaultPort(agency: SubgraphName): number {
  return 4001 + SUBGRAPH_NAMES.indexOf(agency);
}

/** What `hub start <agency>` reads. */
export function subgraphSettings(agency: SubgraphName) {
  return {
    DATABASE_URL: {
      schema: z.string({ error: "is not set" }),
      meaning: `connection of the role hub_${agency} to the agency's own database`,
      secret: true,
    },
    CONTEXT_KEY: {
      schema: CONTEXT_KEY,
      meaning: "key that the agency's database was given by hub migrate, HUB_<AGENCY>_CONTEXT_KEY there",
      secret: true,
    },
    PORT: { schema: PORT.default(defaultPort(agency)), meaning: "the subgraph's port; 0 lets the system choose" },
    HOST: { schema: z.string().default("127.0.0.1"), meaning: "the address that the subgraph listens on" },
    GATEWAY_PUBLIC_KEY: {
      schema: TEXT,
      meaning:
        "file with the gateway's Ed25519 public key in PEM, or several while it changes; unset: nobody is answered",
    },
    BUS_URL: {
      schema: TEXT,
      meaning: `connection of the role hub_${agency} to the bus database; without it and NATS_URL, events wait`,
      secret: true,
    },
    NATS_URL,
    AUDIT_URL: {
      schema: TEXT,
      meaning: `connection of the role hub_${agency} to the audit's database; without it commands and marked reads fail`,
      secret: true,
    },
    ...LOGGING,
  } as const satisfies Settings;
}

/** What `hub audit` reads beside what the hub does. */
export const AUDIT_READER_SETTINGS = {
  AUDIT_READER_URL: {
    schema: TEXT,
    meaning: "for hub audit: connection of hub_auditor to an audit elsewhere; unset: the hub's own",
    secret: true,
  },
} as const satisfies Settings;

export type HubConfig = Values<typeof HUB_SETTINGS>;

/**
 * Whether the hub has an issuer that vouches for personas.
 * @throws CONFIG_INVALID when it is asked for in production
 */
export function isForDevelopment({ DEVELOPMENT_ISSUER, NODE_ENV }: HubConfig): boolean {
  const isProduction = NODE_ENV === "production";
  if (isProduction && DEVELOPMENT_ISSUER === "1") {
    throw new HubError("CONFIG_INVALID", "DEVELOPMENT_ISSUER: is not for production (NODE_ENV=production)", {
      remedy: "Unset it: in production, ACCESS_ISSUERS says who vouches for callers.",
    });
  }
  return DEVELOPMENT_ISSUER === undefined ? !isProduction : DEVELOPMENT_ISSUER === "1";
}

/** The variable that, when set, holds the password of an agency's role, so that none is generated. */
export function passwordVariable(agency: SubgraphName, role: "runtime" | "owner"): string {
  return role === "runtime" ? `HUB_${agency.toUpperCase()}_PASSWORD` : `HUB_${agency.toUpperCase()}_OWNER_PASSWORD`;
}

/** The variable that, when set, holds the key with which an agency's process tells its database who reads. */
export function contextKeyVariable(agency: SubgraphName): string {
  return `HUB_${agency.toUpperCase()}_CONTEXT_KEY`;
}

const CONTEXT_KEY = z.string({ error: "is not set" }).min(24, "must have at least 24 characters");

const PASSWORD = z
  .string()
  .regex(/^[\x21-\x7e]{8,}$/, "must be at least 8 printable ASCII characters without spaces")
  .optional();

/** The same for the role that owns the bus database. */
export const BUS_OWNER_PASSWORD = "HUB_BUS_OWNER_PASSWORD";

/** The same for the roles of the audit's database. */
export const AUDIT_OWNER_PASSWORD = "HUB_AUDIT_OWNER_PASSWORD";
export const AUDITOR_PASSWORD = "HUB_AUDITOR_PASSWORD";

/** The password variables of all agencies, of the bus and of the audit. */
export const PASSWORD_SETTINGS: Readonly<Record<string, Setting<string | undefined>>> = Object.fromEntries([
  ...SUBGRAPH_NAMES.flatMap((agency) =>
    (["runtime", "owner"] as const).map(
      (role) =>
        [
          passwordVariable(agency, role),
          {
            schema: PASSWORD,
            secret: true,
            meaning: `password of ${role === "runtime" ? `hub_${agency}` : `hub_${agency}_owner`}; unset: generated`,
          },
        ] as const,
    ),
  ),
  ...SUBGRAPH_NAMES.map(
    (agency) =>
      [
        contextKeyVariable(agency),
        {
          schema: CONTEXT_KEY.optional(),
          secret: true,
          meaning: `key that signs who reads from hub_${agency}; unset: generated`,
        },
      ] as const,
  ),
  [BUS_OWNER_PASSWORD, { schema: PASSWORD, secret: true, meaning: "password of hub_bus_owner; unset: generated" }],
  [AUDIT_OWNER_PASSWORD, { schema: PASSWORD, secret: true, meaning: "password of hub_audit_owner; unset: generated" }],
  [AUDITOR_PASSWORD, { schema: PASSWORD, secret: true, meaning: "password of hub_auditor; unset: generated" }],
]);

/**
 * @param settings which variables
 * @param environment an empty value counts as unset
 * @throws CONFIG_INVALID naming the first unusable variable
 */
export function readConfig<S extends Settings>(settings: S, environment: Environment = process.env): Values<S> {
  const values = Object.entries(settings).map(([name, { schema }]) => {
    const text = environment[name] === "" ? undefined : environment[name];
    const result = schema.safeParse(text);
    if (result.success) return [name, result.data] as const;
    throw new HubError("CONFIG_INVALID", `${name}: ${result.error.issues[0]?.message ?? "unusable"}`, {
      remedy: "hub config lists every variable, its default and its meaning.",
    });
  });
  return Object.freeze(Object.fromEntries(values)) as Values<S>;
}
