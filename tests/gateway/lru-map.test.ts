import { array, assert, integer, property, tuple } from "fast-check";
import { LruMap } from "../../gateway/lru-map";

describe("LruMap", () => {
  it("forgets what was used longest ago", () => {
    const map = new LruMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    expect(map.get("a")).toBe(1);
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, undefined, 3]);
  });

  it("replaces and deletes without growing", () => {
    const map = new LruMap<string, number>(2);
    map.set("a", 1);
    map.set("a", 2);
    expect([map.size, map.get("a")]).toEqual([1, 2]);
    map.delete("a");
    expect([map.size, map.get("a")]).toEqual([0, undefined]);
  });

  it("never holds more than its capacity, and always the last one set", () => {
    assert(
      property(integer({ min: 1, max: 5 }), array(integer({ min: 0, max: 20 }), { minLength: 1 }), (capacity, keys) => {
        const map = new LruMap<number, number>(capacity);
        for (const key of keys) map.set(key, key);
        expect(map.size).toBe(Math.min(capacity, new Set(keys).size));
        expect(map.get(keys.at(-1) ?? -1)).toBe(keys.at(-1));
      }),
    );
  });

  it("forgets as many as a heavy entry needs, and keeps none that alone is too heavy", () => {
    const map = new LruMap<string, number>(10, 100);
    for (const key of ["a", "b", "c"]) map.set(key, 1, 30);
    map.set("heavy", 1, 60);
    expect([map.keys(), map.weight]).toEqual([["c", "heavy"], 90]);
    map.set("c", 1, 101);
    expect([map.keys(), map.weight]).toEqual([["heavy"], 60]);
  });

  it("never weighs more than it may, and exactly what its entries weigh", () => {
    const entries = array(tuple(integer({ min: 0, max: 20 }), integer({ min: 0, max: 60 })));
    assert(
      property(integer({ min: 1, max: 100 }), entries, (maxWeight, sets) => {
        const map = new LruMap<number, number>(8, maxWeight);
        for (const [key, weight] of sets) map.set(key, weight, weight);
        const weights = map.keys().map((key) => map.get(key) ?? Number.NaN);
        expect(map.weight).toBe(weights.reduce((sum, weight) => sum + weight, 0));
        expect(map.weight).toBeLessThanOrEqual(maxWeight);
      }),
    );
  });
});
