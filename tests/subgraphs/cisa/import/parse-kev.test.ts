import { readFileSync } from "node:fs";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { HubError } from "../../../../common/errors";
import { parseKev } from "../../../../subgraphs/cisa/import/kev/parse-kev";
import { describeWithSharedData, sharedData } from "../../../fixture/shared-data";
import { catalog, entry, sourceText } from "./fixture";

const parse = (text: string) => parseKev(sourceText(text));

describe("parseKev", () => {
  it("reads edition, instant and every entry, with blanks trimmed", () => {
    const text = catalog([entry(1, { product: " Product\n" }), entry(2, { knownRansomwareCampaignUse: "Known" })]);
    const parsed = parse(text);
    expect(parsed).toMatchObject({ edition: "2026.09.01", releasedAt: "2026-09-01T15:00:00.0000Z", receipts: [] });
    expect(parsed.rows).toEqual([
      {
        row: 1,
        cveId: "CVE-2026-50001",
        vendor: "Vendor 1",
        product: "Product",
        title: "Vulnerability 1",
        description: "It is exploited.",
        dateAdded: "2026-07-01",
        dueDate: "2026-07-22",
        requiredAction: "Apply updates.",
        ransomwareUse: "UNKNOWN",
        notes: "https://vendor.example/advisory",
        cwes: ["CWE-79"],
      },
      expect.objectContaining({ row: 2, cveId: "CVE-2026-50002", ransomwareUse: "KNOWN" }),
    ]);
  });

  it("takes an empty catalogue", () => {
    expect(parse(catalog([])).rows).toEqual([]);
  });

  it("leaves open what an early edition does not say, and passes over what a later one adds", () => {
    const early = { cwes: undefined, notes: undefined, knownRansomwareCampaignUse: undefined };
    const text = catalog([entry(1, early), entry(2, { forensicsTriage: { required: true } })], { schema: "v9" });
    const { rows } = parse(text);
    expect(rows[0]).toMatchObject({ cwes: null, notes: null, ransomwareUse: null });
    expect(rows).toHaveLength(2);
  });

  it.each([
    ["Known", "KNOWN"],
    ["known ", "KNOWN"],
    ["Unknown", "UNKNOWN"],
    ["Suspected", "UNKNOWN"],
    ["", "UNKNOWN"],
  ])("reads %j as ransomware use %s", (word, expected) => {
    expect(parse(catalog([entry(1, { knownRansomwareCampaignUse: word })])).rows[0]?.ransomwareUse).toBe(expected);
  });

  it.each<[string, string, string]>([
    ["cut-off text", catalog([entry(1), entry(2)]).slice(0, -40), "file is not valid JSON (after"],
    ["text behind the end", `${catalog([])}x`, "file is not valid JSON (after"],
    ["a list", "[]", "file is no KEV catalogue: the top level must be object."],
    ["null", "null", "file is no KEV catalogue: the top level must be object."],
    ["a text", `"kev"`, "file is no KEV catalogue: the top level must be object."],
    ["another kind of file", `{"a": 1}`, "file is no KEV catalogue: catalogVersion is missing."],
    [
      "entries that are no list",
      catalog([], { vulnerabilities: {} }),
      "file is no KEV catalogue: vulnerabilities must be array.",
    ],
    ["a count that is no number", catalog([], { count: "0" }), "file is no KEV catalogue: count must be integer."],
    ["a count that is too high", catalog([entry(1)], { count: 1674 }), "file announces 1674 entries but holds 1."],
    ["a count that is too low", catalog([entry(1)], { count: 0 }), "file announces 0 entries but holds 1."],
    [
      "an instant that is none",
      catalog([], { dateReleased: "yesterday" }),
      `dateReleased "yesterday" must match format "date-time".`,
    ],
    ["an entry that is no object", catalog([entry(1), 7]), "in row 2, the top level must be object."],
    ["an id that is a number", catalog([entry(1, { cveID: 1 })]), "in row 1, cveID must be string."],
    [
      "a day that is a number",
      catalog([entry(1), entry(2, { dueDate: 20260722 })]),
      "in row 2, dueDate must be string.",
    ],
    ["notes that are null", catalog([entry(1, { notes: null })]), "in row 1, notes must be string."],
    ["weaknesses that are a text", catalog([entry(1, { cwes: "CWE-79" })]), "in row 1, cwes must be array."],
    ["an id twice", catalog([entry(1), entry(2), entry(1)]), "file lists CVE-2026-50001 twice (rows 1 and 3)."],
    [
      "an id twice with different values",
      catalog([entry(1), entry(1, { dueDate: "2026-07-23" })]),
      "file lists CVE-2026-50001 twice, with different values (rows 1 and 2).",
    ],
  ])("rejects the file for %s", (_name, text, message) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ code: "IMPORT_REJECTED", message: expect.stringContaining(message) }),
    );
  });

  it.each<[string, object, string]>([
    [
      "an id of another form",
      { cveID: "CVE-26-1" },
      `cveID "CVE-26-1" must match pattern "^CVE-[0-9]{4}-[0-9]{4,19}$"`,
    ],
    ["a day that is none", { dueDate: "2026-02-30" }, `dueDate "2026-02-30" must match format "date"`],
    ["a day before the calendar", { dateAdded: "0000-01-01" }, `dateAdded "0000-01-01" should be >= 0001-01-01`],
    ["a missing field", { product: undefined }, "product is missing"],
    ["a weakness of another form", { cwes: ["CWE-79", "79"] }, `cwes/1 "79" must match pattern "^CWE-[0-9]+$"`],
    [
      "a character that no database holds",
      { notes: "a\u0000b" },
      String.raw`notes "a\u0000b" must match pattern "^[^\u0000]*$"`,
    ],
    [
      "two faults",
      { product: undefined, dueDate: "soon" },
      `product is missing; dueDate "soon" must match format "date"`,
    ],
  ])("rejects one row for %s", (_name, changes, reason) => {
    const { rows, receipts } = parse(catalog([entry(1), entry(2, changes), entry(3)]));
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    const id = (changes as { cveID?: string }).cveID ?? "CVE-2026-50002";
    expect(receipts).toEqual([{ row: 2, id, outcome: "REJECTED", detail: reason }]);
  });

  it("accounts for every entry, or rejects the file with one line and a remedy", () => {
    const field = fc.constantFrom(...Object.keys(entry(1)));
    const value = fc.oneof(fc.string(), fc.jsonValue(), fc.constantFrom("2026-13-01", "CVE-1", []));
    const faulty = fc.tuple(fc.nat(9), field, value).map(([n, name, content]) => entry(n, { [name]: content }));
    const entries = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(999).map((n) => entry(n)) }, faulty), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const everyRow = list.map((_, index) => index + 1);
        expect([everyRow, "one line and a remedy"]).toContainEqual(accounted(catalog(list)));
      }),
    );
  });
});

