import { ANONYMOUS } from "../../common/caller";
import { PERSONAS } from "../../common/personas";
import { EqualQueries } from "../../gateway/equal-queries";
import { LruMap } from "../../gateway/lru-map";
import type { PreparedOperation } from "../../gateway/prepared";

const newPrepared = (): PreparedOperation =>
  ({ operation: {}, variants: new LruMap(1) }) as unknown as PreparedOperation;

describe("EqualQueries", () => {
  const prepared = newPrepared();
  const first = { prepared, variables: { id: "1" }, caller: PERSONAS.auditor, purpose: null };

  it("answers equal queries that are under way once", async () => {
    const queries = new EqualQueries();
    const { promise, resolve } = Promise.withResolvers<string>();
    const answer = jest.fn(() => promise);
    const answers = [1, 2, 3].map(() => queries.share({ ...first, variables: { id: "1" } }, answer));
    resolve("text");
    expect(await Promise.all(answers)).toEqual(["text", "text", "text"]);
    expect(answer).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["variables", { ...first, variables: { id: "2" } }],
    ["a caller", { ...first, caller: PERSONAS["opm-officer"] }],
    ["no caller", { ...first, caller: ANONYMOUS }],
    ["one fact of a caller", { ...first, caller: { ...PERSONAS.auditor, needToKnow: ["benchmarking"] } }],
    ["a purpose", { ...first, purpose: "investigation" }],
    ["a document", { ...first, prepared: newPrepared() }],
  ])("keeps apart what differs by %s", async (_, other) => {
    const queries = new EqualQueries();
    const answers = [queries.share(first, async () => "one"), queries.share(other, async () => "other")];
    expect(await Promise.all(answers)).toEqual(["one", "other"]);
  });

  it("asks again once an answer, or a failure, was given", async () => {
    const queries = new EqualQueries();
    await expect(queries.share(first, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await queries.share(first, async () => "one")).toBe("one");
    expect(await queries.share(first, async () => "two")).toBe("two");
  });
});
