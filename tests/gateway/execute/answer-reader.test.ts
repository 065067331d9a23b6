import { array, assert, constantFrom, nat, oneof, option, property, record, string } from "fast-check";
import type { SharedPlacesOf } from "../../../gateway/execute/answer-code";
import { AnswerReader } from "../../../gateway/execute/answer-reader";
import type { FetchSelection, FetchSelectionNode } from "../../../gateway/plan/plan-node";

const field = (key: string, ...selection: FetchSelectionNode[]): FetchSelectionNode => ({
  kind: "field",
  key,
  selection: selection.length > 0 ? selection : undefined,
});
const on = (type: string, ...selection: FetchSelectionNode[]): FetchSelectionNode => ({
  kind: "fragment",
  type,
  selection,
});

const person = [field("__typename"), field("id"), field("name")];
const SELECTION: FetchSelection = [
  field(
    "items",
    field("__typename"),
    on("Post", field("id"), field("tags"), field("author", ...person)),
    on("Advert", field("author", ...person), field("price")),
  ),
  field("count"),
];

const PERSON_PLACE = 3;
const shared: SharedPlacesOf = (keys) => (keys.join(".") === "items.author" ? [PERSON_PLACE] : []);
const readerOf = (selection: FetchSelection = SELECTION, isRewritten = false) =>
  new AnswerReader({ selection, isRewritten, sharedPlacesOf: shared }, 1);

const author = record({
  __typename: constantFrom("Person"),
  id: constantFrom("1", "2", "3"),
  name: oneof(constantFrom("Ann", null), string()),
});
const post = record({
  __typename: constantFrom("Post"),
  id: nat(),
  tags: option(array(string())),
  author: option(author),
});
const advert = record({ __typename: constantFrom("Advert"), author, price: nat() });
const data = record({ items: option(array(oneof(post, advert, constantFrom(null)))), count: nat() });

describe("AnswerReader", () => {
  it("reads what JSON.parse reads, in the same order of keys", () => {
    const reader = readerOf();
    assert(
      property(data, (value) => {
        const text = JSON.stringify({ data: value });
        expect(JSON.stringify(reader.read(text, new Set()))).toBe(text);
      }),
    );
  });

  it("reads text that stands again into the same object, and says where", () => {
    const ann = { __typename: "Person", id: "1", name: "Ann" };
    const authors = [ann, { ...ann, name: "Ben" }, ann, { ...ann, id: "2" }, ann];
    const items = authors.map((one, id) => ({ __typename: "Post", id, tags: null, author: one }));
    const repeats = new Set<number>();
    const read = readerOf().read(JSON.stringify({ data: { items, count: 1 } }), repeats)?.data;
    expect(read).toEqual({ items, count: 1 });
    const [a, b, c, d, e] = ((read?.items ?? []) as typeof items).map((item) => item.author);
    expect([c, e]).toEqual([a, a]);
    expect(new Set([a, b, c, d, e]).size).toBe(3);
    expect([...repeats]).toEqual([PERSON_PLACE]);
  });

  it("remembers no more once nothing repeats", () => {
    const items = Array.from({ length: 200 }, (_, id) => ({
      __typename: "Advert",
      author: { __typename: "Person", id: String(Math.min(id, 198)), name: null },
      price: 1,
    }));
    const repeats = new Set<number>();
    expect(readerOf().read(JSON.stringify({ data: { items, count: 1 } }), repeats)?.data).toEqual({ items, count: 1 });
    expect(repeats.size).toBe(0);
  });

  it.each([
    ["errors", '{"data":{"items":null,"count":1},"errors":[]}'],
    ["errors first", '{"errors":[],"data":{"items":null,"count":1}}'],
    ["errors behind extensions", '{"data":{"items":null,"count":1},"extensions":{},"errors":[]}'],
    ["extensions twice", '{"data":{"items":null,"count":1},"extensions":{},"extensions":{}}'],
    ["extensions that are no JSON", '{"data":{"items":null,"count":1},"extensions":{]}'],
    ["extensions that do not end", '{"data":{"items":null,"count":1},"extensions":{}'],
    ["something else behind it", '{"data":{"items":null,"count":1},"hasNext":true}'],
    ["no data", '{"data":null}'],
    ["white space", '{"data": {"items":null,"count":1}}'],
    ["another order", '{"data":{"count":1,"items":null}}'],
    ["another key", '{"data":{"items":null,"count":1,"__proto__":1}}'],
    ["a key twice", '{"data":{"items":null,"items":null,"count":1}}'],
    ["an object for a scalar", '{"data":{"items":null,"count":{}}}'],
    ["a scalar for an object", '{"data":{"items":5,"count":1}}'],
    ["a comma too many", '{"data":{"items":null,"count":1,}}'],
    ["a bracket too few", '{"data":{"items":[null,"count":1}}'],
    ["something behind it", '{"data":{"items":null,"count":1}} '],
    ["an end in the middle", '{"data":{"items":[{"__typename":"Post","id'],
  ])("leaves an answer with %s to JSON.parse", (_, text) => {
    expect(readerOf().read(text, new Set())).toBeUndefined();
  });

  it("generates nothing for keys that objects inherit, for answers that are rewritten, or for huge calls", () => {
    expect(readerOf([field("constructor")]).explain()).toEqual([]);
    expect(readerOf([field("__proto__")]).explain()).toEqual([]);
    expect(readerOf(SELECTION, true).explain()).toEqual([]);
    expect(readerOf(Array.from({ length: 500 }, (_, index) => field(`f${index}`))).explain()).toEqual([]);
  });

  it("reads extensions behind the data, the same text to the same object", () => {
    const reader = readerOf([field("a")]);
    const read = (text: string) => reader.read(`{"data":{"a":1},"extensions":${text}}`, new Set());
    const long = { trace: "x".repeat(1_000) };
    expect(read('{"marking":{"level":"CUI"}}')).toEqual({ data: { a: 1 }, extensions: { marking: { level: "CUI" } } });
    expect(read('{"b":"}"}')?.extensions).toBe(read('{"b":"}"}')?.extensions);
    expect([read("null"), read("5"), read(JSON.stringify(long))].map((one) => one?.extensions)).toEqual([
      null,
      5,
      long,
    ]);
  });

  it("waits until the call is made often", () => {
    const reader = new AnswerReader({ selection: [field("a")], isRewritten: false, sharedPlacesOf: () => [] }, 3);
    const read = () => reader.read('{"data":{"a":1}}', new Set());
    expect([read(), read(), read()]).toEqual([undefined, undefined, { data: { a: 1 } }]);
  });

  it("tries seldom where answers keep being unexpected, and always again once one is not", () => {
    const reader = readerOf([field("a")]);
    const ask = (text: string) => reader.read(text, new Set()) !== undefined;
    for (let call = 0; call < 8; call += 1) expect(ask('{"data":null}')).toBe(false);
    const tried = Array.from({ length: 100 }, () => ask('{"data":{"a":1}}'));
    expect(tried.filter(Boolean)).toHaveLength(1);
    expect(ask('{"data":{"a":1}}')).toBe(true);
  });
});
