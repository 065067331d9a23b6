/** The commands that record what the court does: plea, trial, disposition, sentence. Each on the day it is recorded. */
import { type Command, transition } from "../../kit/command/command";
import { prosecutors } from "../permits";
import { Prosecution } from "./prosecution.entity";
import {
  type Disposition,
  EnterPleaInput,
  GoToTrialInput,
  RecordDispositionInput,
  RecordSentenceInput,
} from "./prosecution.inputs";
import { prosecutionLifecycle } from "./prosecution.transitions";

const ACTIONS: Readonly<Record<Disposition, string>> = {
  CONVICTED: "convict",
  ACQUITTED: "acquit",
  DISMISSED: "dismiss",
};

const common = { of: Prosecution, by: prosecutors, lifecycle: prosecutionLifecycle };

export const courtCommands: readonly Command[] = [
  transition({
    ...common,
    name: "enterPlea",
    description: "Records that a plea was entered.",
    input: EnterPleaInput,
    action: "plead",
  }),
  transition({
    ...common,
    name: "goToTrial",
    description: "Records that the trial began.",
    input: GoToTrialInput,
    action: "try",
  }),
  transition({
    ...common,
    name: "recordDisposition",
    description: "Records conviction, acquittal or dismissal, today.",
    input: RecordDispositionInput,
    action: { among: Object.values(ACTIONS), choose: ({ input }) => ACTIONS[input.outcome] },
    change: ({ work }) => ({ disposedOn: work.today }),
  }),
  transition({
    ...common,
    name: "recordSentence",
    description: "Records that the court sentenced, today.",
    input: RecordSentenceInput,
    action: "sentence",
    change: ({ work }) => ({ sentencedOn: work.today }),
  }),
];
