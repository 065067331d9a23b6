/**
 * The passwords that the hub generated, in one file that only its owner can read (mode 0600), keyed by server:
 * `embedded`, or host, port and database of DATABASE_URL.
 * Not here: passwords that the environment provides (provision.ts); they are never written.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { HubError } from "../../common/errors";

/** Key of the embedded server in the file. */
export const EMBEDDED = "embedded";

/** server → role → password */
const FILE = z.record(z.string(), z.record(z.string(), z.string().min(1)));

/** A password with 192 random bits that needs no escaping in a URL. */
export function generatePassword(): string {
  return randomBytes(24).toString("base64url");
}

/**
 * @param file the credentials file; a missing one holds nothing
 * @returns role → password of one server
 * @throws DATA_DIRECTORY_UNUSABLE when the file is damaged or unreadable
 */
export function readPasswords(file: string, server: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(readFile(file)[server] ?? {}));
}

/** Replaces the passwords of one server, atomically; the file belongs to the owner of its folder. */
export function writePasswords(file: string, server: string, passwords: ReadonlyMap<string, string>): void {
  const content = { ...readFile(file), [server]: Object.fromEntries(passwords) };
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(partial, 0o600);
  const { uid, gid } = statSync(dirname(file));
  if (process.getuid?.() === 0) chownSync(partial, uid, gid);
  renameSync(partial, file);
}

function readFile(file: string): z.infer<typeof FILE> {
  if (!existsSync(file)) return {};
  try {
    return FILE.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new HubError("DATA_DIRECTORY_UNUSABLE", `The password file ${file} is damaged or unreadable.`, {
      remedy: "Restore it, or run hub reset to start over.",
      cause,
    });
  }
}
