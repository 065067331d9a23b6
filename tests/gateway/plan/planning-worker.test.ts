import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Nursery, PlanningChildEvents } from "../../../gateway/plan/nursery";
import { PlanningWorker } from "../../../gateway/plan/planning-worker";

const BUDGET_MS = 200;
/** Takes more than a budget of the CPU to start, and from then on waits, as on a machine that is busy with others. */
const STARTING =
  "const until = performance.now() + 400; while (performance.now() < until); console.log(); process.stdin.resume()";

describe("PlanningWorker", () => {
  it("counts what a first plan takes of the CPU, and not what starting took", async () => {
    const child = spawn(process.execPath, ["-e", STARTING], { stdio: ["pipe", "pipe", "inherit"] });
    await once(child, "spawn");
    let events: PlanningChildEvents | undefined;
    const nursery = {
      launch(given: PlanningChildEvents) {
        events = given;
        return { pid: child.pid, send() {}, kill: () => child.kill("SIGKILL") };
      },
      hold() {},
      release() {},
    };
    const worker = new PlanningWorker({
      start: { sdl: "", labels: [] },
      budgetMs: BUDGET_MS,
      nursery: nursery as unknown as Nursery,
      onReady() {},
    });
    const planned = worker.plan({ document: "{ a }", draw: 0 });
    await once(child.stdout, "data");
    events?.onMessage("ready");
    await sleep(1.5 * BUDGET_MS);
    events?.onMessage({});
    await expect(planned).resolves.toBeUndefined();
    worker.close();
  });
});
