import { cpSync } from "node:fs";
import { join } from "node:path";
import { runHub } from "../fixture/hub-command";
import type { TestAuditDatabase } from "../fixture/audit";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";
import { append, entry, oneChain, rewriteFrom, tamper } from "../subgraphs/kit/audit/audit-fixture";

describe("hub audit", () => {
  let folder: TemporaryDirectory;
  let audit: TestAuditDatabase;
  beforeAll(async () => {
    folder = temporaryDirectory();
    audit = await oneChain([
      entry({ subject: "one", ids: ["record-1"] }),
      entry({ subject: "two", level: "SECRET" }),
      entry({ kind: "COMMAND", action: "close", deed: "deed-1", decision: "ATTEMPTED" }),
    ]);
  });
  afterAll(async () => {
    await audit[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  const run = async (...args: string[]) =>
    runHub(["audit", ...args], { AUDIT_READER_URL: audit.readerUrl, AUDIT_DIRECTORY: join(folder.path, "audit") });

  it("verifies, says what a missing checkpoint means, and signs one", async () => {
    const bare = await run("verify");
    expect(bare).toMatchObject({ code: 0 });
    expect(bare.stdout).toMatch(
      /^1 command without an outcome.+\nNo checkpoint was ever signed: .+\nThe audit is whole\. 3 /,
    );
    expect((await run("checkpoint")).stdout).toMatch(/^Checkpoint 1 states where 1 chains stood at 20/);
    expect((await run("checkpoint")).stdout).toBe("Nothing was audited since the last checkpoint.\n");
    const { code, stdout } = await run("verify", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ entries: 3, checkpoints: 1, findings: [], commandsWithoutOutcome: 1 });
  });

  it("exports entries as JSON lines, filtered", async () => {
    const lines = async (...args: string[]) => {
      const { stdout } = await run("export", ...args);
      return stdout
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { subject: string; hash: string });
    };
    const all = await lines();
    expect(all.map(({ subject }) => subject)).toEqual(["one", "two", "somebody"]);
    expect(all[0]).toMatchObject({
      shard: "cisa-00",
      position: 1,
      ids: ["record-1"],
      hash: expect.stringMatching(/^\w{64}$/) as string,
    });
    expect(await lines("--subject", "two", "--agency", "cisa", "--since", "1h")).toHaveLength(1);
    expect(await lines("--agency", "nsa")).toEqual([]);
    expect(await lines("--until", "2020-01-01")).toEqual([]);
  });

  it("names what is wrong and ends with 1, by copies of checkpoints and key", async () => {
    const copy = join(folder.path, "copy");
    await run("checkpoint");
    cpSync(join(folder.path, "audit"), copy, { recursive: true });
    await append(audit, [entry()]);
    await tamper(audit, ...rewriteFrom(1, "subject = 'nobody'"), "DELETE FROM entry WHERE position = 4");
    const files = ["--checkpoints", join(copy, "checkpoints.jsonl"), "--key", join(copy, "public-key.pem")];
    const { code, stdout } = await run("verify", ...files);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^REWRITTEN +cisa-00 +1-3 +A checkpoint states another hash/m);
    expect(stdout).toMatch(/^TRUNCATED +cisa-00 +4 +The entry was cut off the end\.$/m);
    expect(stdout).toMatch(/^The audit is NOT whole: 2 findings\./m);
  });

  it.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    [
      "the database is away",
      ["verify"],
      { AUDIT_READER_URL: "postgres://x:x@127.0.0.1:1/x" },
      /AUDIT_UNAVAILABLE: .+\n {2}\S/,
    ],
    ["the key is away", ["verify", "--key", "/none.pem"], {}, /DATA_DIRECTORY_UNUSABLE: .+none\.pem.+\n {2}\S/],
    ["the instant is none", ["export", "--since", "soon"], {}, /BAD_USER_INPUT: --since soon/],
    ["the agency is none", ["export", "--agency", "irs"], {}, /Allowed choices are coordination/],
  ])("says what to do when %s", async (_, args, env, message) => {
    const environment = { AUDIT_READER_URL: audit.readerUrl, AUDIT_DIRECTORY: join(folder.path, "audit"), ...env };
    const { code, stdout, stderr } = await runHub(["audit", ...args], environment);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("shows examples with --help", async () => {
    for (const command of ["verify", "export", "checkpoint"]) {
      expect((await run(command, "--help")).stdout).toContain("$ hub audit verify");
    }
  });
});
