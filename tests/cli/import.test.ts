import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { importProgress } from "../../cli/import/import-progress";
import { type PrintedReport, printReport } from "../../cli/import/print-report";
import { invariant } from "../../common/invariant";
import { runHub, spawnHub } from "../fixture/hub-command";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";
import { catalog, entry, file } from "../subgraphs/cisa/import/fixture";
import { csafAdvisory, osvEntry } from "../subgraphs/treasury/import/documents";

describe("hub import", () => {
  let folder: TemporaryDirectory;
  const environment = () => ({ HUB_DATA_DIR: `${folder.path}/data` });
  const run = async (...args: string[]) => runHub(["import", ...args], environment());

  beforeAll(async () => {
    folder = temporaryDirectory();
    const { code, stderr } = await runHub(["migrate"], environment());
    invariant(code === 0, stderr);
  });
  afterAll(() => folder[Symbol.dispose]());

  it("reports what it did, as a table and as JSON, and repeats without a change", async () => {
    const path = file(folder.path, "kev.json", catalog([entry(1), entry(2, { dueDate: "soon" })]));
    const first = await run("kev", path);
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining("2 of 2 rows") });
    expect(first.stdout).toContain("Rejected:");
    expect(first.stdout).toContain(`dueDate "soon" must match format "date"`);
    const second = await run("kev", path, "--json");
    expect(JSON.parse(second.stdout)).toMatchObject({ rows: 2, added: 0, unchanged: 1, rejected: 1 });
  });

  it("takes advisories of both formats into the clearinghouse", async () => {
    const entry = await run("osv", file(folder.path, "osv.json", JSON.stringify(osvEntry())), "--json");
    expect(JSON.parse(entry.stdout)).toMatchObject({ kind: "OSV", rows: 1, added: 1 });
    const advisory = await run("csaf", file(folder.path, "csaf.json", JSON.stringify(csafAdvisory())));
    expect(advisory).toMatchObject({ code: 0, stdout: expect.stringContaining("GW-2026-004 2") });
  });

  it.each([
    ["osv", "[1]", "error IMPORT_REJECTED: No row of input can be used. Row 1: the top level must be object."],
    ["csaf", "{}", "error IMPORT_REJECTED: input is no CSAF 2.0 advisory: document is missing."],
    ["kev", "<html>", "error IMPORT_REJECTED: input is an HTML or XML page, not JSON."],
    ["ssvc", "a,b\n1,2\n", "error IMPORT_REJECTED: input lacks the columns cveID, "],
  ])("says in one line why %s cannot import %j, with a remedy and exit code 1", async (kind, content, line) => {
    const { code, stdout, stderr } = await run(kind, file(folder.path, "input", content));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    expect(lines.at(-2)).toContain(line);
    expect(lines.at(-1)).toMatch(/^ {2}\S/);
  });

  it("ends with 130 on Ctrl-C, and changes nothing", async () => {
    const server = await stalling();
    const { port } = server.address() as AddressInfo;
    const child = spawnHub(["import", "kev", `http://127.0.0.1:${port}/kev.json`], environment());
    const errors = text(child.stderr);
    await once(server, "request");
    child.kill("SIGINT");
    const [code] = (await once(child, "close")) as [number | null];
    server.closeAllConnections();
    server.close();
    expect(code).toBe(130);
    expect(await errors).toContain("error INTERRUPTED: Stopped");
  });
});

/** Answers the beginning of a file, and never its end. */
async function stalling(): Promise<Server> {
  const server = createServer((_, response) => response.writeHead(200).write("{"));
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

describe("importProgress", () => {
  it.each([
    [{ step: "read", done: 1048576, total: 4194304 }, "read █████░░░░░░░░░░░░░░░ 1.0 of 4.0 MiB"],
    [{ step: "read", done: 524288 }, "read 0.5 MiB"],
    [{ step: "write", done: 1674, total: 1674 }, "write ████████████████████ 1,674 of 1,674 rows"],
    [{ step: "write", done: 0, total: 0 }, "write ████████████████████ 0 of 0 rows"],
  ] as const)("draws %j", (progress, line) => {
    expect(importProgress(progress)).toBe(line);
  });
});

describe("printReport", () => {
  const report: PrintedReport = {
    kind: "KEV",
    source: "kev.json",
    edition: "2026.08.21",
    rows: 30,
    added: 1,
    changed: 2,
    unchanged: 1,
    keptNewer: 1,
    skipped: 0,
    rejected: 25,
    recomputedExposures: 3,
    run: 1,
    rejections: Array.from({ length: 25 }, (_, n) => ({ row: n + 1, id: "\u001B[31mCVE", reason: `reason ${n + 1}` })),
  };

  it("shows the sum, the first rejections, and how many more there are", () => {
    const printed = printReport(report);
    for (const part of ["2026.08.21", "1 of the unchanged differ", "3 exposures", "reason 20", "and 5 more"]) {
      expect(printed).toContain(part);
    }
    expect(printed).not.toContain("reason 21");
  });

  it("lets no file speak to the terminal", () => {
    expect(printReport(report)).not.toContain("\u001B[31m");
  });

  it("is short when there is nothing to tell", () => {
    const quiet = { ...report, rejected: 0, rejections: [], keptNewer: 0, recomputedExposures: 0, edition: null };
    expect(printReport(quiet).split("\n")).toHaveLength(6);
  });
});
