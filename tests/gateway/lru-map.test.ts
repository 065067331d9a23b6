import { array, assert, integer, property } from "fast-check";
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
});
