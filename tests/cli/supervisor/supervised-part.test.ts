import { once } from "node:events";
import { join } from "node:path";
import { processIdentity } from "../../../cli/process-identity";
import { SupervisedPart } from "../../../cli/supervisor/supervised-part";
import { spawnHub } from "../../fixture/hub-command";

const FIXTURE = join(__dirname, "..", "..", "fixture");

/** A part made of the fake child, and what was said about it, in order. */
function fakePart(mode: string): { part: SupervisedPart; news: (pattern: RegExp) => Promise<string> } {
  const said: string[] = [];
  let wake: () => void = () => undefined;
  const part = new SupervisedPart({
    name: "fake",
    script: join(FIXTURE, "supervised-child.ts"),
    args: [],
    env: { ...process.env, MODE: mode, PORT: "0", NODE_OPTIONS: `-r ${join(FIXTURE, "typescript-hook.js")}` },
    onNews: (text) => {
      said.push(text);
      wake();
    },
  });
  const news = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = said.find((text) => pattern.test(text));
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  return { part, news };
}

async function gone(pid: number): Promise<void> {
  while (processIdentity(pid) !== undefined) await new Promise(setImmediate);
}

describe("SupervisedPart", () => {
  it("has the part's address once it serves, and stops it", async () => {
    const { part } = fakePart("serve");
    await part.start();
    expect(await (await fetch(part.url)).text()).toBe(String(part.pid));
    await part.stop();
    expect(part.pid).toBeUndefined();
    await expect(fetch(part.url)).rejects.toThrow("fetch failed");
  });

  it("starts a part that died again, on the same port, and says so", async () => {
    const { part, news } = fakePart("serve");
    await part.start();
    const { url, pid } = part;
    process.kill(pid ?? 0, "SIGKILL");
    expect(await news(/ended/)).toBe("fake ended (SIGKILL); starting it again in 0.25 s");
    await news(/serves again/);
    expect(part.url).toBe(url);
    expect(part.pid).not.toBe(pid);
    expect(await (await fetch(url)).text()).toBe(String(part.pid));
    process.kill(part.pid ?? 0, "SIGKILL");
    expect(await news(/in 0\.5 s/)).toContain("fake ended");
    await part.stop();
  });

  it("fails with the part's own error and what to do", async () => {
    const { part } = fakePart("refuse");
    await expect(part.start()).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: "No database here.",
      remedy: "Bring one.",
    });
    await part.stop();
  });

  it("fails when the part ends without a word", async () => {
    const { part } = fakePart("vanish");
    await expect(part.start()).rejects.toMatchObject({ code: "PART_FAILED" });
  });

  it("leaves Ctrl-C, which the terminal sends to parts too, to the supervisor", async () => {
    const { part } = fakePart("serve");
    await part.start();
    process.kill(part.pid ?? 0, "SIGINT");
    expect((await fetch(part.url)).status).toBe(200);
    await part.stop();
  });
});

describe("runPart", () => {
  it("ends the part when its supervisor is killed", async () => {
    const parent = spawnHub([], { NODE_OPTIONS: "" }, join(FIXTURE, "supervising-parent.ts"));
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const [pid = "", url = ""] = line.toString().trim().split(" ");
    expect(await (await fetch(url)).text()).toBe(pid);
    parent.kill("SIGKILL");
    await gone(Number(pid));
    await expect(fetch(url)).rejects.toThrow("fetch failed");
  });

  it("serves alone until SIGTERM, then ends with 0", async () => {
    const part = spawnHub([], {}, join(FIXTURE, "supervised-child.ts"));
    const [line] = (await once(part.stderr, "data")) as [Buffer];
    expect(line.toString()).toMatch(/^fake answers on http:\/\/127\.0\.0\.1:\d+\/graphql\n$/);
    part.kill("SIGTERM");
    expect(await once(part, "exit")).toEqual([0, null]);
  });
});
