/**
 * Takes each control out of a copy of the code and runs its test there: it must turn red. `npm run test:controls`.
 * In: the list. Out: jest's report, one test for each control. Not here: a test that is green with its control, which
 * the ordinary run shows.
 */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type TemporaryDirectory, temporaryDirectory } from "../fixture/temporary-directory";
import { CONTROLS, type Control } from "./controls";

const LINKED: ReadonlySet<string> = new Set(["node_modules", "dist"]);
/** Of one control: starting PostgreSQL, compiling what the test needs, and the test. */
const PATIENCE_MS = 240_000;

let copy: TemporaryDirectory;
beforeAll(() => {
  copy = temporaryDirectory();
  for (const name of readdirSync(".")) {
    const target = join(copy.path, name);
    if (LINKED.has(name)) symlinkSync(join(process.cwd(), name), target);
    else if (name !== ".git" && name !== ".hub") cpSync(name, target, { recursive: true });
  }
});
afterAll(() => copy[Symbol.dispose]());

/** What jest reports, as far as it is looked at. */
interface Report {
  readonly numFailedTests: number;
  /** Of files that could not be run at all. */
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly { readonly assertionResults: readonly { readonly failureMessages: string[] }[] }[];
}

function runTest({ test, title }: Control): Report {
  const report = join(copy.path, "report.json");
  const pattern = title.split("%")[0]?.replaceAll(/[^\w ]/g, ".") ?? "";
  const jest = join("node_modules", "jest", "bin", "jest.js");
  const its = [jest, test, "-t", pattern, "--json", "--outputFile", report, "--maxWorkers=1"];
  const { HUB_TEST_ADMIN_URL: _, ...env } = process.env;
  spawnSync(process.execPath, its, { cwd: copy.path, env, stdio: "ignore", timeout: PATIENCE_MS });
  return JSON.parse(readFileSync(report, "utf8")) as Report;
}

/** Its first three lines that say something, in one. */
function firstFailure({ testResults }: Report): string {
  const failures = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap((one) => one.failureMessages),
  );
  const lines = stripVTControlCharacters(failures[0] ?? "").split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .slice(0, 3)
    .join(" ");
}

it.each(CONTROLS)(
  "is missed: the control that keeps $keeps",
  (control) => {
    const file = join(copy.path, control.file);
    const whole = readFileSync(file, "utf8");
    writeFileSync(
      file,
      whole.replace(control.text, () => control.without),
    );
    try {
      const report = runTest(control);
      expect(report.numRuntimeErrorTestSuites).toBe(0);
      expect(report.numFailedTests).toBeGreaterThan(0);
      process.stdout.write(`${control.title} … ${firstFailure(report)}\n`);
    } finally {
      writeFileSync(file, whole);
    }
  },
  PATIENCE_MS,
);
