/**
 * Runs every command that the README shows in a `console` block against a fresh hub and compares what it prints.
 * `HUB_RENEW_README=1` writes what was printed into the README instead, for a look at the difference.
 */
import { execFile } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locateDataDirectory } from "../cli/postgres/data-directory";
import { stopPostmaster } from "../cli/postgres/postmaster";
import { type StartedHub, startHub } from "./fixture/started-hub";
import { type TemporaryDirectory, temporaryDirectory } from "./fixture/temporary-directory";

const ROOT = join(__dirname, "..");
const README = join(ROOT, "README.md");
const CONSOLE_BLOCK = /^```console\n\$ (.+)\n([\s\S]*?)^```$/gm;
const README_ORIGIN = "http://localhost:4000/graphql";

const renews = process.env.HUB_RENEW_README === "1";

describe("README.md", () => {
  const text = readFileSync(README, "utf8");
  const blocks = [...text.matchAll(CONSOLE_BLOCK)].map(([, command = "", output = ""]) => ({ command, output }));
  let place: TemporaryDirectory;
  let home: string;
  let hub: StartedHub;
  let renewed = text;

  beforeAll(async () => {
    place = temporaryDirectory();
    home = join(place.path, "data");
    hub = await startHub(home);
    writeNpx(place.path);
  });

  afterAll(async () => {
    if (renews) writeFileSync(README, renewed);
    hub.process.kill("SIGKILL");
    await stopPostmaster(locateDataDirectory(place.path, home).cluster);
    place[Symbol.dispose]();
  });

  /** Stands for npx: runs the checkout's own `hub`, from its sources. */
  function writeNpx(directory: string): void {
    const hook = join(ROOT, "tests/fixture/typescript-hook.js");
    const npx = join(directory, "npx");
    writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" -r "${hook}" "${ROOT}/cli/hub.ts" "$@"\n`);
    chmodSync(npx, 0o755);
  }

  async function run(command: string): Promise<string> {
    const gateway = hub.urls.gateway ?? "";
    const env = {
      PATH: `${place.path}:${process.env.PATH}`,
      HUB_DATA_DIR: home,
      PORT: new URL(gateway).port,
    };
    return new Promise((resolve) => {
      const line = command.replaceAll(README_ORIGIN, gateway);
      execFile("sh", ["-c", `{ ${line}; } 2>"${place.path}/stderr"`], { cwd: ROOT, env }, (error, stdout) => {
        const complaint = error === null ? "" : readFileSync(join(place.path, "stderr"), "utf8");
        resolve(`${stdout}${complaint}`.replace(/(?<!\n)$/, "\n"));
      });
    });
  }

  it("shows commands", () => {
    expect(blocks.length).toBe(text.split("```console").length - 1);
  });

  it.each(blocks)("prints what it says: $command", async ({ command, output }) => {
    const printed = await run(command);
    if (renews) {
      renewed = renewed.replace(`$ ${command}\n${output}`, () => `$ ${command}\n${printed}`);
      return;
    }
    expect(printed).toBe(output);
  });
});
