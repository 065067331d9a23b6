import { NonceCache } from "../../../../subgraphs/kit/server/nonce-cache";

describe("NonceCache", () => {
  it("takes a name once, until it expires", () => {
    const cache = new NonceCache(10);
    expect([cache.take("a", 30, 0), cache.take("a", 30, 1), cache.take("b", 30, 1)]).toEqual([true, false, true]);
    expect(cache.take("a", 60, 30)).toBe(true);
  });

  it("refuses new names rather than forget one that could be replayed", () => {
    const cache = new NonceCache(2);
    expect([cache.take("a", 30, 0), cache.take("b", 30, 0), cache.take("c", 30, 0)]).toEqual([true, true, false]);
    expect(cache.take("a", 30, 0)).toBe(false);
    expect(cache.take("c", 60, 31)).toBe(true);
  });

  it("stays small however many names come", () => {
    const cache = new NonceCache(1_000);
    let largest = 0;
    for (let second = 0; second < 200; second += 1) {
      for (let n = 0; n < 50; n += 1) cache.take(`${second}.${n}`, second + 30, second);
      largest = Math.max(largest, cache.size);
    }
    expect(largest).toBeLessThanOrEqual(1_000);
    cache.take("last", 1_000, 500);
    expect(cache.size).toBe(1);
  });
});
