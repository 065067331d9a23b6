/**
 * Starts the embedded PostgreSQL of a data directory, or finds the one that a killed hub left running.
 * In: the data directory, extra settings. Out: the superuser's URL and a way to stop it.
 * It listens on 127.0.0.1 only, on a port chosen at start (recorded in `postmaster.pid`), and on no socket file.
 * Not here: roles and databases (provision.ts); keeping two hubs apart (lock.ts).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chownSync, closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubError } from "../../common/errors";
import { installedBinaries, runnableBinaries, SERVER_ENVIRONMENT } from "./binaries";
import { EMBEDDED, generatePassword, readPasswords, writePasswords } from "./credentials";
import { type DataDirectory, prepareDataDirectory } from "./data-directory";
import { freePort } from "./free-port";
import { initialize, type Installation, isInitialized, SUPERUSER } from "./initialize";
import { livePostmaster, releaseStalePidFile, stopPostmaster } from "./postmaster";
import { serverUser } from "./server-user";

const POLL_MS = 15;
const READY_LIMIT_MS = 60_000;
/** Another process took the port, or the backends of a killed server have not ended yet. */
const WORTH_ANOTHER_TRY = /could not bind|pre-existing shared memory|could not create any TCP/;

/** Six subgraphs with ten connections each, importers, migrations, and room for tests. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

export interface EmbeddedServer {
  /** Superuser's connection string, to the database `postgres`. */
  readonly adminUrl: string;
  readonly pid: number;
  /** `created`: new database files; `reused`: it was running already. */
  readonly outcome: "created" | "started" | "reused";
  /** Fast shutdown; resolves when PostgreSQL has ended. */
  stop(): Promise<void>;
}

/** @returns the server that runs on this data directory and is ready; undefined when none is */
export function findPostgres(directory: DataDirectory): EmbeddedServer | undefined {
  if (livePostmaster(directory.cluster)?.status !== "ready") return undefined;
  return embeddedServer(directory, superuserPassword(directory, true), "reused");
}

export interface LaunchOptions {
  readonly directory: DataDirectory;
  /** Settings beyond the usual, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The port to take if it is free; any free one by default. */
  readonly port?: number;
  /** The `native` folder of the programs; npm's by default. */
  readonly native?: string;
}

/**
 * @throws DATA_DIRECTORY_UNUSABLE when the directory cannot be used
 * @throws DATABASE_UNAVAILABLE when PostgreSQL does not start, with its own reason
 */
export async function launchPostgres(options: LaunchOptions): Promise<EmbeddedServer> {
  const { directory } = options;
  prepareDataDirectory(directory);
  const exists = isInitialized(directory);
  const password = superuserPassword(directory, exists);
  const running = exists ? await settledPostmaster(directory.cluster) : undefined;
  if (running !== undefined) return embeddedServer(directory, password, "reused");
  const user = serverUser(directory.cluster);
  const native = runnableBinaries(options.native ?? installedBinaries(), directory.home, user);
  const installation = { native, directory, user };
  if (!exists) await initialize(installation, password);
  await startPostmaster(installation, { ...SETTINGS, ...options.settings }, options.port);
  return embeddedServer(directory, password, exists ? "started" : "created");
}

function superuserPassword({ credentials, cluster }: DataDirectory, exists: boolean): string {
  const passwords = readPasswords(credentials, EMBEDDED);
  const known = passwords.get(SUPERUSER);
  if (known !== undefined) return known;
  if (exists) {
    throw new HubError(
      "DATA_DIRECTORY_UNUSABLE",
      `The password of the database in ${cluster} is not in ${credentials}.`,
      {
        remedy: "Restore that file, or run hub reset to start over.",
      },
    );
  }
  const password = generatePassword();
  writePasswords(credentials, EMBEDDED, new Map([...passwords, [SUPERUSER, password]]));
  return password;
}

/** The PostgreSQL that runs on these files, once it is ready; waits for one that is just stopping. */
async function settledPostmaster(cluster: string): Promise<number | undefined> {
  const deadline = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const found = livePostmaster(cluster);
    if (found === undefined || found.status === "ready") return found?.pid;
    if (Date.now() > deadline) throw notReady(`process ${found.pid} stays ${found.status || "silent"}`);
    await delay(POLL_MS);
  }
}

async function startPostmaster(
  installation: Installation,
  settings: Readonly<Record<string, string>>,
  wantedPort?: number,
): Promise<void> {
  const { directory } = installation;
  const deadline = Date.now() + READY_LIMIT_MS;
  keepPreviousLog(directory);
  releaseStalePidFile(directory.cluster);
  for (let port = wantedPort ?? (await freePort()); ; port = await freePort()) {
    const offset = statSync(directory.log, { throwIfNoEntry: false })?.size ?? 0;
    const child = spawnPostmaster(installation, { ...settings, port: String(port) });
    if (await becomesReady(child, directory.cluster)) return;
    const reason = fatalLine(directory.log, offset);
    if (!WORTH_ANOTHER_TRY.test(reason.log) || Date.now() > deadline) throw notReady(reason.line, directory.log);
    await delay(100);
  }
}

/** Detached, so that Ctrl-C in the terminal reaches the hub alone, which stops PostgreSQL last. */
function spawnPostmaster({ native, directory, user }: Installation, settings: Record<string, string>): ChildProcess {
  const log = openSync(directory.log, "a", 0o600);
  const { uid, gid } = statSync(directory.home);
  if (process.getuid?.() === 0) chownSync(directory.log, uid, gid);
  try {
    const child = spawn(
      join(native, "bin", "postgres"),
      ["-D", directory.cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...user, cwd: directory.home, env: SERVER_ENVIRONMENT, detached: true, stdio: ["ignore", log, log] },
    );
    child.once("error", () => undefined);
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** False when the process ended first. */
async function becomesReady(child: ChildProcess, cluster: string): Promise<boolean> {
  const deadline = Date.now() + READY_LIMIT_MS;
  while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const postmaster = livePostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster.status === "ready") return true;
    if (Date.now() > deadline) throw notReady(`no answer within ${READY_LIMIT_MS / 1000} s`);
    await delay(POLL_MS);
  }
  return false;
}

function keepPreviousLog({ log }: DataDirectory): void {
  if (statSync(log, { throwIfNoEntry: false }) === undefined) return;
  rmSync(`${log}.previous`, { force: true });
  renameSync(log, `${log}.previous`);
}

function fatalLine(file: string, offset: number): { log: string; line: string } {
  const log = readFileSync(file, "utf8").slice(offset).trim();
  return { log, line: /(?:FATAL|PANIC): +(.+)/.exec(log)?.[1] ?? log.split("\n").at(-1) ?? "" };
}

function notReady(reason: string, log?: string): HubError {
  const remedy = log === undefined ? "Stop it and try again." : `PostgreSQL's log has more: ${log}`;
  return new HubError("DATABASE_UNAVAILABLE", `The embedded PostgreSQL did not start: ${reason || "no reason given"}`, {
    remedy,
  });
}

function embeddedServer(
  { cluster }: DataDirectory,
  password: string,
  outcome: EmbeddedServer["outcome"],
): EmbeddedServer {
  const running = livePostmaster(cluster);
  if (running === undefined) throw notReady("it ended right after its start");
  return {
    adminUrl: `postgres://${SUPERUSER}:${password}@127.0.0.1:${running.port}/postgres`,
    pid: running.pid,
    outcome,
    stop: () => stopPostmaster(cluster),
  };
}
