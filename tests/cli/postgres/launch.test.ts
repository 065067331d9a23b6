import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { type DataDirectory, locateDataDirectory } from "../../../cli/postgres/data-directory";
import { findPostgres, launchPostgres } from "../../../cli/postgres/launch";
import { livePostmaster, stopPostmaster } from "../../../cli/postgres/postmaster";
import { isRoot, NOBODY } from "../../../cli/postgres/server-user";
import { query } from "../../fixture/query";
import { type TemporaryDirectory, temporaryDirectory } from "../../fixture/temporary-directory";

/** One data directory for all: each test finds it as the one before left it, with the table `kept`. */
describe("launchPostgres", () => {
  let place: TemporaryDirectory;
  let directory: DataDirectory;

  beforeAll(async () => {
    place = temporaryDirectory();
    directory = locateDataDirectory(place.path, join(place.path, "data"));
    const server = await launchPostgres({ directory });
    await query(server.adminUrl, "CREATE TABLE kept AS SELECT 42 AS answer");
  });

  afterAll(async () => {
    await stopPostmaster(directory.cluster);
    place[Symbol.dispose]();
  });

  async function kept(adminUrl: string): Promise<unknown> {
    return (await query(adminUrl, "SELECT answer FROM kept"))[0]?.answer;
  }

  it("creates a cluster with checksums, UTF-8, the built-in locale and SCRAM passwords", async () => {
    const [row] = await query(
      findPostgres(directory)?.adminUrl ?? "",
      `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
              current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
              pg_encoding_to_char(encoding) AS encoding, datlocale AS locale, datlocprovider AS provider,
              (SELECT array_agg(DISTINCT auth_method) FROM pg_hba_file_rules) AS methods
       FROM pg_database WHERE datname = 'postgres'`,
    );
    expect(row).toEqual({
      checksums: "on",
      fsync: "on",
      addresses: "127.0.0.1",
      sockets: "",
      encoding: "UTF8",
      locale: "C.UTF-8",
      provider: "b",
      methods: ["scram-sha-256"],
    });
  });

  it("keeps the superuser's password where only its owner can read it", () => {
    expect(statSync(directory.credentials).mode & 0o777).toBe(0o600);
    expect(Object.keys(JSON.parse(readFileSync(directory.credentials, "utf8")))).toEqual(["embedded"]);
    expect(existsSync(join(directory.home, "initdb.password"))).toBe(false);
  });

  it("never runs PostgreSQL as root", () => {
    const { uid } = statSync(directory.cluster);
    expect(uid).toBe(isRoot() ? NOBODY.uid : process.getuid?.());
    const ps = ["-o", "uid=", "-p", String(livePostmaster(directory.cluster)?.pid)];
    expect(Number(execFileSync("ps", ps, { encoding: "utf8" }))).toBe(uid);
  });

  it("reuses the server that a killed hub left running", async () => {
    const before = livePostmaster(directory.cluster)?.pid;
    const server = await launchPostgres({ directory });
    expect(server).toMatchObject({ outcome: "reused", pid: before });
    expect(await kept(server.adminUrl)).toBe(42);
  });

  it("stops with everything on disk and starts again with it", async () => {
    await findPostgres(directory)?.stop();
    expect(existsSync(join(directory.cluster, "postmaster.pid"))).toBe(false);
    const server = await launchPostgres({ directory });
    expect(server.outcome).toBe("started");
    expect(await kept(server.adminUrl)).toBe(42);
  });

  it("recovers what was committed before PostgreSQL itself was killed", async () => {
    const before = await launchPostgres({ directory });
    await query(before.adminUrl, "UPDATE kept SET answer = 43");
    process.kill(before.pid, "SIGKILL");
    while (livePostmaster(directory.cluster) !== undefined) await new Promise(setImmediate);
    const server = await launchPostgres({ directory });
    expect(server.outcome).toBe("started");
    expect(server.pid).not.toBe(before.pid);
    expect(await kept(server.adminUrl)).toBe(43);
    await query(server.adminUrl, "UPDATE kept SET answer = 42");
  });

  it("takes over a process number that now belongs to somebody else", async () => {
    const server = await launchPostgres({ directory });
    const file = join(directory.cluster, "postmaster.pid");
    process.kill(server.pid, "SIGKILL");
    while (livePostmaster(directory.cluster) !== undefined) await new Promise(setImmediate);
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(process.ppid)));
    expect((await launchPostgres({ directory })).outcome).toBe("started");
  });

  it("takes another port when the wanted one is taken", async () => {
    await stopPostmaster(directory.cluster);
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as { port: number };
    const server = await launchPostgres({ directory, port });
    expect(new URL(server.adminUrl).port).not.toBe(String(port));
    expect(await kept(server.adminUrl)).toBe(42);
    other.close();
  });

  it("refuses files of another major version", async () => {
    const file = join(directory.cluster, "PG_VERSION");
    writeFileSync(file, "17\n");
    await expect(launchPostgres({ directory })).rejects.toMatchObject({ code: "DATA_DIRECTORY_UNUSABLE" });
    writeFileSync(file, "18\n");
  });

  it("reports PostgreSQL's own reason when it does not start", async () => {
    await stopPostmaster(directory.cluster);
    const start = launchPostgres({ directory, settings: { shared_buffers: "lots" } });
    await expect(start).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      message: expect.stringContaining('invalid value for parameter "shared_buffers"'),
    });
  });

  it("refuses to guess a lost password", async () => {
    const content = readFileSync(directory.credentials, "utf8");
    writeFileSync(directory.credentials, "{}");
    await expect(launchPostgres({ directory })).rejects.toMatchObject({ code: "DATA_DIRECTORY_UNUSABLE" });
    writeFileSync(directory.credentials, "{ not JSON");
    await expect(launchPostgres({ directory })).rejects.toThrow("damaged or unreadable");
    writeFileSync(directory.credentials, content);
  });
});
