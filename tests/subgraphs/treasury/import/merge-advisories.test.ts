import fc from "fast-check";
import type { AdvisoryRow } from "../../../../subgraphs/treasury/import/advisory-row";
import { mergeAdvisories } from "../../../../subgraphs/treasury/import/merge-advisories";

/** A row about a few of few ids, so that rows meet. */
function advisory(row: number, ids: readonly string[]): AdvisoryRow {
  const [id = "", ...aliases] = ids;
  return {
    row,
    id,
    aliases,
    title: "A",
    summary: "B",
    priority: "LOW",
    affected: [],
    source: "OSV",
    edition: "1",
    modifiedAt: "2026-08-01T00:00:00Z",
    tlp: "CLEAR",
  };
}

const idSets = fc.uniqueArray(
  fc.integer({ min: 1, max: 30 }).map((n) => (n % 3 === 0 ? `CVE-2026-${n}` : `X-${n}`)),
  { minLength: 1, maxLength: 4 },
);
const files = fc.array(idSets, { maxLength: 25 }).map((sets) => sets.map((ids, index) => advisory(index + 1, ids)));

describe("mergeAdvisories", () => {
  it("gives every row a receipt, and every id of a row to the case that the receipt names", () => {
    fc.assert(
      fc.property(files, (rows) => {
        const { begun, changed, receipts } = mergeAdvisories([], rows);
        expect(changed).toEqual([]);
        expect(receipts.map(({ row }) => row)).toEqual(rows.map(({ row }) => row));
        expect(receipts.filter(({ outcome }) => outcome === "ADDED")).toHaveLength(begun.length);
        for (const [index, { detail }] of receipts.entries()) {
          const named = begun.find(
            ({ id }) => detail === id || detail?.startsWith(`${id}:`) || detail?.startsWith(`${id};`),
          );
          const { id = "", aliases = [] } = rows[index] ?? {};
          expect([named?.vulnerabilityId, ...(named?.aliases ?? [])]).toEqual(expect.arrayContaining([id, ...aliases]));
        }
      }),
    );
  });

  it("changes nothing when it is repeated on what it made", () => {
    fc.assert(
      fc.property(files, (rows) => {
        const { begun } = mergeAdvisories([], rows);
        const again = mergeAdvisories(begun, rows);
        expect(again.begun).toEqual([]);
        expect(again.changed).toEqual([]);
        expect(again.receipts.every(({ outcome }) => outcome === "UNCHANGED")).toBe(true);
      }),
    );
  });

  it("takes tens of thousands of advisories in a moment", () => {
    const rows = Array.from({ length: 50_000 }, (_, n) => advisory(n + 1, [`X-${n}`, `CVE-2026-${100_000 + n}`]));
    const started = performance.now();
    expect(mergeAdvisories([], rows).begun).toHaveLength(50_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
