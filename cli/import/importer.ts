/**
 * What an importer is: one subcommand of `hub import`.
 * In: a file or URL, the agency's database. Out: a report. One transaction: all of the input, or nothing.
 */
import type { DatabaseSession } from "../with-database";
import type { PrintedReport } from "./print-report";

export interface Importer {
  /** Name of the subcommand, for example `kev`. */
  readonly name: string;
  readonly description: string;
  /** What the argument is, for `--help`. */
  readonly source: string;
  /**
   * @param source path or URL, as the user wrote it
   * @throws IMPORT_REJECTED when nothing was changed because of the input
   */
  run(source: string, session: DatabaseSession): Promise<PrintedReport>;
}
