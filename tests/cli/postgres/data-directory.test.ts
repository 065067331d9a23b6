import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locateDataDirectory, prepareDataDirectory } from "../../../cli/postgres/data-directory";
import { isRoot } from "../../../cli/postgres/server-user";
import { type TemporaryDirectory, temporaryDirectory } from "../../fixture/temporary-directory";

describe("locateDataDirectory", () => {
  it("takes HUB_DATA_DIR when it is set", () => {
    expect(locateDataDirectory("/checkout", "/data").home).toBe("/data");
  });

  it("is .hub of a checkout that the server's user can enter", () => {
    using checkout = temporaryDirectory();
    expect(locateDataDirectory(checkout.path, "").home).toBe(join(checkout.path, ".hub"));
  });

  it("is outside of a checkout that only root can enter, one place per checkout", () => {
    using one = temporaryDirectory();
    using other = temporaryDirectory();
    chmodSync(one.path, 0o700);
    chmodSync(other.path, 0o700);
    const { home } = locateDataDirectory(one.path);
    expect(home).toMatch(isRoot() ? /^\/var\/lib\/interagency-hub\/[0-9a-f]{12}$/ : /\/\.hub$/);
    expect(locateDataDirectory(one.path).home).toBe(home);
    expect(locateDataDirectory(other.path).home).not.toBe(home);
  });
});

describe("prepareDataDirectory", () => {
  it("creates the last part of the path", () => {
    using place = temporaryDirectory();
    const home = join(place.path, "data");
    prepareDataDirectory(locateDataDirectory(place.path, home));
    prepareDataDirectory(locateDataDirectory(place.path, home));
    expect(statSync(home).isDirectory()).toBe(true);
  });

  it.each<[string, (place: TemporaryDirectory) => string, string]>([
    ["a file", ({ path }) => made(path, "file"), "is a file"],
    ["below a file", ({ path }) => join(made(path, "file"), "data"), "a part of its path is a file"],
    ["below a folder that is missing", ({ path }) => join(path, "disk", "data"), "disk does not exist"],
    [
      "not enterable or writable for the server's user",
      ({ path }) => locked(path),
      isRoot() ? "unprivileged user" : "not writable",
    ],
  ])("refuses a path that is %s", (_, pathIn, reason) => {
    using place = temporaryDirectory();
    const home = pathIn(place);
    const prepare = (): void => prepareDataDirectory(locateDataDirectory(place.path, home));
    expect(prepare).toThrow(expect.objectContaining({ code: "DATA_DIRECTORY_UNUSABLE", remedy: expect.any(String) }));
    expect(prepare).toThrow(reason);
    expect(existsSync(join(place.path, "disk"))).toBe(false);
  });
});

function made(folder: string, name: string): string {
  const file = join(folder, name);
  writeFileSync(file, "");
  return file;
}

/** A folder in which neither an ordinary user may write, nor the unprivileged one may enter. */
function locked(folder: string): string {
  const inner = join(folder, "locked");
  mkdirSync(inner, { mode: 0o500 });
  return join(inner, "data");
}
