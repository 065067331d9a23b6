/**
 * Plans one document after another; nothing is kept, nothing bounded. With native-plan.ts
 * the only file that knows the planner's library.
 * In: a supergraph's SDL, then documents. Out: plans. Not here: the budget (planning-pool.ts), caching (planner.ts).
 */
import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { parse, type GraphQLSchema } from "graphql";
import { HubError } from "../../common/errors";
import { convertNode } from "./native-plan";
import { readInterfaceObjects, type InterfaceObjects } from "./interface-objects";
import type { PlanNode } from "./plan-node";
import { splitByType } from "./split-by-type";
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
  /** Read when the first plan asks for entities. */
  #objects: { readonly facts: InterfaceObjects | undefined } | undefined;
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
      return this.#split(task.document, await this.#planWith(this.#native, task));
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
    return await planInStages(input, document, async (part) =>
      this.#split(part, await this.#planWith(native, { document: part, draw }), input.schema),
    );
  }

  /** @param schema of the document, where it is not the supergraph's */
  #split(document: string, plan: PlanNode | undefined, schema?: GraphQLSchema): PlanNode | undefined {
    if (!plan || plan.kind === "fetch") return plan;
    this.#objects ??= { facts: readInterfaceObjects(parse(this.#supergraphSdl, { noLocation: true })) };
    const { facts } = this.#objects;
    if (!facts) return plan;
    const objects = schema ? { ...facts, schema } : facts;
    return splitByType(objects, parse(document, { noLocation: true }), plan);
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