describeWithSharedData(
  "the hub's schema of the KEV catalogue",
  ["kev/known_exploited_vulnerabilities_schema.json", "kev/kev_2026-08-21.json"],
  () => {
    const read = (path: string): unknown => JSON.parse(readFileSync(sharedData(path), "utf8"));

    it("takes what the published one takes, and refuses what it refuses", () => {
      const published = addFormats(new Ajv({ strict: false })).compile(
        read("kev/known_exploited_vulnerabilities_schema.json") as object,
      );
      const field = fc.constantFrom(...Object.keys(entry(1)));
      const value = fc.oneof(
        fc.string(),
        fc.constantFrom(
          undefined,
          null,
          1,
          [],
          ["CWE-1"],
          ["x"],
          "2026-01-31",
          "2026-02-30",
          "CVE-2026-1234",
          "CVE-2026-123",
        ),
      );
      fc.assert(
        fc.property(field, value, (name, content) => {
          const text = catalog([entry(1), entry(2, { [name]: content })]);
          const json = JSON.parse(text) as unknown;
          expect(isTaken(text)).toBe(published(json));
        }),
        { numRuns: 1_000 },
      );
    });

    it("takes the catalogue of 21 August 2026 whole", () => {
      const { rows, receipts } = parse(readFileSync(sharedData("kev/kev_2026-08-21.json"), "utf8"));
      expect([rows.length, receipts]).toEqual([1674, []]);
    });
  },
);

function isTaken(text: string): boolean {
  try {
    return parse(text).receipts.length === 0;
  } catch {
    return false;
  }
}

/** The numbers of the rows that are taken or rejected; for a rejected file, how it is rejected. */
function accounted(text: string): number[] | string {
  try {
    const { rows, receipts } = parse(text);
    return [...rows, ...receipts].map(({ row }) => row).sort((a, b) => a - b);
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== "IMPORT_REJECTED") throw error;
    return error.remedy !== undefined && !error.message.includes("\n") ? "one line and a remedy" : error.message;
  }
}
