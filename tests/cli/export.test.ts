import { invariant } from "../../common/invariant";
import { runHub } from "../fixture/hub-command";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";

describe("hub export", () => {
  let folder: TemporaryDirectory;
  const environment = () => ({ HUB_DATA_DIR: `${folder.path}/data` });
  const run = async (...args: string[]) => runHub(["export", ...args], environment());

  beforeAll(async () => {
    folder = temporaryDirectory();
    const { code, stderr } = await runHub(["seed"], environment());
    invariant(code === 0, stderr);
  });
  afterAll(() => folder[Symbol.dispose]());

  it("prints a distributed case as a document, and nothing else", async () => {
    const csaf = await run("csaf", "case-cve-2023-4346");
    expect(csaf.code).toBe(0);
    expect(JSON.parse(csaf.stdout)).toMatchObject({ document: { tracking: { id: "case-cve-2023-4346" } } });
    const osv = await run("osv", "case-cve-2023-4346");
    expect(JSON.parse(osv.stdout)).toMatchObject({ id: "x_hub-case-cve-2023-4346" });
    for (const { stderr } of [csaf, osv]) expect(stderr).toMatch(/^(?:.*\n)*(UNCLASSIFIED.*)\n\1\n$/);
  });

  it.each([
    ["case-cve-2026-64849", "error RULE_VIOLATED: case-cve-2026-64849 is VALIDATED: only a case whose patch is"],
    ["no-case", "error RECORD_NOT_FOUND: No VulnerabilityCase has the id no-case."],
  ])("says in one line why %s does not leave, with a remedy and exit code 1", async (id, line) => {
    const { code, stdout, stderr } = await run("csaf", id);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    expect(lines.at(-2)).toContain(line);
    expect(lines.at(-1)).toMatch(/^ {2}\S/);
  });
});
