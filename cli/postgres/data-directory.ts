/**
 * Where the hub keeps what must survive: database files, passwords, PostgreSQL's log.
 *
 *   HUB_DATA_DIR                                when set
 *   <checkout>/.hub                             usually
 *   /var/lib/interagency-hub/<hash of checkout> for root, when the unprivileged user that runs PostgreSQL
 *                                               cannot enter the checkout (for example below /root)
 *
 * In: the environment and the checkout. Out: paths, and a folder that is there and writable.
 */
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { HubError } from "../../common/errors";
import { canEnter, isRoot, NOBODY, type ServerUser, serverUser } from "./server-user";

const ROOT_PLACE = "/var/lib/interagency-hub";

/** The paths inside one data directory. */
export interface DataDirectory {
  readonly home: string;
  /** PostgreSQL's own folder, owned by the user that runs it. */
  readonly cluster: string;
  readonly credentials: string;
  /** The hub's own key pairs. */
  readonly keys: string;
  readonly log: string;
  readonly lock: string;
  /** The audit's checkpoints and keys. */
  readonly audit: string;
}

/**
 * @param checkout where the hub is installed
 * @param override the value of HUB_DATA_DIR, when set
 * @returns the paths; nothing is created
 */
export function locateDataDirectory(checkout: string, override?: string): DataDirectory {
  const home = override === undefined || override === "" ? defaultHome(checkout) : resolve(override);
  return {
    home,
    cluster: join(home, "postgres"),
    credentials: join(home, "credentials.json"),
    keys: join(home, "keys"),
    log: join(home, "postgres.log"),
    lock: join(home, "hub.lock"),
    audit: join(home, "audit"),
  };
}

function defaultHome(checkout: string): string {
  if (!isRoot() || canEnter(NOBODY, checkout)) return join(checkout, ".hub");
  return join(ROOT_PLACE, createHash("sha256").update(checkout).digest("hex").slice(0, 12));
}

/**
 * Makes sure that the directory exists and can be used. Only its last part is created, so that a disk that is
 * not mounted is noticed rather than shadowed by a new folder.
 * @throws DATA_DIRECTORY_UNUSABLE naming the path and what to do
 */
export function prepareDataDirectory({ home, cluster }: DataDirectory): void {
  if (dirname(home) === ROOT_PLACE) mkdirSync(ROOT_PLACE, { recursive: true, mode: 0o755 });
  try {
    if (statSync(home, { throwIfNoEntry: false })?.isDirectory() === false) throw unusable(home, "is a file");
    const user = serverUser(cluster);
    if (user !== undefined) assertEnterable(home, user);
    mkdirSync(home, { recursive: existsSync(home), mode: 0o755 });
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw asUnusable(home, error);
  }
}

/** Of a home that does not exist yet, the folder around it counts. */
function assertEnterable(home: string, user: ServerUser): void {
  const folder = existsSync(home) ? home : dirname(home);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true || canEnter(user, folder)) return;
  throw unusable(home, `cannot be entered by the unprivileged user ${user.uid} that runs PostgreSQL`);
}

function asUnusable(home: string, error: unknown): HubError {
  if (error instanceof HubError) return error;
  const { code = "", message } = error as NodeJS.ErrnoException;
  const known: Record<string, string> = {
    ENOENT: `cannot be created: ${dirname(home)} does not exist`,
    ENOTDIR: "cannot be created: a part of its path is a file",
    EACCES: "is not writable for this user",
    EPERM: "is not writable for this user",
    EROFS: "is on a read-only disk",
  };
  return unusable(home, known[code] ?? `cannot be used: ${message}`);
}

function unusable(home: string, why: string): HubError {
  return new HubError("DATA_DIRECTORY_UNUSABLE", `The data directory ${home} ${why}.`, {
    remedy: "Set HUB_DATA_DIR to a folder that this user can write, or make this one usable.",
  });
}
