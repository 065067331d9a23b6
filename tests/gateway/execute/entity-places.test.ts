import { EntityPlaces } from "../../../gateway/execute/entity-places";
import type {
  EntityFetchNode,
  FetchNode,
  FetchSelection,
  PathSegment,
  PlanNode,
} from "../../../gateway/plan/plan-node";

const path = (text: string): PathSegment[] =>
  text.split(".").map((step) => {
    if (step === "@") return { kind: "list" };
    return step.startsWith("(") ? { kind: "types", names: [step.slice(1, -1)] } : { kind: "field", name: step };
  });

function planOf(...paths: string[]): PlanNode {
  const batches = paths.map((text) => ({ paths: [path(text)], selection: [] }));
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

  it("numbers each place once, however many paths lead to it", () => {
    const places = new EntityPlaces(planOf("a", "b", "a", "b", "a.(T)", "c"));
    expect([["a"], ["b"], ["c"]].map((keys) => places.idOf(keys))).toEqual([0, 1, 2]);
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

  const object = (key: string, ...selection: FetchSelection) => ({ kind: "field", key, selection }) as const;
  const bringing = (selection: FetchSelection): PlanNode => ({ kind: "fetch", selection }) as unknown as FetchNode;

  it("forbids sharing what several calls bring", () => {
    const once = bringing([object("a", { kind: "fragment", type: "T", selection: [object("b")] })]);
    const collecting = planOf("a.@.b");
    const places = (...nodes: PlanNode[]) => new EntityPlaces({ kind: "parallel", nodes: [...nodes, collecting] });
    expect(places(once).isShareable(path("a.@.b"))).toBe(true);
    expect(places(once, once).isShareable(path("a.@.b"))).toBe(false);
    expect(places(once, bringing([object("a")])).isShareable(path("a.@.b"))).toBe(true);
  });

  it("shares below several beginnings only where all of them allow it", () => {
    const places = new EntityPlaces(planOf("a.@.c", "b.@.c", "b.@.(T).d", "b.@.(U).d", "a.@.d"));
    expect(places.sharedAt([["a"], ["b"]], ["c"])).toEqual([places.idOf(["a", "c"]), places.idOf(["b", "c"])]);
    expect(places.sharedAt([["a"]], ["d"])).toEqual([places.idOf(["a", "d"])]);
    expect(places.sharedAt([["a"], ["b"]], ["d"])).toEqual([]);
    expect(places.sharedAt([[]], ["nowhere"])).toEqual([]);
  });
});
