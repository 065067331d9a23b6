/**
 * Plans in another process, one for many supergraphs: on some schemas the planner's library ends the process that it
 * runs in, and that must count as a refusal, not end the campaign.
 * In: a supergraph's SDL, then documents. Out: plans, or `PLANNING_FAILED` with what the library said last.
 * Not here: planning itself, which is the gateway's own planning process.
 */
import { type ChildProcess, fork } from "node:child_process";
import { extname, join } from "node:path";
import { HubError } from "../../../common/errors";
import { Planner } from "../../../gateway/plan/planner";
import { NO_OVERRIDES, type OverrideSettings } from "../../../gateway/plan/overrides";
import type { PlanNode } from "../../../gateway/plan/plan-node";
import type { PlanningMessage, PlanningRequest, PlanningStart } from "../../../gateway/plan/planning-messages";

const SCRIPT = join(__dirname, `../../../gateway/plan/planning-process${extname(__filename)}`);
const HOOK = join(__dirname, "../../fixture/typescript-hook.js");

/** Far more than the gateway's own budget: what is refused should not depend on how busy the machine is. */
const BUDGET_MS = 1_500;

/** Asks one thing at a time. */
export class PlanningChild {
  #child: ChildProcess | undefined;
  /** The supergraph that the process has now. */
  #started: PlanningStart | undefined;
  #said = "";

  async plan(start: PlanningStart, task: { document: string; draw: number }): Promise<PlanNode | undefined> {
    if (this.#child === undefined || this.#started !== start) {
      this.#child ??= this.#launch();
      await this.#ask({ start });
      this.#started = start;
    }
    const answer = await this.#ask({ task });
    if (answer === "ready") throw new Error("The planning process answered out of turn.");
    if ("refusal" in answer) throw new HubError("PLANNING_FAILED", answer.refusal);
    return answer.plan;
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #launch(): ChildProcess {
    const execArgv = extname(__filename) === ".ts" ? ["-r", HOOK] : [];
    const child = fork(SCRIPT, { execArgv, env: {}, stdio: ["ignore", "ignore", "pipe", "ipc"] });
    this.#said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.#said += text));
    return child;
  }

  #ask(request: PlanningRequest): Promise<PlanningMessage> {
    const child = this.#child;
    if (!child) return Promise.reject(new Error("There is no planning process."));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => child.kill("SIGKILL"), BUDGET_MS);
      const lose = (): void => {
        clearTimeout(timer);
        this.#child = undefined;
        const [last = "out of time"] = /panicked at .*\n.*/.exec(this.#said) ?? [];
        reject(new HubError("PLANNING_FAILED", `The planning process ended: ${last.replace(/\s+/g, " ")}`));
      };
      child.once("close", lose).once("message", (message: PlanningMessage) => {
        clearTimeout(timer);
        child.off("close", lose);
        resolve(message);
      });
      child.send(request);
    });
  }
}

export class IsolatedPlanner extends Planner {
  readonly #start: PlanningStart;

  constructor(
    sdl: string,
    private readonly child: PlanningChild,
    overrides: OverrideSettings = NO_OVERRIDES,
  ) {
    super(sdl, { capacity: 1, overrides });
    this.#start = { sdl, labels: overrides.labels };
  }

  override plan(document: string, draw: number = this.draw()): Promise<PlanNode | undefined> {
    return this.child.plan(this.#start, { document, draw });
  }
}
