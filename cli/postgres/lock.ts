/**
 * One hub at a time on a data directory: a file that names the process holding it.
 * A holder that was killed holds nothing, so no lock has to be removed by hand.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import { processIdentity } from "../process-identity";

/** How often two starting hubs may collide on a dead hub's lock before one gives up. */
const ATTEMPTS = 5;

/** A held lock; disposing releases it. */
export interface DirectoryLock extends Disposable {
  readonly file: string;
}

/** @returns the number of the live process that holds the lock; undefined when none does */
export function lockHolder(file: string): number | undefined {
  const holder = readLock(file);
  return holder !== undefined && isAlive(holder) ? Number.parseInt(holder, 10) : undefined;
}

/**
 * @param file the lock's path, in an existing folder
 * @throws DATA_DIRECTORY_UNUSABLE while a live process holds it
 */
export function acquireLock(file: string): DirectoryLock {
  const mine = processIdentity(process.pid);
  invariant(mine !== undefined, "A running process has an identity.");
  const claim = `${file}.${process.pid}`;
  writeFileSync(claim, mine);
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (linked(claim, file)) return { file, [Symbol.dispose]: () => release(file, mine) };
      removeStale(file);
    }
  } finally {
    rmSync(claim, { force: true });
  }
  throw held(file, readLock(file) ?? "unknown");
}

/** Makes the complete file appear under the lock's name, unless one is there. */
function linked(claim: string, file: string): boolean {
  try {
    linkSync(claim, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

/** Moves the file aside before judging it, so that of two processes only one can remove it. */
function removeStale(file: string): void {
  const holder = readLock(file);
  if (holder === undefined) return;
  if (isAlive(holder)) throw held(file, holder);
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  const moved = readFileSync(aside, "utf8");
  if (isAlive(moved)) linked(aside, file);
  rmSync(aside);
}

function isAlive(identity: string): boolean {
  return processIdentity(Number.parseInt(identity, 10)) === identity;
}

function readLock(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function release(file: string, mine: string): void {
  if (readLock(file) === mine) rmSync(file);
}

function held(file: string, holder: string): HubError {
  const pid = Number.parseInt(holder, 10);
  return new HubError(
    "DATA_DIRECTORY_UNUSABLE",
    `Another hub (process ${pid}) is using the data in ${dirname(file)}.`,
    {
      remedy: `Stop it first (Ctrl-C in its terminal, or: kill ${pid}), or set HUB_DATA_DIR to another folder.`,
    },
  );
}
