/** Marking what the NSA holds: inquiries, and benchmark runs, which stay classified. */
import { HubError } from "../../../common/errors";
import type { Command } from "../../kit/command/command";
import { markingCommand } from "../../kit/command/marking-commands";
import { CoverageInquiry } from "../coverage-inquiry/coverage-inquiry.entity";
import { nsaOfficer } from "../permits";
import { BenchmarkRun } from "./benchmark-run.entity";

export const nsaMarkingCommands: readonly Command[] = [
  markingCommand({ of: CoverageInquiry, office: "nsa", by: nsaOfficer }),
  markingCommand({
    of: BenchmarkRun,
    office: "nsa",
    by: nsaOfficer,
    assertMarkable(_work, { id }, { level }) {
      if (level === "SECRET" || level === "TOP_SECRET") return;
      throw new HubError("RULE_VIOLATED", `${id} is a benchmark run, and the benchmarking process is classified.`, {
        remedy: "Mark it SECRET or TOP_SECRET.",
      });
    },
  }),
];
