import fc from "fast-check";
import { printAnswer } from "../../../cli/print/answer";
import { cellText } from "../../../cli/print/cell";
import { printTable } from "../../../cli/print/table";

describe("printTable", () => {
  it("prints rows with nested objects as columns and missing values as empty cells", () => {
    const rows = [
      { id: "CVE-2021-44228", kev: { due: "2021-12-24" }, tags: ["a", "b"] },
      { id: "CVE-2024-3400", score: 10, tags: [] },
    ];
    expect(printTable(rows)).toBe(
      [
        "┌────────────────┬────────────┬──────┬───────┐",
        "│ id             │ kev.due    │ tags │ score │",
        "├────────────────┼────────────┼──────┼───────┤",
        "│ CVE-2021-44228 │ 2021-12-24 │ a, b │       │",
        "│ CVE-2024-3400  │            │      │ 10    │",
        "└────────────────┴────────────┴──────┴───────┘",
        "",
      ].join("\n"),
    );
  });

  it("prints nothing for nothing", () => {
    expect(printTable([])).toBe("");
    expect(printTable([{}])).toBe("");
  });

  it("never is wider than the terminal while its columns can shrink", () => {
    const row = fc.record({ id: fc.string({ maxLength: 60 }), title: fc.string({ maxLength: 200 }), n: fc.integer() });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), fc.integer({ min: 40, max: 120 }), (rows, width) => {
        for (const line of printTable(rows, width).split("\n")) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe("printAnswer with lists in lists in lists", () => {
  it("prints one block a row where no table cell could show what is nested, and null rows as empty blocks", () => {
    const data = {
      obligations: {
        nodes: [
          {
            id: "2d",
            leads: [
              {
                id: "treasury",
                items: {
                  nodes: [
                    { id: "i1", late: true },
                    { id: "i2", late: false },
                  ],
                },
              },
            ],
          },
          { id: "2e", leads: [] },
        ],
      },
    };
    expect(printAnswer(data)).toBe(
      [
        "obligations",
        "  nodes (2)",
        "  - id  2d",
        "    leads (1)",
        "    ┌──────────┬─────────────────────┐",
        "    │ id       │ items.nodes         │",
        "    ├──────────┼─────────────────────┤",
        "    │ treasury │ id: i1, late: true  │",
        "    │          │ id: i2, late: false │",
        "    └──────────┴─────────────────────┘",
        "  - id     2e",
        "    leads",
        "",
      ].join("\n"),
    );
  });
});

describe("cellText", () => {
  it.each<[string, unknown, string]>([
    ["null", null, ""],
    ["text", "CISA", "CISA"],
    ["a number", 3, "3"],
    ["a truth value", false, "false"],
    ["a list of scalars", ["a", 1], "a, 1"],
    ["an object with one field", { name: "CISA" }, "CISA"],
    ["an object", { code: "DOJ", name: "Justice" }, "code: DOJ, name: Justice"],
    ["a list of objects", [{ id: 1 }, { id: 2 }], "1\n2"],
    ["terminal codes", "a\u001B[31mred\u0007\u202Eb", "a [31mred  b"],
  ])("prints %s", (_, value, text) => {
    expect(cellText(value)).toBe(text);
  });

  it("never lets a control character of a record through", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
        expect(cellText(value)).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/);
      }),
    );
  });
});

describe("printAnswer", () => {
  it("prints scalars as lines, lists as tables and objects indented", () => {
    const data = {
      asOf: "2026-08-21",
      vulnerability: { id: "CVE-2021-44228", cases: [{ id: "C-1", state: "CLOSED" }] },
      agencies: { totalCount: 2, nodes: [{ name: "CISA" }, { name: "DOJ" }] },
      empty: [],
      none: null,
    };
    expect(printAnswer(data)).toBe(
      [
        "asOf   2026-08-21",
        "vulnerability",
        "  id  CVE-2021-44228",
        "  cases (1)",
        "  ┌─────┬────────┐",
        "  │ id  │ state  │",
        "  ├─────┼────────┤",
        "  │ C-1 │ CLOSED │",
        "  └─────┴────────┘",
        "agencies",
        "  totalCount  2",
        "  nodes (2)",
        "  ┌──────┐",
        "  │ name │",
        "  ├──────┤",
        "  │ CISA │",
        "  │ DOJ  │",
        "  └──────┘",
        "empty",
        "none",
        "",
      ].join("\n"),
    );
  });
});
