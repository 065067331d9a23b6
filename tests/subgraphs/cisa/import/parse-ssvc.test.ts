import fc from "fast-check";
import { parseSsvc } from "../../../../subgraphs/cisa/import/ssvc/parse-ssvc";
import { AUTOMATABLE, EXPLOITATION, TECHNICAL_IMPACT } from "../../../../subgraphs/cisa/vulnerability/decision-points";
import { sourceText } from "./fixture";

const HEADER = "cveID,exploitation,automatable,technicalImpact";
const parse = (...lines: string[]) => parseSsvc(sourceText(`${lines.join("\n")}\n`));

describe("parseSsvc", () => {
  it("finds the columns by name, in any order, among others", () => {
    const { rows, receipts } = parse(
      "vendor, technicalImpact ,cveID,exploitation,automatable",
      `"Acme, Inc.",total,CVE-2026-1001,active,Yes`,
      "Other,PARTIAL,CVE-2026-1002,PoC,no",
    );
    expect(rows).toEqual([
      { row: 1, cveId: "CVE-2026-1001", exploitation: "ACTIVE", automatable: "YES", technicalImpact: "TOTAL" },
      { row: 2, cveId: "CVE-2026-1002", exploitation: "POC", automatable: "NO", technicalImpact: "PARTIAL" },
    ]);
    expect(receipts).toEqual([]);
  });

  it("skips rows without points, and leaves single missing points open", () => {
    const { rows, receipts } = parse(HEADER, "CVE-2026-1001,,,", "", "CVE-2026-1002,none,,total");
    expect(receipts).toEqual([{ row: 1, id: "CVE-2026-1001", outcome: "SKIPPED", detail: "no decision points" }]);
    expect(rows).toEqual([
      { row: 2, cveId: "CVE-2026-1002", exploitation: "NONE", automatable: null, technicalImpact: "TOTAL" },
    ]);
  });

  it.each([
    ["CVE-2026-1001,maybe,yes,total", `exploitation "maybe" is none of none, poc, active`],
    ["CVE-2026-1001,active,1,total", `automatable "1" is none of no, yes`],
    ["CVE-2026-1001,active,yes,both", `technicalImpact "both" is none of partial, total`],
    ["GHSA-1,active,yes,total", `cveID "GHSA-1" is no CVE id`],
    [",active,yes,total", `cveID "" is no CVE id`],
  ])("rejects one row: %s", (line, detail) => {
    const { rows, receipts } = parse(HEADER, line, "CVE-2026-1009,none,no,partial");
    expect(receipts).toEqual([{ row: 1, id: line.split(",")[0], outcome: "REJECTED", detail }]);
    expect(rows).toHaveLength(1);
  });

  it.each<[string, string[], string]>([
    [
      "a missing column",
      ["cveID,exploitation,automatable", "CVE-2026-1001,none,no"],
      "file lacks the column technicalImpact.",
    ],
    [
      "another table",
      ["id;points", "1;2"],
      "file lacks the columns cveID, exploitation, automatable, technicalImpact.",
    ],
    ["another kind of file", [`{"vulnerabilities": []}`], "file is not whole CSV: line 1"],
    [
      "a row that is cut short",
      [HEADER, "CVE-2026-1001,none,no,total", "CVE-2026-1002,no"],
      "file is not whole CSV: line 3",
    ],
    ["an open quote", [HEADER, `CVE-2026-1001,none,no,"total`], "file is not whole CSV"],
    [
      "a CVE twice",
      [HEADER, "CVE-2026-1001,none,no,total", "CVE-2026-1001,none,no,total"],
      "file lists CVE-2026-1001 twice (rows 1 and 2).",
    ],
    [
      "a CVE twice with conflicting values",
      [HEADER, "CVE-2026-1001,none,no,total", "CVE-2026-1001,none,yes,total"],
      "file lists CVE-2026-1001 twice, with different values (rows 1 and 2).",
    ],
  ])("rejects the file for %s", (_name, lines, message) => {
    expect(() => parse(...lines)).toThrow(
      expect.objectContaining({ code: "IMPORT_REJECTED", message: expect.stringContaining(message) }),
    );
  });

  it("reads back every combination of points", () => {
    const points = fc.record({
      exploitation: fc.option(fc.constantFrom(...EXPLOITATION)),
      automatable: fc.option(fc.constantFrom(...AUTOMATABLE)),
      technicalImpact: fc.option(fc.constantFrom(...TECHNICAL_IMPACT)),
    });
    fc.assert(
      fc.property(points, (given) => {
        const words = Object.values(given).map((value) => value?.toLowerCase() ?? "");
        const { rows } = parse(HEADER, ["CVE-2026-1001", ...words].join(","));
        const isOpen = words.every((word) => word === "");
        expect(rows).toEqual(isOpen ? [] : [{ row: 1, cveId: "CVE-2026-1001", ...given }]);
      }),
    );
  });
});
