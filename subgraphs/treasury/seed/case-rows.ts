/** A made-up case as rows. In: what is known of it, and its timeline. Out: its row and its history. */
import type { Row } from "../../kit/seed/copy-rows";
import type { CasePriority } from "../priority/case-priority";
import { ENDED_CASE_STATES, type VulnerabilityCaseState } from "../vulnerability-case/vulnerability-case.transitions";
import { CASE_ACTORS } from "./actors";
import { recordColumns } from "./record-columns";
import { type Timeline, historyOf, reachedAt } from "./timeline";

export interface MadeUpCase {
  readonly id: string;
  readonly vulnerabilityId: string;
  readonly reportedById: string;
  readonly discoveredById: string | null;
  readonly maintainerId: string | null;
  readonly duplicateOfId: string | null;
  readonly title: string;
  readonly summary: string;
  readonly priority: CasePriority;
  readonly timeline: Timeline<VulnerabilityCaseState>;
  /** Its embargo is in force. */
  readonly embargoed: boolean;
}

export function caseRow(one: MadeUpCase): Row {
  const { timeline, embargoed, ...columns } = one;
  const validatedAt = reachedAt(timeline, "VALIDATED");
  const isEnded = ENDED_CASE_STATES.includes(timeline.state);
  return {
    ...columns,
    state: timeline.state,
    evidence: validatedAt === null ? null : evidenceOf(one.id),
    reportedAt: timeline.instants[0],
    validatedAt,
    closedAt: isEnded ? timeline.instants.at(-1) : null,
    ...recordColumns(embargoed),
  };
}

export function caseHistory({ id, timeline }: MadeUpCase): Row[] {
  return historyOf({
    recordType: "VulnerabilityCase",
    recordId: id,
    timeline,
    actors: CASE_ACTORS,
    basis: reachedAt(timeline, "VALIDATED") === null ? "Report received" : evidenceOf(id),
  });
}

const evidenceOf = (id: string): string => `Reproduced in the clearinghouse's laboratory, report ${id}/L1`;
