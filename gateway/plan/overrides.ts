/**
 * Progressive `@override`: which labels are active, and which share of requests `percent(x)` takes.
 * In: the operator's settings and the percentages of the supergraph. Out: for each request one of few draws, so
 * that plans can be shared. Not here: what an override changes, which the planner decides.
 * Source: Apollo Federation 2.7, incremental migration with @override.
 */
import { randomInt } from "node:crypto";

export interface OverrideSettings {
  /** Labels that are active for every request; one that the supergraph does not know changes nothing. */
  readonly labels: readonly string[];
  /** From 0 up to 100; `percent(x)` is active where it is less than x. Undefined: drawn for each request. */
  readonly draw: number | undefined;
}

export const NO_OVERRIDES: OverrideSettings = Object.freeze({ labels: [], draw: undefined });

/** A percentage has at most eight digits after the point. */
const STEPS_PER_PERCENT = 100_000_000;

export class OverrideDraws {
  /** Below each of them, another set of percentages is active. */
  readonly #bounds: readonly number[];
  readonly #draw: number | undefined;

  /** @param percentages every x of the supergraph's `percent(x)` */
  constructor(percentages: readonly number[], draw: number | undefined) {
    this.#bounds = [...new Set([0, ...percentages])].sort((a, b) => a - b);
    this.#draw = draw;
  }

  /** @returns the least draw that activates the same percentages as this request's draw */
  next(): number {
    if (this.#bounds.length === 1) return 0;
    const draw = this.#draw ?? randomInt(100 * STEPS_PER_PERCENT) / STEPS_PER_PERCENT;
    return this.#bounds.findLast((bound) => bound <= draw) ?? 0;
  }
}
