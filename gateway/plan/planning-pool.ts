/**
 * A bounded number of planning processes and the tasks that wait for one of them, in the order of their arrival.
 * Heavy tasks get all processes but one, so that what plans in a moment need not wait for what takes its whole budget.
 * In: tasks. Out: plans, or the refusal of what takes or waits too long. Not here: one process (planning-worker.ts).
 */
import { HubError } from "../../common/errors";
import type { PlanningTask } from "./document-planner";
import type { PlanNode } from "./plan-node";
import { Nursery } from "./nursery";
import { planningUnavailable, type Planning } from "./planning";
import type { PlanningStart } from "./planning-messages";
import { PlanningWorker } from "./planning-worker";

export interface PlanningPoolOptions {
  readonly start: PlanningStart;
  readonly processes: number;
  /** What one plan may take, in milliseconds. */
  readonly budgetMs: number;
  /** How long a task may wait, in milliseconds; four budgets unless told. */
  readonly patienceMs?: number;
  /** How long heavy tasks rest after one that took its whole budget; nine budgets unless told. */
  readonly restMs?: number;
}

/** Tasks that may wait; each takes a millisecond unless somebody means harm. */
const MAX_WAITING = 1_000;
/** Of them, heavy ones. */
const MAX_HEAVY_WAITING = 100;
/** How long a task may wait, in budgets. */
const PATIENCE = 4;
/**
 * Budgets for which heavy tasks rest after one that took its whole budget. Otherwise planning such documents, and starting
 * processes anew, would keep a core busy for as long as somebody sends them.
 */
const REST = 9;

interface WaitingTask {
  readonly task: PlanningTask;
  readonly resolve: (plan: Promise<PlanNode | undefined>) => void;
  readonly timer: NodeJS.Timeout;
}

export class PlanningPool implements Planning {
  readonly #workers: readonly PlanningWorker[];
  readonly #nursery = new Nursery();
  readonly #waiting = new Set<WaitingTask>();
  readonly #patienceMs: number;
  /** Heavy tasks that may be planned at once, and those that are. */
  readonly #maxHeavy: number;
  #heavy = 0;
  /** Runs while heavy tasks rest. */
  #rest: NodeJS.Timeout | undefined;
  readonly #restMs: number;

  constructor(options: PlanningPoolOptions) {
    const { start, processes, budgetMs, patienceMs = PATIENCE * budgetMs, restMs = REST * budgetMs } = options;
    this.#restMs = restMs;
    const onReady = (worker: PlanningWorker): void => this.#next(worker);
    const each = { start, budgetMs, nursery: this.#nursery, onReady };
    this.#workers = Array.from({ length: processes }, () => new PlanningWorker(each));
    this.#maxHeavy = Math.max(1, processes - 1);
    this.#patienceMs = patienceMs;
  }

  /** Of the processes that run now. */
  get pids(): readonly number[] {
    return this.#workers.flatMap(({ pid }) => pid ?? []);
  }

  warm(): void {
    for (const worker of this.#workers) worker.warm();
  }

  plan(task: PlanningTask): Promise<PlanNode | undefined> {
    const idle = this.#mayPlan(task) ? this.#idleWorker() : undefined;
    if (idle) return this.#planWith(idle, task);
    if (this.#isFullFor(task)) return Promise.reject(busy());
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting);
        resolve(Promise.reject(busy()));
      }, this.#patienceMs);
      const waiting: WaitingTask = { task, resolve, timer };
      this.#waiting.add(waiting);
    });
  }

  /** Refuses what is under way and what waits. */
  close(): void {
    clearTimeout(this.#rest);
    for (const worker of this.#workers) worker.close();
    this.#nursery.close();
  }

  /** One that has started: another one, if it is to start, says when it has. Any, when none has. */
  #idleWorker(): PlanningWorker | undefined {
    const started = this.#workers.filter(({ hasStarted }) => hasStarted);
    if (started.length === 0) return this.#workers.find(({ isIdle }) => isIdle);
    const idle = started.find(({ isIdle }) => isIdle);
    if (idle === undefined) this.warm();
    return idle;
  }

  #mayPlan({ isHeavy = false }: PlanningTask): boolean {
    return !isHeavy || (this.#heavy < this.#maxHeavy && this.#rest === undefined);
  }

  #isFullFor({ isHeavy = false }: PlanningTask): boolean {
    if (!isHeavy) return this.#waiting.size >= MAX_WAITING;
    return [...this.#waiting].filter(({ task }) => task.isHeavy).length >= MAX_HEAVY_WAITING;
  }

  async #planWith(worker: PlanningWorker, task: PlanningTask): Promise<PlanNode | undefined> {
    const weight = task.isHeavy === true ? 1 : 0;
    this.#heavy += weight;
    try {
      return await worker.plan(task);
    } catch (error) {
      if (weight > 0 && error instanceof HubError && error.code === "PLANNING_TIMEOUT") this.#restFromHeavy();
      throw error;
    } finally {
      this.#heavy -= weight;
      this.#next(worker);
    }
  }

  #restFromHeavy(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      for (const worker of this.#workers) if (worker.isIdle && worker.hasStarted) this.#next(worker);
    }, this.#restMs);
  }

  /** Plans the first that may be planned. */
  #next(worker: PlanningWorker): void {
    for (const waiting of this.#waiting) {
      if (!this.#mayPlan(waiting.task)) continue;
      this.#waiting.delete(waiting);
      clearTimeout(waiting.timer);
      waiting.resolve(this.#planWith(worker, waiting.task));
      return;
    }
  }
}

function busy() {
  return planningUnavailable("The planner is busy.");
}
