/**
 * One planning process, seen from the gateway: started when it is first needed, killed when a plan exceeds its
 * budget, started again at once after that.
 * In: one task at a time. Out: its plan. Not here: which worker gets which task (planning-pool.ts).
 */
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import type { PlanningTask } from "./document-planner";
import type { Nursery, PlanningChild } from "./nursery";
import type { PlanNode } from "./plan-node";
import { planningTimeout, planningUnavailable } from "./planning";
import { cpuMsOf } from "./process-cpu";
import type { PlanningMessage, PlanningStart } from "./planning-messages";

/** What starting may take before a plan that waits for it is refused. */
const START_MS = 10_000;
/** A plan that waits for the machine rather than computes may take so many budgets. */
const PATIENCE = 4;

interface Running {
  readonly resolve: (plan: PlanNode | undefined) => void;
  readonly reject: (reason: HubError) => void;
  timer: NodeJS.Timeout | undefined;
  /** Budgets that have passed. */
  passed: number;
  /** CPU time of the process when it had both started and received the task. */
  startCpuMs: number;
}

interface PlanningWorkerOptions {
  readonly start: PlanningStart;
  /** What one plan may take. */
  readonly budgetMs: number;
  readonly nursery: Nursery;
  /** Told when a process has started that nothing waits for. */
  readonly onReady: (worker: PlanningWorker) => void;
}

export class PlanningWorker {
  #child: PlanningChild | undefined;
  #hasStarted = false;
  #running: Running | undefined;
  #isClosed = false;

  constructor(private readonly options: PlanningWorkerOptions) {}

  get isIdle(): boolean {
    return this.#running === undefined;
  }

  /** Whether its process can plan; starting one takes some tenths of a second. */
  get hasStarted(): boolean {
    return this.#hasStarted;
  }

  /** Undefined while there is no process. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process, so that the first plan need not wait for it. */
  warm(): void {
    if (!this.#isClosed) this.#child ??= this.#launch();
  }

  /** @throws HubError `PLANNING_FAILED`, `PLANNING_TIMEOUT`, or `PLANNING_UNAVAILABLE` when the process dies */
  plan(task: PlanningTask): Promise<PlanNode | undefined> {
    invariant(this.isIdle, "A planning process plans one document at a time.");
    if (this.#isClosed) return Promise.reject(stopping());
    const child = (this.#child ??= this.#launch());
    return new Promise((resolve, reject) => {
      const running: Running = { resolve, reject, timer: undefined, passed: 0, startCpuMs: 0 };
      this.#running = running;
      if (this.#hasStarted) this.#begin(running);
      else running.timer = setTimeout(() => this.#abandon(neverStarted()), START_MS);
      this.options.nursery.hold();
      child.send({ task });
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#abandon(stopping());
  }

  #launch(): PlanningChild {
    this.#hasStarted = false;
    const child: PlanningChild = this.options.nursery.launch({
      onMessage: (message) => {
        if (this.#child === child) this.#receive(message);
      },
      onGone: (signal) => {
        if (this.#child === child) this.#abandon(signal === "SIGABRT" ? aborted() : lost());
      },
    });
    child.send({ start: this.options.start });
    return child;
  }

  #receive(message: PlanningMessage): void {
    if (message === "ready") {
      this.#hasStarted = true;
      if (this.#running) this.#begin(this.#running);
      else this.options.onReady(this);
      return;
    }
    const running = this.#settle();
    if ("refusal" in message) running?.reject(new HubError("PLANNING_FAILED", message.refusal));
    else running?.resolve(message.plan);
  }

  #begin(running: Running): void {
    running.startCpuMs = cpuMsOf(this.pid ?? 0) ?? 0;
    this.#limit(running);
  }

  /** A plan that arrived while this process was busy with something else is read before the check phase. */
  #limit(running: Running): void {
    clearTimeout(running.timer);
    running.timer = setTimeout(() => {
      setImmediate(() => {
        if (this.#running === running) this.#passBudget(running);
      });
    }, this.options.budgetMs);
  }

  #passBudget(running: Running): void {
    running.passed += 1;
    const usedMs = cpuMsOf(this.pid ?? 0) ?? Number.POSITIVE_INFINITY;
    const isWaiting = usedMs - running.startCpuMs < this.options.budgetMs / 2;
    if (isWaiting && running.passed < PATIENCE) this.#limit(running);
    else this.#abandon(planningTimeout(this.options.budgetMs));
  }

  /** Ends the process; one that had started is replaced, while one that cannot start waits for the next plan. */
  #abandon(reason: HubError): void {
    this.#child?.kill();
    const running = this.#settle();
    this.#child = undefined;
    if (this.#hasStarted) this.warm();
    running?.reject(reason);
  }

  #settle(): Running | undefined {
    const running = this.#running;
    clearTimeout(running?.timer);
    this.#running = undefined;
    if (running) this.options.nursery.release();
    return running;
  }
}

function lost(): HubError {
  return planningUnavailable("The planner ended while it planned.");
}

/** The planner's library ends its process over some documents: it would do so again. */
function aborted(): HubError {
  return new HubError("PLANNING_FAILED", "The planner aborted over this document.");
}

function stopping(): HubError {
  return planningUnavailable("The gateway is stopping.");
}

function neverStarted(): HubError {
  return planningUnavailable("The planner does not start.");
}
