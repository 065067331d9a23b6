import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installedBinaries, runnableBinaries } from "../../../cli/postgres/binaries";
import { missingLinks, recreateLinks } from "../../../cli/postgres/library-links";
import { isRoot, NOBODY } from "../../../cli/postgres/server-user";
import { temporaryDirectory } from "../../fixture/temporary-directory";

const USER = isRoot() ? NOBODY : undefined;

/** A copy of the installed package without its links, as `npm install --ignore-scripts` leaves it. */
function withoutLinks(folder: string): string {
  const source = installedBinaries();
  const native = join(folder, "native");
  cpSync(source, native, { recursive: true, verbatimSymlinks: true });
  cpSync(join(source, "..", "package.json"), join(folder, "package.json"));
  const links = JSON.parse(readFileSync(join(source, "pg-symlinks.json"), "utf8")) as { target: string }[];
  for (const { target } of links) rmSync(join(folder, target));
  return native;
}

describe("runnableBinaries", () => {
  it("uses the installed programs where they are", () => {
    using place = temporaryDirectory();
    expect(runnableBinaries(installedBinaries(), place.path, USER)).toBe(installedBinaries());
  });

  it("makes the library links that an installation without scripts lacks", () => {
    using place = temporaryDirectory();
    const native = withoutLinks(place.path);
    expect(missingLinks(native).length).toBeGreaterThan(0);
    expect(runnableBinaries(native, place.path, USER)).toBe(native);
    expect(missingLinks(native)).toEqual([]);
  });

  it("copies programs that the server's user cannot reach, once", () => {
    using place = temporaryDirectory();
    const locked = join(place.path, "locked");
    mkdirSync(locked);
    const native = withoutLinks(locked);
    chmodSync(isRoot() ? locked : join(native, "lib"), isRoot() ? 0o700 : 0o555);
    const copy = runnableBinaries(native, place.path, USER);
    expect(copy.startsWith(join(place.path, "binaries"))).toBe(true);
    expect(missingLinks(copy)).toEqual([]);
    writeFileSync(join(copy, "marker"), "");
    expect(runnableBinaries(native, place.path, USER)).toBe(copy);
    expect(readFileSync(join(copy, "marker"), "utf8")).toBe("");
    chmodSync(join(native, "lib"), 0o755);
  });

  it("says why programs do not run on this machine", () => {
    using place = temporaryDirectory();
    const native = withoutLinks(place.path);
    writeFileSync(join(native, "bin", "postgres"), "#!/bin/sh\necho 'version GLIBC_9 not found' >&2; exit 1\n");
    expect(() => runnableBinaries(native, place.path, USER)).toThrow(/does not run on this machine: .*GLIBC_9/);
  });
});

describe("recreateLinks", () => {
  it("leaves links that are there alone", () => {
    using place = temporaryDirectory();
    const native = withoutLinks(place.path);
    recreateLinks(native);
    recreateLinks(native);
    expect(missingLinks(native)).toEqual([]);
  });
});
