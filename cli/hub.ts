#!/usr/bin/env node
/**
 * The `hub` command. In: arguments and environment. Out: exit code 0, or another one with one clear line.
 * Not here: the commands (commands/); their modules load only what they need when they run.
 */
import { createProgram } from "./program";
import { errorReport, exitCodeOf } from "./report-error";

function fail(error: unknown): void {
  process.stderr.write(errorReport(error, process.env.HUB_DEBUG === "1"));
  process.exit(exitCodeOf(error));
}

/** `hub query … | head` ends the reader early; what is left to write is of no use to anybody. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") fail(error);
}

process.stdout.on("error", ignoreClosedPipe);
process.stderr.on("error", ignoreClosedPipe);
createProgram().parseAsync().catch(fail);
