import { readFileSync } from "node:fs";
import { join } from "node:path";

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(__dirname, "../package-lock.json"), "utf8")) as {
  packages: Readonly<Record<string, LockedPackage>>;
};

describe("package-lock.json", () => {
  it("knows the optional binaries of every platform, not only of the one it was made on", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  it("names no registry, so that each machine asks its own", () => {
    expect(Object.values(packages).flatMap(({ resolved }) => resolved ?? [])).toEqual([]);
  });

  it("holds only packages whose licences the hub may use", () => {
    const refused = Object.entries(packages).filter(
      ([, { license }]) => license !== undefined && /elastic|agpl|sspl|busl|commons clause/i.test(license),
    );
    expect(refused.map(([path]) => path)).toEqual([]);
  });
});
