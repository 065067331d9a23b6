import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { locateDataDirectory } from "../../cli/postgres/data-directory";
import { livePostmaster, stopPostmaster } from "../../cli/postgres/postmaster";
import { eventually } from "../fixture/eventually";
import { runHub } from "../fixture/hub-command";
import { type StartedHub, startHub } from "../fixture/started-hub";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";

async function ask(url: string, query: string): Promise<unknown> {
  const body = JSON.stringify({ query });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  return response.json();
}

const QUESTION = '{ agency(id: "cisa") { name compliance(first: 1) { nodes { id } } hiring { openPositions } } }';

describe("hub start", () => {
  let place: TemporaryDirectory;
  let home: string;
  let hub: StartedHub;

  beforeAll(async () => {
    place = temporaryDirectory();
    home = join(place.path, "data");
    hub = await startHub(home);
  });

  afterAll(async () => {
    hub.process.kill("SIGKILL");
    await stopPostmaster(locateDataDirectory(place.path, home).cluster);
    place[Symbol.dispose]();
  });

  it("prints every address and a question that works as it stands", async () => {
    expect(Object.keys(hub.urls)).toEqual(["gateway", "coordination", "treasury", "nsa", "cisa", "opm", "doj"]);
    const query = (JSON.parse(/-d '(.+)'/.exec(hub.printed)?.[1] ?? "{}") as { query: string }).query;
    expect(await ask(hub.urls.gateway ?? "", query)).toMatchObject({
      data: { obligations: { nodes: expect.arrayContaining([expect.objectContaining({ id: expect.any(String) })]) } },
    });
  });

  it("answers a question that several agencies answer together", async () => {
    const answer = (await ask(hub.urls.gateway ?? "", QUESTION)) as { data: unknown; errors?: unknown };
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toMatchObject({ agency: { name: expect.stringContaining("Cybersecurity") } });
  });

  it("carries the agencies' events to the index of tasks, which says how fresh it is", async () => {
    await eventually(async () => {
      const answer = await ask(hub.urls.gateway ?? "", "{ tasks(first: 1) { asOf } }");
      const { asOf } = (answer as { data: { tasks: { asOf: string } } }).data.tasks;
      expect(Date.now() - Date.parse(asOf)).toBeLessThan(60_000);
    });
  });

  it("lets commands that only touch data work beside it", async () => {
    const { code, stdout } = await runHub(["migrate", "--json"], { HUB_DATA_DIR: home });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const seeded = await runHub(["seed", "--json"], { HUB_DATA_DIR: home });
    expect(seeded.code).toBe(0);
    expect(JSON.parse(seeded.stdout)).toHaveLength(6);
  });

  it("comes up with its data after kill -9 of the whole hub", async () => {
    const before = await ask(hub.urls.gateway ?? "", QUESTION);
    hub.process.kill("SIGKILL");
    await once(hub.process, "exit");
    hub = await startHub(home);
    expect(await ask(hub.urls.gateway ?? "", QUESTION)).toEqual(before);
  });

  it("stops everything on SIGTERM, PostgreSQL included, and ends with 0", async () => {
    hub.process.kill("SIGTERM");
    expect(await once(hub.process, "exit")).toEqual([0, null]);
    const { cluster, lock } = locateDataDirectory(place.path, home);
    expect([livePostmaster(cluster), existsSync(lock)]).toEqual([undefined, false]);
    for (const url of Object.values(hub.urls)) await expect(fetch(url)).rejects.toThrow("fetch failed");
  });
});
