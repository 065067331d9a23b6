import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { CommanderError, type Command } from "commander";
import { createProgram } from "../../cli/program";
import { urlFor } from "../../cli/postgres/connect";
import { runHub } from "../fixture/hub-command";
import { testPostgres } from "../fixture/postgres";
import { temporaryDirectory } from "../fixture/temporary-directory";

/** Parses in this process; everything that would be printed is returned. */
async function parse(args: readonly string[]): Promise<{ code: number; output: string }> {
  let output = "";
  const program = createProgram();
  const write = (text: string): void => void (output += text);
  for (const command of withSubcommands(program)) {
    command.exitOverride().configureOutput({ writeOut: write, writeErr: write });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.exitCode, output };
  }
  return { code: 0, output };
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

const COMMANDS = createProgram().commands.map((command) => command.name());

describe("hub --help", () => {
  it("lists every command", async () => {
    const { code, output } = await parse(["--help"]);
    expect(code).toBe(0);
    expect(COMMANDS).toEqual(
      expect.arrayContaining(["start", "import", "seed", "reset", "compose", "explain", "query", "config", "migrate"]),
    );
    for (const command of COMMANDS) expect(output).toContain(`  ${command} `);
  });

  it.each(COMMANDS)("explains %s with examples", async (command) => {
    const { code, output } = await parse([command, "--help"]);
    expect(code).toBe(0);
    expect(output).toMatch(new RegExp(`^Usage: hub ${command}`));
    expect(output).toContain("Examples:");
    expect(output).toContain(`hub ${command}`);
  });
});

describe("hub", () => {
  it.each([
    ["an unknown command", ["strat"], "(Did you mean start?)"],
    ["an unknown part", ["start", "fbi"], "Allowed choices are gateway, coordination"],
    ["an unknown option", ["query", "x.graphql", "--jsn"], "(Did you mean --json?)"],
    ["a missing argument", ["query"], "missing required argument 'file'"],
    ["a scale that is no whole number", ["seed", "--scale", "1.5"], "whole number from 1 to 100000"],
  ])("refuses %s with a hint", async (_, args, hint) => {
    const { code, output } = await parse(args);
    expect(code).toBe(1);
    expect(output).toContain(hint);
  });

  it("fails with one line, one remedy and no stack", async () => {
    const result = await runHub(["query", "missing.graphql"]);
    expect(result).toEqual({
      code: 1,
      stdout: "",
      stderr: "error BAD_USER_INPUT: missing.graphql does not exist.\n  Name a file that this user can read.\n",
    });
  });

  it("shows the stack when HUB_DEBUG=1", async () => {
    const { stderr } = await runHub(["query", "missing.graphql"], { HUB_DEBUG: "1" });
    expect(stderr).toMatch(/^ +at .*read-document/m);
  });
});

describe("hub start", () => {
  const server = (): string => new URL(testPostgres().adminUrl).host;

  it.each<[string, () => NodeJS.ProcessEnv, RegExp]>([
    ["is no connection string", () => ({ DATABASE_URL: "db.example" }), /^error CONFIG_INVALID: DATABASE_URL is not/],
    [
      "names a server that does not answer",
      () => ({ DATABASE_URL: "postgres://a:b@127.0.0.1:1/x" }),
      /^error DATABASE_UNAVAILABLE: PostgreSQL at 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/,
    ],
    [
      "has a wrong password",
      () => ({ DATABASE_URL: urlFor(testPostgres().adminUrl, { database: "postgres", password: "wrong" }) }),
      /^error DATABASE_UNAVAILABLE: PostgreSQL at .* refuses the login/,
    ],
    [
      "names a database that does not exist",
      () => ({ DATABASE_URL: urlFor(testPostgres().adminUrl, { database: "nowhere" }) }),
      /^error DATABASE_UNAVAILABLE: PostgreSQL at .* refuses the connection: database "nowhere" does not exist/,
    ],
  ])("says what to do when DATABASE_URL %s", async (_, environment, line) => {
    using place = temporaryDirectory();
    const { code, stdout, stderr } = await runHub(["start"], { PORT: "0", HUB_DATA_DIR: place.path, ...environment() });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split("\n")).toHaveLength(2);
    expect(stderr).not.toContain("wrong@");
    expect(server()).not.toBe("");
  });

  it("says so before anything starts when the gateway's port is taken", async () => {
    using place = temporaryDirectory();
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const home = join(place.path, "data");
    const { code, stderr } = await runHub(["start"], { PORT: String(port), HUB_DATA_DIR: home });
    other.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^error PORT_IN_USE: Port ${port} on 127.0.0.1 is taken.*\n  .*PORT=.*\n$`));
    expect(existsSync(home)).toBe(false);
  });

  it.each([
    ["PORT", "abc", "must be a whole number from 0 to 65535"],
    ["PORT", "70000", "must be a whole number from 0 to 65535"],
    ["LOG_LEVEL", "loud", "Invalid option"],
    ["NSA_CONSULTEES", "oncd,kgb", "must be ids of federal agencies"],
    ["NSA_CONSULTEES", "oncd,oncd", "must name each agency once"],
  ])("names %s when it is %s", async (name, value, reason) => {
    const { code, stderr } = await runHub(["start"], { [name]: value });
    expect(code).toBe(1);
    expect(stderr).toContain(`error CONFIG_INVALID: ${name}: ${reason}`);
  });

  it("asks for the database of a subgraph that is started alone", async () => {
    const { code, stderr } = await runHub(["start", "cisa"]);
    expect(code).toBe(1);
    expect(stderr).toContain("error CONFIG_INVALID: DATABASE_URL: is not set");
  });
});

describe("hub reset", () => {
  it("does not remove anything without having asked", async () => {
    using place = temporaryDirectory();
    const { code, stderr } = await runHub(["reset"], { HUB_DATA_DIR: place.path });
    expect(code).toBe(1);
    expect(stderr).toContain("hub reset --yes");
  });

  it("has nothing to do where nothing is", async () => {
    const { code } = await runHub(["reset", "--yes"], { HUB_DATA_DIR: "/nowhere/at/all" });
    expect(code).toBe(0);
  });
});

describe("hub config", () => {
  it("lists every variable and shows no secret", async () => {
    const environment = {
      DATABASE_URL: "postgres://admin:topsecret@db/x",
      HUB_NSA_PASSWORD: "topsecret",
      PORT: "8080",
    };
    const { stdout } = await runHub(["config", "--json"], environment);
    expect(stdout).not.toContain("topsecret");
    const lines = JSON.parse(stdout) as { variable: string; value: string; from: string }[];
    expect(lines).toContainEqual(expect.objectContaining({ variable: "PORT", value: "8080", from: "environment" }));
    expect(lines).toContainEqual(expect.objectContaining({ variable: "HOST", value: "127.0.0.1", from: "default" }));
    expect(lines).toContainEqual(expect.objectContaining({ variable: "HUB_NSA_PASSWORD", value: "(set, not shown)" }));
  });

  it.each([
    ["gateway", "SUPERGRAPH"],
    ["cisa", "DATABASE_URL"],
    ["nsa", "NSA_CONSULTEES"],
  ])("lists what %s alone reads", async (part, variable) => {
    const { code, stdout } = await runHub(["config", part]);
    expect(code).toBe(0);
    expect(stdout).toContain(`│ ${variable} `);
  });
});
