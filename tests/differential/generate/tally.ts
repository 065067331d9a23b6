/**
 * What became of a campaign's schemas, queries and cases.
 * In: verdicts. Out: counts. Not here: what they mean for a test (run-shard.ts), and for people (report-campaign.ts).
 */
import type { CaseSubgraph } from "../differential-case";
import type { Verdict } from "../run/judge";
import type { Question, Setting } from "../run/run-case";
import { countCase, countSchema, type FeatureCounts } from "./features";

export class CampaignTally {
  schemas = 0;
  /** Schemas that composition refused, by its code. */
  readonly schemasRefused = new Map<string, number>();
  queries = 0;
  /** Queries that validation refused: the generator's fault. */
  invalid = 0;
  /** Queries that the planner refused, by what it said. */
  readonly unplanned = new Map<string, number>();
  /** Cases that were answered. */
  cases = 0;
  /** Cases whose answer is the one of the reference, and of the monolith where it was asked. */
  same = 0;
  /** Of these, cases for which the monolith was asked. */
  withMonolith = 0;
  /** Cases whose plan is to blame, by what is wrong with it. */
  readonly misplanned = new Map<string, number>();
  readonly features: FeatureCounts = new Map();

  addSchema(subgraphs: readonly CaseSubgraph[]): void {
    this.schemas += 1;
    countSchema(this.features, subgraphs);
  }

  addVerdict(setting: Setting, { query }: Question, verdict: Verdict): void {
    switch (verdict.kind) {
      case "invalid":
        this.invalid += 1;
        return;
      case "refused":
        return count(this.unplanned, verdict.reason);
      case "misplanned":
        this.cases += 1;
        return count(this.misplanned, verdict.reason);
      case "different":
        this.cases += 1;
        return;
      case "same":
        this.cases += 1;
        this.same += 1;
        this.withMonolith += Number(setting.comparesMonolith);
        return countCase(this.features, setting, { ...verdict, query });
    }
  }
}

export function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

export function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}
