import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DifferentialCase } from "./differential-case";
import { GOLDEN_DIRECTORY } from "./generate/report-campaign";
import { PlanningChild } from "./run/isolated-planner";
import { runCase } from "./run/run-case";

const FILES = readdirSync(GOLDEN_DIRECTORY).filter((file) => file.endsWith(".json"));
const CASES = FILES.flatMap((file) => [
  { file, how: "by generated code", compiledFromUse: 1 },
  { file, how: "without generated code", compiledFromUse: 2 },
]);

describe("cases in which the gateway once differed", () => {
  const child = new PlanningChild();
  afterAll(() => child.close());

  it.each(CASES)("$file has the verdict it should have, answered $how", async ({ file, compiledFromUse }) => {
    const one = JSON.parse(readFileSync(path.join(GOLDEN_DIRECTORY, file), "utf8")) as DifferentialCase;
    const verdict = await runCase({ ...one, compiledFromUse }, child);
    expect("difference" in verdict ? verdict.difference : verdict.kind).toBe(one.expects ?? "same");
  });
});
