/**
 * Where the hub itself is installed: the folder of package.json, found from this file upwards, so that it is
 * the same for the sources and for the compiled `dist`.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { invariant } from "../common/invariant";

/** @returns absolute path of the folder that holds the hub's package.json */
export function checkoutDirectory(): string {
  let directory = __dirname;
  while (!existsSync(join(directory, "package.json"))) {
    const parent = dirname(directory);
    invariant(parent !== directory, "The hub's package.json is above every file of the hub.");
    directory = parent;
  }
  return directory;
}
