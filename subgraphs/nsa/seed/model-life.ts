/**
 * What happened to one model in the demonstration world: the few facts from which all rows and histories follow,
 * so that they cannot contradict each other. Instants are ISO 8601 text; null is what has not happened.
 */
import type { ConsultationView } from "../consultation/consultation-view";
import type { DesignationOutcome } from "../designation/designation-outcome";

export interface ModelLife {
  readonly id: string;
  readonly developerId: string;
  readonly name: string;
  readonly purpose: string;
  /** When the developer made the model known to NSA. */
  readonly registeredAt: string;
  readonly plannedReleaseAt: string | null;
  readonly releasedAt: string | null;
  /** Vulnerabilities that the model found. */
  readonly foundIds: readonly string[];
  readonly runs: readonly RunLife[];
  readonly inquiries: readonly InquiryLife[];
  readonly windows: readonly WindowLife[];
  readonly partnerships: readonly PartnershipLife[];
}

export interface RunLife {
  readonly suite: string;
  readonly scenarioCount: number;
  /** Null while the run goes on. */
  readonly solvedCount: number | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly markingLevel: "SECRET" | "TOP_SECRET";
}

export interface InquiryLife {
  readonly submittedAt: string;
  /** When the consultees were asked. */
  readonly consultingFrom: string | null;
  readonly views: readonly ViewLife[];
  readonly determined: { readonly at: string; readonly outcome: DesignationOutcome } | null;
  readonly withdrawnAt: string | null;
}

export interface ViewLife {
  readonly agencyId: string;
  readonly view: ConsultationView;
  readonly at: string;
}

export interface WindowLife {
  readonly receivingAgencyId: string;
  readonly offeredAt: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly plannedReleaseAt: string;
  readonly acceptedAt: string | null;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly withdrawnAt: string | null;
  /** When the safeguards were attested, by kind in their order; the rest are drafts. */
  readonly attestedAt: readonly string[];
}

export interface PartnershipLife {
  readonly partnerId: string;
  readonly purpose: string;
  readonly proposedAt: string;
  readonly developerAgreedAt: string | null;
  readonly governmentAgreedAt: string | null;
  readonly endedAt: string | null;
}
