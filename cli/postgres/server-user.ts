/**
 * Which operating-system user runs the embedded PostgreSQL. PostgreSQL refuses to run as root, so root hands
 * it to an unprivileged user: the owner of existing data, else "nobody" (65534).
 * Out: the user, and whether such a user can reach a path. Not here: where data is kept (data-directory.ts).
 */
import { statSync } from "node:fs";
import { dirname } from "node:path";

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 };

/** Whether this process is root, the one user that PostgreSQL refuses. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * @param cluster folder of the database files; may not exist yet
 * @returns the user to switch to, or undefined when PostgreSQL runs as ourselves
 */
export function serverUser(cluster: string): ServerUser | undefined {
  if (!isRoot()) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner === undefined || owner.uid === 0 ? NOBODY : { uid: owner.uid, gid: owner.gid };
}

/**
 * Whether every folder from the root down to `path` lets `user` pass (the x bit; access lists are not read).
 * @param path an existing folder
 */
export function canEnter(user: ServerUser, path: string): boolean {
  const { mode, uid, gid } = statSync(path);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  if (((mode >> shift) & 1) === 0) return false;
  const parent = dirname(path);
  return parent === path || canEnter(user, parent);
}
