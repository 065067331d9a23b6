import { join } from "node:path";
import { urlFor } from "../../../cli/postgres/connect";
import { locateDataDirectory } from "../../../cli/postgres/data-directory";
import { type EmbeddedServer, launchPostgres } from "../../../cli/postgres/launch";
import { type AgencyUrls, closeMaintenanceDatabases, provision } from "../../../cli/postgres/provision";
import { provisionAudit } from "../../../cli/postgres/provision-audit";
import { provisionBus } from "../../../cli/postgres/provision-bus";
import { resetServer } from "../../../cli/postgres/reset";
import { SUBGRAPH_NAMES, type SubgraphName } from "../../../common/subgraph-names";
import { query } from "../../fixture/query";
import { type TemporaryDirectory, temporaryDirectory } from "../../fixture/temporary-directory";

const passwordOf = (role: string): string => `password-of-${role}`;

describe("provision", () => {
  let place: TemporaryDirectory;
  let server: EmbeddedServer;
  let urls: ReadonlyMap<SubgraphName, AgencyUrls>;

  beforeAll(async () => {
    place = temporaryDirectory();
    server = await launchPostgres({ directory: locateDataDirectory(place.path, join(place.path, "data")) });
    urls = await provision(server.adminUrl, SUBGRAPH_NAMES, passwordOf);
    await provisionBus(server.adminUrl, passwordOf);
    await provisionAudit(server.adminUrl, passwordOf);
    await closeMaintenanceDatabases(server.adminUrl);
    for (const { ownerUrl } of urls.values()) {
      await query(ownerUrl, "CREATE TABLE directive (id bigserial PRIMARY KEY, title text)");
    }
  });

  afterAll(async () => {
    await server.stop();
    place[Symbol.dispose]();
  });

  const cisa = (): AgencyUrls => urls.get("cisa") as AgencyUrls;

  it("gives every agency a database of its own", () => {
    expect([...urls.values()].map(({ url }) => new URL(url).pathname)).toEqual(
      SUBGRAPH_NAMES.map((name) => `/hub_${name}`),
    );
  });

  it("lets the runtime role read and write rows of tables made later", async () => {
    await query(cisa().url, "INSERT INTO directive (title) VALUES ('BOD 26-04')");
    await query(cisa().url, "UPDATE directive SET title = title || '!'");
    expect(await query(cisa().url, "SELECT title FROM directive")).toEqual([{ title: "BOD 26-04!" }]);
    await query(cisa().url, "DELETE FROM directive");
  });

  it.each([
    ["create a table", "CREATE TABLE mine ()", "permission denied for schema public"],
    ["create a temporary table", "CREATE TEMPORARY TABLE mine ()", "permission denied to create temporary tables"],
    ["create a schema", "CREATE SCHEMA mine", "permission denied for database hub_cisa"],
    ["alter a table", "ALTER TABLE directive ADD mine text", "must be owner of table directive"],
    ["drop a table", "DROP TABLE directive", "must be owner of table directive"],
    ["empty a table at once", "TRUNCATE directive", "permission denied for table directive"],
    ["create a role", "CREATE ROLE mine", "permission denied to create role"],
    ["create a database", "CREATE DATABASE mine", "permission denied to create database"],
    ["become the owner", "SET ROLE hub_cisa_owner", 'permission denied to set role "hub_cisa_owner"'],
    ["read files", "SELECT pg_read_file('PG_VERSION')", "permission denied for function pg_read_file"],
    ["run programs", "COPY directive FROM PROGRAM 'id'", "permission denied to COPY to or from an external program"],
  ])("does not let the runtime role %s", async (_, statement, refusal) => {
    await expect(query(cisa().url, statement)).rejects.toThrow(refusal);
  });

  it.each(["hub_treasury", "hub_doj", "postgres", "template1"])(
    "does not let an agency connect to %s",
    async (database) => {
      for (const url of [cisa().url, cisa().ownerUrl]) {
        await expect(query(urlFor(url, { database }), "SELECT 1")).rejects.toMatchObject({
          code: "DATABASE_UNAVAILABLE",
          message: expect.stringContaining(`permission denied for database "${database}"`),
        });
      }
    },
  );

  it("gives neither role any attribute beyond login", async () => {
    const rows = await query(
      server.adminUrl,
      `SELECT rolname FROM pg_roles WHERE rolname LIKE 'hub\\_%' AND rolname <> 'hub_admin'
         AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls OR NOT rolcanlogin)`,
    );
    expect(rows).toEqual([]);
  });

  it("refuses another agency's password", async () => {
    const url = urlFor(cisa().url, { database: "hub_cisa", password: passwordOf("hub_doj") });
    await expect(query(url, "SELECT 1")).rejects.toThrow("refuses the login");
  });

  it("keeps every row when repeated, and takes new passwords", async () => {
    await query(cisa().url, "INSERT INTO directive (title) VALUES ('ED 26-01')");
    const again = await provision(server.adminUrl, SUBGRAPH_NAMES, (role) => `new-${role}`);
    expect(await query(again.get("cisa")?.url ?? "", "SELECT title FROM directive")).toEqual([{ title: "ED 26-01" }]);
    await expect(query(cisa().url, "SELECT 1")).rejects.toThrow("refuses the login");
    urls = await provision(server.adminUrl, SUBGRAPH_NAMES, passwordOf);
    expect(await query(cisa().url, "SELECT title FROM directive")).toEqual([{ title: "ED 26-01" }]);
  });

  it("hands PostgreSQL verifiers, not passwords", async () => {
    const [row] = await query(server.adminUrl, "SELECT rolpassword FROM pg_authid WHERE rolname = 'hub_cisa'");
    expect(row?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
  });

  it("refuses an administrator who may not create roles, with what to do", async () => {
    await query(server.adminUrl, "CREATE ROLE powerless LOGIN PASSWORD 'powerless-password'");
    await query(server.adminUrl, "GRANT CONNECT ON DATABASE postgres TO powerless");
    const url = urlFor(server.adminUrl, { database: "postgres", role: "powerless", password: "powerless-password" });
    await expect(provision(url, ["cisa"], passwordOf)).rejects.toMatchObject({
      code: "DATABASE_UNAVAILABLE",
      remedy: expect.stringContaining("CREATEROLE"),
    });
  });

  it("works for an administrator who is no superuser, on a server that a reset left empty", async () => {
    await resetServer(server.adminUrl);
    const left = "SELECT rolname FROM pg_roles WHERE rolname LIKE 'hub\\_%' AND rolname <> 'hub_admin'";
    expect(await query(server.adminUrl, left)).toEqual([]);
    await query(server.adminUrl, "CREATE ROLE dba LOGIN CREATEROLE CREATEDB PASSWORD 'dba-password'");
    await query(server.adminUrl, "GRANT CONNECT ON DATABASE postgres TO dba");
    const url = urlFor(server.adminUrl, { database: "postgres", role: "dba", password: "dba-password" });
    const made = await provision(url, SUBGRAPH_NAMES, passwordOf);
    for (let time = 1; time <= 2; time += 1) {
      const onBus = await provisionBus(url, passwordOf);
      await provisionAudit(url, passwordOf);
      expect(await query(onBus.get("cisa") ?? "", "SELECT count(*)::int AS events FROM event")).toEqual([
        { events: 0 },
      ]);
    }
    await query(made.get("cisa")?.ownerUrl ?? "", "CREATE TABLE directive (id int)");
    await query(made.get("cisa")?.url ?? "", "INSERT INTO directive VALUES (1)");
    await provision(url, ["cisa"], passwordOf);
    await resetServer(url);
    expect(await query(server.adminUrl, left)).toEqual([]);
  });
});
