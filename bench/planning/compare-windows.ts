/**
 * Compares latencies of windows that were measured in turns.
 * In: rounds of two windows alone and one attacked. Out: pooled percentiles, and ratios with their intervals.
 * Rounds are drawn anew as wholes, since latencies of one window depend on each other.
 */
import { percentile } from "../load/load";

/** Latencies of one kind of question in one round, in milliseconds. */
export interface Round {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly attacked: readonly number[];
}

interface Ratio {
  readonly ratio: number;
  /** Of 95 %. */
  readonly low: number;
  readonly high: number;
}

export interface Comparison {
  readonly share: number;
  readonly aloneMs: number;
  readonly attackedMs: number;
  /** Attacked to alone. */
  readonly attack: Ratio;
  /** The second windows alone to the first, which is 1 but for chance. */
  readonly control: Ratio;
}

const DRAWS = 1_000;

/** @param share 0.99 for the 99th percentile */
export function compareWindows(rounds: readonly Round[], share: number): Comparison {
  const { alone, attacked, attack, control } = ratiosOf(rounds, share);
  const draws = Array.from({ length: DRAWS }, () => {
    const drawn = rounds.map(() => rounds[Math.floor(Math.random() * rounds.length)] as Round);
    return ratiosOf(drawn, share);
  });
  const interval = (ratio: number, drawn: readonly number[]): Ratio => {
    const sorted = Float64Array.from(drawn).sort();
    return { ratio, low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
  };
  return {
    share,
    aloneMs: alone,
    attackedMs: attacked,
    attack: interval(
      attack,
      draws.map((one) => one.attack),
    ),
    control: interval(
      control,
      draws.map((one) => one.control),
    ),
  };
}

function ratiosOf(rounds: readonly Round[], share: number) {
  const pooled = (read: (round: Round) => readonly number[]): number =>
    percentile(Float64Array.from(rounds.flatMap(read)).sort(), share);
  const alone = pooled(({ first, second }) => [...first, ...second]);
  const attacked = pooled((round) => round.attacked);
  const control = pooled(({ second }) => second) / pooled(({ first }) => first);
  return { alone, attacked, attack: attacked / alone, control };
}
