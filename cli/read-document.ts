/** Reads what the user names on the command line: a GraphQL document, variables. */
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { HubError } from "../common/errors";

/**
 * @param file a path, or `-` for standard input
 * @throws BAD_USER_INPUT when it cannot be read
 */
export async function readDocument(file: string): Promise<string> {
  return file === "-" ? text(process.stdin) : readText(file);
}

/**
 * @param argument JSON, or `@file` with JSON
 * @throws BAD_USER_INPUT when it is not a JSON object
 */
export function readVariables(argument: string | undefined): Record<string, unknown> {
  if (argument === undefined) return {};
  const source = argument.startsWith("@") ? readText(argument.slice(1)) : argument;
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (cause) {
    throw notAnObject(`--variables is not JSON: ${(cause as Error).message}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw notAnObject("--variables is not a JSON object.");
}

function notAnObject(message: string): HubError {
  return new HubError("BAD_USER_INPUT", message, { remedy: `Write it as '{"id": "CVE-2021-44228"}' or @file.json` });
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "does not exist" : code === "EISDIR" ? "is a folder" : `cannot be read (${code})`;
    throw new HubError("BAD_USER_INPUT", `${file} ${why}.`, { remedy: "Name a file that this user can read.", cause });
  }
}
