import { EntityPlaces } from "../../../gateway/execute/entity-places";
import type { EntityFetchNode, PathSegment, PlanNode } from "../../../gateway/plan/plan-node";

const path = (text: string): PathSegment[] =>
  text.split(".").map((step) => {
    if (step === "@") return { kind: "list" };
    return step.startsWith("(") ? { kind: "types", names: [step.slice(1, -1)] } : { kind: "field", name: step };
  });

function planOf(...paths: string[]): PlanNode {
  const batches = paths.map((text) => ({ paths: [path(text)] }));
  return { kind: "sequence", nodes: [{ kind: "entities", batches } as unknown as EntityFetchNode] };
}

describe("EntityPlaces", () => {
  it("names a place by its keys", () => {
    const places = new EntityPlaces(planOf("a.@.b", "c"));
    expect(places.idOf(["a", "b"])).toBeDefined();
    expect(places.idOf(["a"])).toBeUndefined();
    expect(places.idsAlong(path("a.@.b.@.d"))).toEqual([
      undefined,
      undefined,
      undefined,
      places.idOf(["a", "b"]),
      places.idOf(["a", "b"]),
      undefined,
    ]);
  });

  it.each<[boolean, string, string[]]>([
    [true, "a.@.b", ["a.@.b"]],
    [true, "a.@.b", ["a.@.b", "a.@.b.c", "a.@.x"]],
    [true, "a.@.b", ["a.@.b", "a.@.b.(T).c"]],
    [true, "a.@.b.(T)", ["a.@.b.(T)", "a.@.b.(U)"]],
    [false, "a.@.b", ["a.@.b", "a.@.(T).b"]],
    [false, "a.@.b", ["a.@.b", "a.@.(T).b.c"]],
    [false, "a.@.(T).b", ["a.@.(T).b", "a.@.(U).b"]],
    [false, "a.__proto__.b", ["a.__proto__.b"]],
  ])("says %s for sharing at %s when the plan collects at %j", (shareable, at, paths) => {
    expect(new EntityPlaces(planOf(...paths)).isShareable(path(at))).toBe(shareable);
  });
});
