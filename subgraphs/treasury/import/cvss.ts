/**
 * How severe a vulnerability is by CVSS, as a priority to begin with.
 * In: a base score, or a vector of version 3. Out: the priority; MEDIUM where nothing is known, for an analyst to judge.
 * Source: FIRST, CVSS v3.1 specification, sections 5 (qualitative severity rating scale) and 7.1 (base metrics).
 */
import type { CasePriority } from "../priority/case-priority";

/** @param score 0 to 10; undefined when there is none */
export function priorityOfScore(score: number | undefined): CasePriority {
  if (score === undefined) return "MEDIUM";
  if (score >= 9) return "CRITICAL";
  if (score >= 7) return "HIGH";
  return score >= 4 ? "MEDIUM" : "LOW";
}

const WEIGHTS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
};

/** Privileges weigh less where the scope changes. */
const CHANGED_PRIVILEGES: Readonly<Record<string, number>> = { N: 0.85, L: 0.68, H: 0.5 };

/** @returns undefined when the vector is not a whole one of version 3.0 or 3.1 */
export function baseScore(vector: string): number | undefined {
  if (!/^CVSS:3\.[01]\//.test(vector)) return undefined;
  const metrics = new Map(vector.split("/").map((part) => part.split(":", 2) as [string, string]));
  const isChanged = metrics.get("S") === "C";
  const weight = (metric: string): number => {
    const value = metrics.get(metric) ?? "";
    if (metric === "PR" && isChanged) return CHANGED_PRIVILEGES[value] ?? Number.NaN;
    return WEIGHTS[metric]?.[value] ?? Number.NaN;
  };
  const score = scoreOf(weight, isChanged);
  return Number.isNaN(score) ? undefined : score;
}

function scoreOf(weight: (metric: string) => number, isChanged: boolean): number {
  const lost = 1 - (1 - weight("C")) * (1 - weight("I")) * (1 - weight("A"));
  const impact = isChanged ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  const exploitability = 8.22 * weight("AV") * weight("AC") * weight("PR") * weight("UI");
  const sum = impact + exploitability;
  if (Number.isNaN(sum)) return sum;
  return impact <= 0 ? 0 : roundedUp(Math.min((isChanged ? 1.08 : 1) * sum, 10));
}

/** To one decimal, as appendix A of the specification says, so that binary fractions do not matter. */
function roundedUp(score: number): number {
  const hundredThousandths = Math.round(score * 100_000);
  return hundredThousandths % 10_000 === 0
    ? hundredThousandths / 100_000
    : (Math.floor(hundredThousandths / 10_000) + 1) / 10;
}
