import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { acquireLock, lockHolder } from "../../../cli/postgres/lock";
import { processIdentity } from "../../../cli/process-identity";
import { temporaryDirectory } from "../../fixture/temporary-directory";

describe("acquireLock", () => {
  it("is held once, by name of its process, until it is released", () => {
    using place = temporaryDirectory();
    const file = join(place.path, "hub.lock");
    const lock = acquireLock(file);
    expect(lockHolder(file)).toBe(process.pid);
    expect(() => acquireLock(file)).toThrow(`Another hub (process ${process.pid}) is using the data`);
    lock[Symbol.dispose]();
    expect(existsSync(file)).toBe(false);
    acquireLock(file)[Symbol.dispose]();
    expect(readdirSync(place.path)).toEqual([]);
  });

  it("passes from a process that was killed to the next", async () => {
    using place = temporaryDirectory();
    const file = join(place.path, "hub.lock");
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    writeFileSync(file, processIdentity(child.pid ?? 0) ?? "");
    expect(() => acquireLock(file)).toThrow(`process ${child.pid}`);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(lockHolder(file)).toBeUndefined();
    acquireLock(file);
    expect(lockHolder(file)).toBe(process.pid);
  });

  it("is not held by a later process that got the same number", () => {
    using place = temporaryDirectory();
    const file = join(place.path, "hub.lock");
    writeFileSync(file, `${process.pid} 1 another-boot`);
    expect(lockHolder(file)).toBeUndefined();
    acquireLock(file);
    expect(lockHolder(file)).toBe(process.pid);
  });
});
