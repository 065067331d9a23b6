import { bookRow, libraryAgency } from "../../fixture/library-agency";
import { query } from "../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../fixture/subgraph";

const ROWS = [bookRow({ id: "b1", title: "One" }), bookRow({ id: "b2", title: "Two" })];
const book = (id?: unknown): object => ({ __typename: "Book", id });
const shelf = (id: string): object => ({ __typename: "Shelf", id });

describe("_entities", () => {
  let subgraph: TestSubgraph;
  beforeAll(async () => {
    subgraph = await startTestSubgraph(libraryAgency(ROWS));
  });
  afterAll(async () => subgraph[Symbol.asyncDispose]());

  const LOAD = `query ($of: [_Any!]!) { _entities(representations: $of) {
    __typename ... on Book { id title } ... on Shelf { id } } }`;

  it("answers in the order of the references, whatever their types, each as often as it is asked", async () => {
    const of = [shelf("a"), book("b2"), book("b1"), shelf("z"), book("b2")];
    const { data } = await subgraph.ask(LOAD, { of });
    expect(data._entities).toEqual([
      { __typename: "Shelf", id: "a" },
      { __typename: "Book", id: "b2", title: "Two" },
      { __typename: "Book", id: "b1", title: "One" },
      { __typename: "Shelf", id: "z" },
      { __typename: "Book", id: "b2", title: "Two" },
    ]);
    expect(subgraph.statements()).toBe(1);
  });

  it.each([
    ["nothing has the id", book("no-such-book")],
    ["the key is missing", book()],
    ["the key is of another kind", book({ id: "b1" })],
  ])("answers null where %s", async (_, reference) => {
    const { data, errors } = await subgraph.ask(LOAD, { of: [reference, book("b1")] });
    expect(errors).toBeUndefined();
    expect(data._entities.map((one: { id: string } | null) => one?.id ?? null)).toEqual([null, "b1"]);
  });

  it.each(["HistoryEntry", "NoSuchType", "constructor", ""])(
    "fails a reference to %p alone, which is no entity here",
    async (type) => {
      const { data, errors } = await subgraph.ask(LOAD, { of: [book("b1"), { __typename: type, id: "1" }] });
      expect(data._entities.map((one: { id: string } | null) => one?.id ?? null)).toEqual(["b1", null]);
      expect(errors).toEqual([
        expect.objectContaining({
          path: ["_entities", 1],
          message: `${type} is no entity of this subgraph.`,
          extensions: { code: "BAD_USER_INPUT", agency: "opm" },
        }),
      ]);
    },
  );

  it("loads what several aliases ask of one type in one statement, and nothing again for what hangs on it", async () => {
    const { data } = await subgraph.ask(
      `query ($one: [_Any!]!, $two: [_Any!]!) {
        one: _entities(representations: $one) { ... on Book { title } }
        two: _entities(representations: $two) { ... on Book { title } }
      }`,
      { one: [book("b1")], two: [book("b2"), book("b1")] },
    );
    expect(data).toEqual({ one: [{ title: "One" }], two: [{ title: "Two" }, { title: "One" }] });
    expect(subgraph.statements()).toBe(1);
  });
});

describe("_entities of a database that fails", () => {
  it("fails the references to what is stored, each in its place, and answers the others", async () => {
    await using subgraph = await startTestSubgraph(libraryAgency(ROWS));
    await query(subgraph.ownerUrl, "ALTER TABLE book RENAME TO lost");
    const { data, errors } = await subgraph.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Book { title } ... on Shelf { id } } }`,
      { of: [book("b1"), shelf("a"), book("b2")] },
    );
    expect(data._entities).toEqual([null, { id: "a" }, null]);
    expect(errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [["_entities", 0], "INVARIANT"],
      [["_entities", 2], "INVARIANT"],
    ]);
  });
});
