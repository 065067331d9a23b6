/**
 * The lifecycle of a prosecution. A plea leads to a conviction or, withdrawn by the government, to a dismissal;
 * only a trial can acquit, and only a conviction is sentenced.
 * Taken by: fileCharges (begins), enterPlea, goToTrial, recordDisposition (convict, acquit, dismiss), recordSentence.
 */
import { transitions } from "../../kit/record/transitions";

export const PROSECUTION_STATES = [
  "CHARGED",
  "PLEA",
  "TRIAL",
  "CONVICTED",
  "ACQUITTED",
  "DISMISSED",
  "SENTENCED",
] as const;

export type ProsecutionState = (typeof PROSECUTION_STATES)[number];

export const prosecutionLifecycle = transitions<ProsecutionState>({
  CHARGED: { plead: "PLEA", try: "TRIAL" },
  PLEA: { convict: "CONVICTED", dismiss: "DISMISSED" },
  TRIAL: { convict: "CONVICTED", acquit: "ACQUITTED", dismiss: "DISMISSED" },
  CONVICTED: { sentence: "SENTENCED" },
  ACQUITTED: {},
  DISMISSED: {},
  SENTENCED: {},
});
