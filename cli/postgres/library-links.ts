/**
 * The symbolic links between shared libraries of the PostgreSQL binaries. npm packages cannot hold links, so
 * the package lists them in `pg-symlinks.json` and makes them in an install script, which does not run under
 * `npm install --ignore-scripts`; then they are made here.
 */
import { lstatSync, readFileSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

const LINKS = z.array(z.object({ source: z.string(), target: z.string() }));

/** One link: `target` is to point at `source`; both relative to the package, in the same folder. */
type LibraryLink = z.infer<typeof LINKS>[number];

/**
 * @param native the package's `native` folder
 * @returns the links that the package lists and the folder lacks
 */
export function missingLinks(native: string): LibraryLink[] {
  const listed = LINKS.parse(JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")));
  return listed.filter(
    ({ target }) => lstatSync(join(dirname(native), target), { throwIfNoEntry: false }) === undefined,
  );
}

/**
 * Makes the missing links; another process doing the same at once is harmless.
 * @param native the package's `native` folder, writable
 */
export function recreateLinks(native: string): void {
  for (const { source, target } of missingLinks(native)) {
    try {
      symlinkSync(basename(source), join(dirname(native), target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
