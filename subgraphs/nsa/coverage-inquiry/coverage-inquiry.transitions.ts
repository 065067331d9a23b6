/**
 * The lifecycle of a coverage inquiry. The developer submits and withdraws, at any time before the determination;
 * the NSA Director alone determines. Source: Executive Order 14409, section 3(b).
 */
import { transitions } from "../../kit/record/transitions";

export const COVERAGE_INQUIRY_STATES = ["SUBMITTED", "IN_CONSULTATION", "DETERMINED", "WITHDRAWN"] as const;

export type CoverageInquiryState = (typeof COVERAGE_INQUIRY_STATES)[number];

/** `consult` follows from the first `recordConsultation`; `determine` and `withdraw` are commands. */
export const coverageInquiryLifecycle = transitions<CoverageInquiryState>({
  SUBMITTED: { consult: "IN_CONSULTATION", withdraw: "WITHDRAWN" },
  IN_CONSULTATION: { determine: "DETERMINED", withdraw: "WITHDRAWN" },
  DETERMINED: {},
  WITHDRAWN: {},
});
