import fc from "fast-check";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";
import { bookRow, libraryAgency } from "../../fixture/library-agency";

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGES = [null, 0, 7, 7, 7, 120, 300, null, 45, 7, null, 2_000];
const ROWS = PAGES.map((pages, index) =>
  bookRow({
    id: `b${String(index).padStart(2, "0")}`,
    shelfId: index % 3 === 0 ? "a" : "b",
    title: index === 4 ? "100%_sure \\ a\ttab\nand {braces}" : `Book ${index % 4}`,
    pages,
    printedOn: index % 4 === 0 ? null : `2026-0${(index % 9) + 1}-15`,
    addedAt: `2026-06-02T00:00:00.${String(100_000 + (index % 5)).padStart(6, "0")}Z`,
    subjects: index % 2 === 0 ? ["law", 'qu"oted, text'] : ["security"],
  }),
);

describe("Listing", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(libraryAgency(ROWS));
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  async function pageThrough(field: string, direction: string, first: number): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    for (;;) {
      const answer = await subgraph.ask(
        `query ($first: Int!, $after: String, $field: BookOrderField!, $direction: OrderDirection!) {
          books(first: $first, after: $after, orderBy: { field: $field, direction: $direction }) {
            nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { first, after, field, direction },
      );
      const page: Page = answer.data.books;
      ids.push(...page.nodes.map((node) => node.id));
      if (!page.pageInfo.hasNextPage) return ids;
      after = page.pageInfo.endCursor;
    }
  }

  it("gives every row once and in the same order whatever the page size, also where the order column is null", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("ID", "PAGES", "PRINTED_ON", "ADDED_AT", "TITLE"),
        fc.constantFrom("ASC", "DESC"),
        fc.integer({ min: 1, max: 13 }),
        async (field, direction, first) => {
          const whole = await pageThrough(field, direction, 1_000);
          expect(await pageThrough(field, direction, first)).toEqual(whole);
          expect([...whole].sort()).toEqual(ROWS.map((row) => row.id));
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each([
    ["ASC", ["b01", "b02", "b03", "b04", "b09", "b08", "b05", "b06", "b11", "b00", "b07", "b10"]],
    ["DESC", ["b11", "b06", "b05", "b08", "b09", "b04", "b03", "b02", "b01", "b10", "b07", "b00"]],
  ])("orders by value, then id, rows without a value last: %s", async (direction, expected) => {
    expect(await pageThrough("PAGES", direction, 4)).toEqual(expected);
  });

  it.each([
    ['{ ids: ["b03", "b99"] }', ["b03"]],
    ["{ thick: true }", ["b05", "b06", "b11"]],
    ['{ thick: false, subjects: ["law"] }', ["b00", "b02", "b04", "b08", "b10"]],
    ['{ printedFrom: "2026-06-01", printedBefore: "2026-08-01" }', ["b05", "b06"]],
    ['{ search: "100%_SURE" }', ["b04"]],
    ['{ search: "%" }', ["b04"]],
    ["{ search: null }", ROWS.map((row) => row.id)],
    ["{ ids: [] }", []],
  ])("filters by %s", async (filter, expected) => {
    const answer = await subgraph.ask(`{ books(filter: ${filter}) { totalCount nodes { id } } }`);
    expect(answer.data.books.nodes.map((node: { id: string }) => node.id)).toEqual(expected);
    expect(answer.data.books.totalCount).toBe(expected.length);
  });

  it("keeps text, arrays and instants unharmed between seed and answer", async () => {
    const answer = await subgraph.ask(`{ book(id: "b04") { title subjects addedAt printedOn } }`);
    expect(answer.data.book).toEqual({
      title: "100%_sure \\ a\ttab\nand {braces}",
      subjects: ["law", 'qu"oted, text'],
      addedAt: "2026-06-02T00:00:00.100Z",
      printedOn: null,
    });
  });

  it("asks one statement for the same page under a hundred parents, and one for their counts", async () => {
    const representations = Array.from({ length: 100 }, (_, index) => ({
      __typename: "Shelf",
      id: index === 50 ? "a" : index === 51 ? "b" : `none${index}`,
    }));
    const answer = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Shelf { id books(first: 2) { totalCount nodes { id } pageInfo { hasNextPage } } } } }`,
      { representations },
    );
    expect(answer.errors).toBeUndefined();
    expect(subgraph.statements()).toBe(2);
    expect(answer.data._entities[50].books).toEqual({
      totalCount: 4,
      nodes: [{ id: "b00" }, { id: "b03" }],
      pageInfo: { hasNextPage: true },
    });
    expect(answer.data._entities[51].books.totalCount).toBe(8);
    expect(answer.data._entities[52].books).toEqual({ totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } });
  });

  it("pages on under parents with the cursor of one of them", async () => {
    const ask = async (after: string | null) =>
      subgraph.ask(
        `query ($after: String, $representations: [_Any!]!) { _entities(representations: $representations) {
          ... on Shelf { books(first: 3, after: $after) { nodes { id } pageInfo { endCursor } } } } }`,
        { after, representations: [{ __typename: "Shelf", id: "a" }] },
      );
    const first = (await ask(null)).data._entities[0].books;
    const second = (await ask(first.pageInfo.endCursor)).data._entities[0].books;
    expect([...first.nodes, ...second.nodes].map((node: { id: string }) => node.id)).toEqual([
      "b00",
      "b03",
      "b06",
      "b09",
    ]);
  });

  it("loads a hundred references and their histories in two statements, unknown ones as null", async () => {
    const representations = Array.from({ length: 100 }, (_, index) => ({ __typename: "Book", id: `b0${index % 12}` }));
    const answer = await subgraph.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on Book { id history { action } } } }`,
      { representations },
    );
    expect(subgraph.statements()).toBe(2);
    expect(answer.data._entities[3]).toEqual({ id: "b03", history: [] });
    expect(answer.data._entities[10]).toBeNull();
  });

  it.each([
    ["first: 1001", "`first` is 1001"],
    ["first: -1", "`first` is -1"],
    ['after: "nonsense"', "not a cursor"],
    ['after: "WyJJRCBBU0MiXQ"', "not a cursor"],
    ['after: "WyJQQUdFUyBBU0MiLG51bGwsImIwMCJd"', "ordered by PAGES ASC, not by ID ASC"],
  ])("refuses %s with a code and a remedy", async (argument, message) => {
    const answer = await subgraph.ask(`{ books(${argument}) { nodes { id } } }`);
    expect(answer.errors?.[0]?.message).toContain(message);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", remedy: expect.any(String) });
  });

  it("takes 0 and 1000 as page sizes", async () => {
    const answer = await subgraph.ask(
      `{ none: books(first: 0) { nodes { id } pageInfo { hasNextPage } } all: books(first: 1000) { nodes { id } } }`,
    );
    expect(answer.data.none).toEqual({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(answer.data.all.nodes).toHaveLength(ROWS.length);
  });
});
