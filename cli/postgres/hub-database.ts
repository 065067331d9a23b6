/**
 * The hub's databases, wherever they are: on the embedded PostgreSQL, or on the server of DATABASE_URL.
 * In: configuration. Out: the agencies' connection strings, everything provisioned. Closing stops the embedded
 * server, unless another hub runs on it.
 */
import { dirname, join, resolve } from "node:path";
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { checkoutDirectory } from "../checkout";
import type { Environment, HubConfig } from "../config";
import { agencyPasswords, knownPasswords } from "./agency-passwords";
import { serverOf } from "./connect";
import { EMBEDDED } from "./credentials";
import { type DataDirectory, locateDataDirectory, prepareDataDirectory } from "./data-directory";
import { keepPostgresAlive } from "./keep-alive";
import { type EmbeddedServer, findPostgres, launchPostgres } from "./launch";
import { acquireLock, lockHolder } from "./lock";
import { type AgencyUrls, closeMaintenanceDatabases, namesOf, provision, urlsOf } from "./provision";
import { type AuditUrls, auditUrlsOf, provisionAudit } from "./provision-audit";
import { type BusUrls, busUrlsOf, provisionBus } from "./provision-bus";

export interface HubDatabase {
  readonly urls: ReadonlyMap<SubgraphName, AgencyUrls>;
  /** Each agency's connection to the bus database. */
  readonly eventUrls: BusUrls;
  readonly auditUrls: AuditUrls;
  /** Where the audit's checkpoints and keys are kept. */
  readonly auditDirectory: string;
  /** Where it is, for people; no credentials. */
  readonly place: string;
  /** Watches an embedded server of our own and starts it again when it dies. */
  keepAlive(onNews: (news: string) => void): void;
  close(): Promise<void>;
}

export interface HubDatabaseOptions {
  readonly config: HubConfig;
  readonly environment: Environment;
  /** `own`: refuse while another hub uses the data; `join`: work beside it. */
  readonly mode: "own" | "join";
}

/** A server that others start and stop. */
const SOMEBODY_ELSES = { keepAlive: () => undefined, close: async () => undefined };

/** The data directory that the configuration means. */
export function dataDirectoryOf(config: Partial<HubConfig>): DataDirectory {
  const { HUB_DATA_DIR: home, HUB_CREDENTIALS_FILE: file, AUDIT_DIRECTORY: audit } = config;
  const directory = locateDataDirectory(checkoutDirectory(), home);
  return {
    ...directory,
    ...(isSet(file) ? besideCredentials(resolve(file)) : {}),
    ...(isSet(audit) ? { audit: resolve(audit) } : {}),
  };
}

function besideCredentials(credentials: string): Pick<DataDirectory, "credentials" | "keys"> {
  return { credentials, keys: join(dirname(credentials), "keys") };
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}

/** @throws DATA_DIRECTORY_UNUSABLE, DATABASE_UNAVAILABLE, CONFIG_INVALID */
export async function openHubDatabase(options: HubDatabaseOptions): Promise<HubDatabase> {
  const directory = dataDirectoryOf(options.config);
  if (options.config.DATABASE_URL !== undefined) return openServer(options.config.DATABASE_URL, directory, options);
  prepareDataDirectory(directory);
  const joins = options.mode === "join" && lockHolder(directory.lock) !== undefined;
  return joins ? joinEmbedded(directory, options) : openEmbedded(directory, options);
}

/**
 * The address of the bus of the hub that runs with this configuration, with the role of the coordination subgraph.
 * @throws DATABASE_UNAVAILABLE when no hub runs; CONFIG_INVALID when its passwords are not known here
 */
