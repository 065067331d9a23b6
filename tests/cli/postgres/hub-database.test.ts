import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { HUB_SETTINGS, type HubConfig, readConfig } from "../../../cli/config";
import { dataDirectoryOf, type HubDatabase, openHubDatabase } from "../../../cli/postgres/hub-database";
import { livePostmaster } from "../../../cli/postgres/postmaster";
import { resetEmbedded } from "../../../cli/postgres/reset";
import { query } from "../../fixture/query";
import { testPostgres } from "../../fixture/postgres";
import { type TemporaryDirectory, temporaryDirectory } from "../../fixture/temporary-directory";

function configFor(place: TemporaryDirectory, environment: Record<string, string> = {}): HubConfig {
  return readConfig(HUB_SETTINGS, { HUB_DATA_DIR: join(place.path, "data"), ...environment });
}

describe("openHubDatabase", () => {
  let place: TemporaryDirectory;
  let config: HubConfig;
  let database: HubDatabase;

  const open = (mode: "own" | "join"): Promise<HubDatabase> => openHubDatabase({ config, environment: {}, mode });
  const cisaUrl = (from: HubDatabase): string => from.urls.get("cisa")?.url ?? "";

  beforeAll(async () => {
    place = temporaryDirectory();
    config = configFor(place);
    database = await open("own");
  });

  afterAll(async () => {
    await database.close();
    place[Symbol.dispose]();
  });

  it("provisions the embedded server with a database for every agency", async () => {
    expect([...database.urls.keys()]).toHaveLength(6);
    expect(await query(cisaUrl(database), "SELECT current_database() AS name, current_user AS role")).toEqual([
      { name: "hub_cisa", role: "hub_cisa" },
    ]);
    expect(database.place).not.toContain("://");
  });

  it("is owned once", async () => {
    await expect(open("own")).rejects.toMatchObject({ code: "DATA_DIRECTORY_UNUSABLE" });
    await expect(resetEmbedded(dataDirectoryOf(config))).rejects.toThrow("Another hub");
  });

  it("lets a command work beside its owner, without stopping the server", async () => {
    const joined = await open("join");
    expect(joined.urls).toEqual(database.urls);
    await joined.close();
    expect(await query(cisaUrl(database), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  it("starts a server that dies again, at the same address", async () => {
    const news: string[] = [];
    const back = new Promise<void>((resolve) => {
      database.keepAlive((text) => {
        news.push(text);
        if (news.length === 2) resolve();
      });
    });
    const before = livePostmaster(dataDirectoryOf(config).cluster);
    process.kill(before?.pid ?? 0, "SIGKILL");
    await back;
    expect(news).toEqual(["PostgreSQL ended; starting it again", "PostgreSQL serves again"]);
    expect(await query(cisaUrl(database), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(livePostmaster(dataDirectoryOf(config).cluster)).toMatchObject({ port: before?.port });
  });

  it("gives the same passwords after it was closed, and joins as owner when nobody runs", async () => {
    await database.close();
    const { cluster, lock } = dataDirectoryOf(config);
    expect([livePostmaster(cluster), existsSync(lock)]).toEqual([undefined, false]);
    const alone = await open("join");
    const password = (url: string): string => new URL(url).password;
    expect(password(cisaUrl(alone))).toBe(password(cisaUrl(database)));
    await alone.close();
    expect(livePostmaster(cluster)).toBeUndefined();
    database = await open("own");
  });

  it("leaves nothing behind after a reset", async () => {
    await database.close();
    const { home } = dataDirectoryOf(config);
    await resetEmbedded(dataDirectoryOf(config));
    expect(readdirSync(home)).toEqual(["credentials.json"]);
    database = await open("own");
  });

  it("uses the server of DATABASE_URL and starts none", async () => {
    using other = temporaryDirectory();
    const { adminUrl } = testPostgres();
    const agencies = [...database.urls.keys()].map((agency) => agency.toUpperCase());
    const names = agencies.flatMap((agency) => [`HUB_${agency}_PASSWORD`, `HUB_${agency}_OWNER_PASSWORD`]);
    const others = ["HUB_BUS_OWNER_PASSWORD", "HUB_AUDIT_OWNER_PASSWORD", "HUB_AUDITOR_PASSWORD"];
    const keys = agencies.map((agency) => [`HUB_${agency}_CONTEXT_KEY`, "k".repeat(32)]);
    const environment = Object.fromEntries([...[...names, ...others].map((name) => [name, "test-test"]), ...keys]);
    const opened = await openHubDatabase({
      config: configFor(other, { DATABASE_URL: adminUrl }),
      environment,
      mode: "own",
    });
    expect(new URL(cisaUrl(opened)).host).toBe(new URL(adminUrl).host);
    expect(new URL(opened.eventUrls.get("cisa") as string).pathname).toBe("/hub_bus");
    expect(readdirSync(join(other.path, "data"))).toEqual([]);
    await opened.close();
  });
});
