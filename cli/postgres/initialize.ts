/**
 * Creates the files of a new PostgreSQL with `initdb`: checksums, UTF-8, the built-in C.UTF-8 locale (the same
 * order of text on every machine) and SCRAM passwords for every connection.
 * In: programs, data directory, user, password. Out: the cluster folder, complete or absent: it is built under
 * another name and renamed, so an interrupted creation is simply repeated.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HubError } from "../../common/errors";
import { SERVER_ENVIRONMENT } from "./binaries";
import type { DataDirectory } from "./data-directory";
import type { ServerUser } from "./server-user";

/** Name of the embedded server's superuser. */
export const SUPERUSER = "hub_admin";

/** PostgreSQL's major version whose files these programs read. */
const MAJOR_VERSION = "18";

export interface Installation {
  /** Folder with `bin/initdb`. */
  readonly native: string;
  readonly directory: DataDirectory;
  readonly user: ServerUser | undefined;
}

/**
 * Whether database files are there already.
 * @throws DATA_DIRECTORY_UNUSABLE when they belong to another major version or cannot be read
 */
export function isInitialized({ cluster }: DataDirectory): boolean {
  if (!existsSync(cluster)) return false;
  let version: string;
  try {
    version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  } catch (cause) {
    throw unusable(cluster, "cannot be read by this user, or are damaged", cause);
  }
  if (version !== MAJOR_VERSION) throw unusable(cluster, `are of PostgreSQL ${version}, not ${MAJOR_VERSION}`);
  return true;
}

/**
 * @param password of the superuser; must already be kept safe
 * @throws DATA_DIRECTORY_UNUSABLE when initdb fails, with its last line
 */
export async function initialize(installation: Installation, password: string): Promise<void> {
  const { home, cluster } = installation.directory;
  const partial = `${cluster}.partial`;
  const passwordFile = join(home, "initdb.password");
  rmSync(partial, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  mkdirSync(partial, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  if (installation.user !== undefined) {
    for (const path of [partial, passwordFile]) chownSync(path, installation.user.uid, installation.user.gid);
  }
  try {
    await runInitdb(installation, ["-D", partial, `--pwfile=${passwordFile}`]);
    renameSync(partial, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(partial, { recursive: true, force: true });
  }
}

async function runInitdb({ native, directory, user }: Installation, places: string[]): Promise<void> {
  const options = [
    `--username=${SUPERUSER}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--no-instructions",
  ];
  const child = spawn(join(native, "bin", "initdb"), [...places, ...options], {
    ...user,
    cwd: directory.home,
    env: SERVER_ENVIRONMENT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const [code] = (await once(child, "close")) as [number | null];
  if (code === 0) return;
  const reason = /error: (.+)/.exec(output)?.[1] ?? output.trim().split("\n").at(-1) ?? "no reason given";
  throw new HubError("DATA_DIRECTORY_UNUSABLE", `The database files could not be created: ${reason}`, {
    remedy: `Check that ${directory.home} has 200 MB free, or set HUB_DATA_DIR to another folder.`,
  });
}

function unusable(cluster: string, why: string, cause?: unknown): HubError {
  return new HubError("DATA_DIRECTORY_UNUSABLE", `The database files in ${cluster} ${why}.`, {
    remedy: "Run as the user that created them, set HUB_DATA_DIR to another folder, or start over with hub reset.",
    cause,
  });
}