export function findEventBus({ config, environment }: Omit<HubDatabaseOptions, "mode">): string {
  const { NATS_URL: natsUrl, DATABASE_URL: databaseUrl } = config;
  if (natsUrl !== undefined) return natsUrl;
  const directory = dataDirectoryOf(config);
  const adminUrl = databaseUrl ?? findPostgres(directory)?.adminUrl;
  if (adminUrl === undefined) {
    throw new HubError("DATABASE_UNAVAILABLE", `No hub runs on ${directory.home}.`, {
      remedy: "Start it with hub start, or set HUB_DATA_DIR, DATABASE_URL or NATS_URL as for the hub that runs.",
    });
  }
  const server = databaseUrl === undefined ? EMBEDDED : serverOf(databaseUrl);
  const passwords = knownPasswords({ environment, file: directory.credentials, server });
  const url = busUrlsOf(adminUrl, lookup(passwords)).get("coordination");
  invariant(url !== undefined, "Every agency has a place on the bus.");
  return url;
}

async function openServer(
  adminUrl: string,
  directory: DataDirectory,
  { environment }: HubDatabaseOptions,
): Promise<HubDatabase> {
  const server = serverOf(adminUrl);
  prepareDataDirectory({ ...directory, home: dirname(directory.credentials) });
  const passwords = agencyPasswords({ environment, file: directory.credentials, server });
  const urls = await provision(adminUrl, SUBGRAPH_NAMES, lookup(passwords));
  const eventUrls = await provisionBus(adminUrl, lookup(passwords));
  const auditUrls = await provisionAudit(adminUrl, lookup(passwords));
  const place = `PostgreSQL at ${server}`;
  return { urls, eventUrls, auditUrls, auditDirectory: directory.audit, place, ...SOMEBODY_ELSES };
}

async function openEmbedded(directory: DataDirectory, { environment }: HubDatabaseOptions): Promise<HubDatabase> {
  const lock = acquireLock(directory.lock);
  let server: EmbeddedServer | undefined;
  let endWatch: (() => Promise<void>) | undefined;
  const close = async (): Promise<void> => {
    await endWatch?.();
    await server?.stop();
    lock[Symbol.dispose]();
  };
  try {
    const launched = await launchPostgres({ directory });
    server = launched;
    const passwords = agencyPasswords({ environment, file: directory.credentials, server: EMBEDDED });
    const urls = await provision(launched.adminUrl, SUBGRAPH_NAMES, lookup(passwords));
    const eventUrls = await provisionBus(launched.adminUrl, lookup(passwords));
    const auditUrls = await provisionAudit(launched.adminUrl, lookup(passwords));
    await closeMaintenanceDatabases(launched.adminUrl);
    const keepAlive = (onNews: (news: string) => void): void => {
      endWatch = keepPostgresAlive({ directory, server: launched, onNews });
    };
    return { urls, eventUrls, auditUrls, ...placesOf(directory), keepAlive, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Beside a running hub, which has provisioned everything. */
function joinEmbedded(directory: DataDirectory, { environment }: HubDatabaseOptions): HubDatabase {
  const server = findPostgres(directory);
  if (server === undefined) {
    throw new HubError("DATABASE_UNAVAILABLE", "The hub on this data directory is just starting or stopping.", {
      remedy: "Try again in some seconds.",
    });
  }
  const passwords = agencyPasswords({ environment, file: directory.credentials, server: EMBEDDED });
  const urls = new Map(
    SUBGRAPH_NAMES.map((agency) => [agency, urlsOf(server.adminUrl, namesOf(agency), lookup(passwords))] as const),
  );
  const eventUrls = busUrlsOf(server.adminUrl, lookup(passwords));
  const auditUrls = auditUrlsOf(server.adminUrl, lookup(passwords));
  return { urls, eventUrls, auditUrls, ...placesOf(directory), ...SOMEBODY_ELSES };
}

function placesOf({ home, audit }: DataDirectory): Pick<HubDatabase, "place" | "auditDirectory"> {
  return { place: `embedded PostgreSQL in ${home}`, auditDirectory: audit };
}

function lookup(passwords: ReadonlyMap<string, string>): (role: string) => string {
  return (role) => {
    const password = passwords.get(role);
    if (password !== undefined) return password;
    throw new HubError("CONFIG_INVALID", `The password of ${role} is not known here.`, {
      remedy: "Set HUB_DATA_DIR, HUB_CREDENTIALS_FILE or the passwords as for the hub that runs.",
    });
  };
}
