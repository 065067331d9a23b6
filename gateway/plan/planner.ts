/**
 * The plans of one supergraph: made within a budget, kept by use, and shared by requests that ask for the same.
 * In: the supergraph's SDL, then validated documents. Out: `PlanNode`s.
 * Not here: validation and the bound on expanded selections, which come before (operation/).
 */
import { type ErrorCode, HubError } from "../../common/errors";
import { LruMap } from "../lru-map";
import { DocumentPlanner } from "./document-planner";
import { NO_OVERRIDES, OverrideDraws, type OverrideSettings } from "./overrides";
import type { PlanNode } from "./plan-node";
import { planHere, type Planning } from "./planning";
import { PlanningPool } from "./planning-pool";

export interface PlannerOptions {
  /** Plans to keep. */
  readonly capacity: number;
  /** What they may take, as estimated; unbounded unless told. */
  readonly capacityBytes?: number;
  readonly overrides?: OverrideSettings;
  /** What one plan may take in a planning process, in milliseconds; 250 unless told. */
  readonly budgetMs?: number;
  /** Processes that plan; without any, this process plans, without a budget. */
  readonly processes?: number;
}

const BUDGET_MS = 250;
/** A plan's texts and nodes, for each character of its document. */
const BYTES_PER_CHARACTER = 20;
/** A document that took too long, or has no plan, is refused at once for this time. */
const REFUSED_MS = 10_000;
const HOPELESS: ReadonlySet<ErrorCode> = new Set(["PLANNING_TIMEOUT", "PLANNING_FAILED"]);

export class Planner {
  /** SDL of what clients see, with the introspection types that graphql-js brings itself. */
  readonly consumerSdl: string;
  readonly #planning: Planning;
  readonly #plans: LruMap<string, Promise<PlanNode | undefined>>;
  readonly #draws: OverrideDraws;

  /**
   * @param supergraphSdl a composed Federation 2 supergraph
   * @throws Error with the library's message when the supergraph is unusable
   */
  constructor(supergraphSdl: string, options: PlannerOptions) {
    const { capacity, capacityBytes, overrides = NO_OVERRIDES, budgetMs = BUDGET_MS, processes = 0 } = options;
    const documentPlanner = new DocumentPlanner(supergraphSdl, overrides.labels);
    this.consumerSdl = documentPlanner.consumerSdl;
    this.#draws = new OverrideDraws(documentPlanner.overridePercentages, overrides.draw);
    this.#plans = new LruMap(capacity, capacityBytes);
    this.#planning =
      processes === 0
        ? planHere(documentPlanner)
        : new PlanningPool({ start: { sdl: supergraphSdl, labels: overrides.labels }, processes, budgetMs });
  }

  /**
   * @param document one validated operation with its fragments, without introspection and conditions
   * @param draw what `draw` returned for the request
   * @param isHeavy whether planning may take long
   * @returns the plan; undefined when nothing is to be fetched
   * @throws HubError `PLANNING_FAILED`, `PLANNING_TIMEOUT` or `PLANNING_UNAVAILABLE`
   */
  plan(document: string, draw: number = this.draw(), isHeavy = false): Promise<PlanNode | undefined> {
    const key = `${draw} ${document}`;
    const known = this.#plans.get(key);
    if (known) return known;
    const planned = this.#planning.plan({ document, draw, isHeavy });
    this.#plans.set(key, planned, key.length * BYTES_PER_CHARACTER);
    planned.catch((error: unknown) => this.#forget(key, error));
    return planned;
  }

  /** Decides one request's progressive overrides by percentage. */
  draw(): number {
    return this.#draws.next();
  }

  /** Starts the planning processes; without it the first plan does. */
  warm(): void {
    this.#planning.warm();
  }

  /** Of the planning processes that run now. */
  get processIds(): readonly number[] {
    return this.#planning.pids;
  }

  /** Ends the planning processes; a plan under way is refused. */
  close(): void {
    this.#planning.close();
  }

  #forget(key: string, error: unknown): void {
    const isHopeless = error instanceof HubError && HOPELESS.has(error.code);
    if (!isHopeless) return this.#plans.delete(key);
    setTimeout(() => this.#plans.delete(key), REFUSED_MS).unref();
  }
}
