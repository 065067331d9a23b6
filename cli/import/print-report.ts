/** An import's report for people: the sum as a table, then each rejected row with its reason. */
import type { ImportReport } from "../../subgraphs/kit/import/import-report";
import { printTable } from "../print/table";

/** More are in `--json` and in the receipts of the run. */
const SHOWN_REJECTIONS = 20;

/** What some imports report beside what all do. */
export type PrintedReport = ImportReport & { readonly recomputedExposures?: number };

/** @param width characters of the terminal; undefined: as wide as needed */
export function printReport(report: PrintedReport, width?: number): string {
  const { rejections, keptNewer, recomputedExposures = 0, source, edition } = report;
  const { rows, added, changed, unchanged, skipped, rejected } = report;
  const sum = { rows, added, changed, unchanged: unchanged + keptNewer, skipped, rejected };
  return [
    printTable([{ source, ...(edition === null ? {} : { edition }), ...sum }], width),
    keptNewer === 0 ? "" : `${keptNewer} of the unchanged differ: the hub holds them from a newer edition.\n`,
    recomputedExposures === 0 ? "" : `${recomputedExposures} exposures got another remediation tier or deadline.\n`,
    rejections.length === 0 ? "" : `Rejected:\n${printTable(shown(rejections), width)}`,
    rejections.length <= SHOWN_REJECTIONS ? "" : `and ${rejections.length - SHOWN_REJECTIONS} more; --json has all.\n`,
  ].join("");
}

function shown(rejections: ImportReport["rejections"]) {
  return rejections.slice(0, SHOWN_REJECTIONS).map(({ row, id, reason }) => ({ row, id, reason }));
}
