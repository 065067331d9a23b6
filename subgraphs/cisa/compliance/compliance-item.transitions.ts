/**
 * The lifecycle of a compliance item: the agency reports, CISA verifies or returns. Each action is the command of its
 * name, `startCompliance`; items begin with the issue of their directive, or with `bindAgency`.
 */
import { transitions } from "../../kit/record/transitions";
import { graphqlEnum } from "../../kit/schema/graphql-enum";

export const COMPLIANCE_STATES = ["NOT_STARTED", "IN_PROGRESS", "REPORTED", "VERIFIED", "RETURNED"] as const;

export type ComplianceState = (typeof COMPLIANCE_STATES)[number];

export const complianceLifecycle = transitions<ComplianceState>({
  NOT_STARTED: { start: "IN_PROGRESS" },
  IN_PROGRESS: { report: "REPORTED" },
  REPORTED: { verify: "VERIFIED", return: "RETURNED" },
  VERIFIED: {},
  RETURNED: { resume: "IN_PROGRESS" },
});

export const ComplianceStateEnum = graphqlEnum(COMPLIANCE_STATES, {
  name: "ComplianceState",
  description: "Where an agency stands with a directive. Late is not a state: it follows from the clock.",
  values: { RETURNED: "CISA sent the report back; the agency resumes work." },
});
