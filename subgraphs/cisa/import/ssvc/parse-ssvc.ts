/**
 * A CSV file of SSVC decision points as rows. Columns are found by their names, others are ignored.
 * In: text. Out: usable rows, and receipts of rows that are rejected or hold no point. Pure.
 * Source: SSVC decision points Exploitation, Automatable and Technical Impact (CERT/CC, CISA).
 */
import { CsvError, parse } from "csv-parse/sync";
import {
  AUTOMATABLE,
  type Automatable,
  EXPLOITATION,
  type Exploitation,
  TECHNICAL_IMPACT,
  type TechnicalImpact,
} from "../../vulnerability/decision-points";
import type { RowReceipt } from "../../../kit/import/import-report";
import type { ParsedInput } from "../../../kit/import/parsed-input";
import { CVE_PATTERN, type CveRow, assertUnique } from "../cve-rows";
import { fileRejected, quoted } from "../../../kit/import/rejected";
import type { SourceText } from "../../../kit/import/source/read-source";

export interface SsvcRow extends CveRow {
  /** A point that the file leaves open is null and keeps what the hub holds. */
  readonly exploitation: Exploitation | null;
  readonly automatable: Automatable | null;
  readonly technicalImpact: TechnicalImpact | null;
}

const COLUMNS = ["cveID", "exploitation", "automatable", "technicalImpact"] as const;

type Line = Readonly<Record<(typeof COLUMNS)[number], string>>;

const CVE = new RegExp(CVE_PATTERN);

/** @throws IMPORT_REJECTED when the text is no whole CSV file with the four columns, or names a CVE twice */
export function parseSsvc({ name, text }: SourceText): ParsedInput<SsvcRow> {
  const rows: SsvcRow[] = [];
  const receipts: RowReceipt[] = [];
  for (const [index, line] of parseCsv(name, text).entries()) {
    const parsed = parseLine(index + 1, line);
    if ("outcome" in parsed) receipts.push(parsed);
    else rows.push(parsed);
  }
  assertUnique(name, rows, isEqual);
  return { edition: null, releasedAt: null, rows, receipts };
}

function parseCsv(name: string, text: string): Line[] {
  try {
    return parse(text, {
      columns: (header: string[]) =>
        assertColumns(
          name,
          header.map((title) => title.trim()),
        ),
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Line[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? error.lines : 1;
    throw fileRejected(
      `${name} is not whole CSV: line ${line} has a misplaced quote or an unexpected number of columns.`,
      "It may be cut short, or another kind of file: download it again.",
      error,
    );
  }
}

function assertColumns(name: string, header: string[]): string[] {
  const missing = COLUMNS.filter((column) => !header.includes(column));
  if (missing.length === 0) return header;
  throw fileRejected(
    `${name} lacks the ${missing.length === 1 ? "column" : "columns"} ${missing.join(", ")}.`,
    `Its first line must name the columns ${COLUMNS.join(", ")}.`,
  );
}

function parseLine(row: number, line: Line): SsvcRow | RowReceipt {
  const { cveID: id } = line;
  if (!CVE.test(id)) return { row, id, outcome: "REJECTED", detail: `cveID ${quoted(id)} is no CVE id` };
  if (line.exploitation + line.automatable + line.technicalImpact === "") {
    return { row, id, outcome: "SKIPPED", detail: "no decision points" };
  }
  const exploitation = point(EXPLOITATION, line.exploitation);
  const automatable = point(AUTOMATABLE, line.automatable);
  const technicalImpact = point(TECHNICAL_IMPACT, line.technicalImpact);
  if (exploitation === undefined) return unknownValue(row, line, "exploitation");
  if (automatable === undefined) return unknownValue(row, line, "automatable");
  if (technicalImpact === undefined) return unknownValue(row, line, "technicalImpact");
  return { row, cveId: id, exploitation, automatable, technicalImpact };
}

/** The value of a decision point; null when the file leaves it open, undefined for an unknown word. */
function point<Value extends string>(values: readonly Value[], text: string): Value | null | undefined {
  return text === "" ? null : values.find((value) => value === text.toUpperCase());
}

const ALLOWED = { exploitation: EXPLOITATION, automatable: AUTOMATABLE, technicalImpact: TECHNICAL_IMPACT };

function unknownValue(row: number, line: Line, column: keyof typeof ALLOWED): RowReceipt {
  const allowed = ALLOWED[column].map((value) => value.toLowerCase()).join(", ");
  const detail = `${column} ${quoted(line[column])} is none of ${allowed}`;
  return { row, id: line.cveID, outcome: "REJECTED", detail };
}

function isEqual(one: SsvcRow, other: SsvcRow): boolean {
  return (
    one.exploitation === other.exploitation &&
    one.automatable === other.automatable &&
    one.technicalImpact === other.technicalImpact
  );
}
