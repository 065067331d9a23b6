/**
 * Plans one document after another; nothing is kept, nothing bounded. With native-plan.ts
 * the only file that knows the planner's library.
 * In: a supergraph's SDL, then documents. Out: plans. Not here: the budget (planning-pool.ts), caching (planner.ts).
 */
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { HubError } from "../../common/errors";
import { convertNode } from "./native-plan";
import type { PlanNode } from "./plan-node";
import { planInStages, readStageInput, type StageInput } from "./staged-plan";

/** A native planner collected while it plans takes the process down: it stays here until its last plan is done. */
const busyPlanners = new Map<symbol, QueryPlanner>();

/** One document and what of the request decides its plan. */
export interface PlanningTask {
  readonly document: string;
  /** As `OverrideDraws` drew it. */
  readonly draw: number;
  /** Whether it may take long; not unless told. */
  readonly isHeavy?: boolean;
}

export class DocumentPlanner {
  readonly #native: QueryPlanner;
  readonly #supergraphSdl: string;
  readonly #labels: Set<string>;
  /** Made when the first document needs it. */
  #stages: { readonly input: StageInput; readonly native: QueryPlanner } | undefined;

  /**
   * @param supergraphSdl a composed Federation 2 supergraph
   * @param labels active labels of progressive `@override`
   * @throws Error with the library's message when the supergraph is unusable
   */
  constructor(supergraphSdl: string, labels: readonly string[]) {
    this.#supergraphSdl = supergraphSdl;
    this.#native = new QueryPlanner(supergraphSdl);
    this.#labels = new Set(labels);
  }

  /** SDL of what clients see, with the introspection types that graphql-js brings itself. */
  get consumerSdl(): string {
    return this.#native.consumerSchema;
  }

  /** Every x of the supergraph's `@override(label: "percent(x)")`. */
  get overridePercentages(): readonly number[] {
    return this.#native.overridePercentages;
  }

  /** @throws HubError `PLANNING_FAILED` */
  async plan(task: PlanningTask): Promise<PlanNode | undefined> {
    try {
      return await this.#planWith(this.#native, task);
    } catch (cause) {
      const staged = await this.#planStaged(task).catch(() => undefined);
      if (staged) return staged;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new HubError("PLANNING_FAILED", `No plan: ${reason}`, { cause });
    }
  }

  async #planStaged({ document, draw }: PlanningTask): Promise<PlanNode | undefined> {
    this.#stages ??= startStages(this.#supergraphSdl);
    const { input, native } = this.#stages;
    return await planInStages(input, document, (part) => this.#planWith(native, { document: part, draw }));
  }

  async #planWith(native: QueryPlanner, { document, draw }: PlanningTask): Promise<PlanNode | undefined> {
    const ticket = Symbol("plan");
    busyPlanners.set(ticket, native);
    try {
      const { node } = await native.planAsync(document, null, this.#labels, draw);
      return node && convertNode(node);
    } finally {
      busyPlanners.delete(ticket);
    }
  }
}

function startStages(supergraphSdl: string): { input: StageInput; native: QueryPlanner } {
  const input = readStageInput(supergraphSdl);
  return { input, native: new QueryPlanner(input.sdl) };
}
