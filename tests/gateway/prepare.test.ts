import { parse } from "graphql";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { prepare } from "../../gateway/prepare";
import { createSupergraph } from "../../gateway/supergraph";
import { composeSdl } from "./fixture/federation";

const document = parse("type Query { n: Int m: Int }");
const sdl = composeSdl([{ name: "a", url: "http://a.invalid/graphql", document }]);

describe("prepare", () => {
  it("keeps no more documents than the configured memory holds, the last ones", () => {
    const preparedBytes = 2 ** 20;
    const supergraph = createSupergraph({ sdl, origin: "test", limits: { ...DEFAULT_LIMITS, preparedBytes } });
    const first = prepare(supergraph, "{ n }", undefined);
    expect(prepare(supergraph, "{ n }", undefined)).toBe(first);
    for (let n = 0; n < 200; n += 1) prepare(supergraph, `query Q${n} { n }`, undefined);
    expect(supergraph.prepared.weight).toBeGreaterThan(preparedBytes / 2);
    expect(supergraph.prepared.weight).toBeLessThanOrEqual(preparedBytes);
    expect(supergraph.prepared.keys().at(-1)).toBe("query Q199 { n }");
    expect(prepare(supergraph, "{ n }", undefined)).not.toBe(first);
  });

  it("counts a document with conditions as all the variants that it can have", () => {
    const supergraph = createSupergraph({ sdl, origin: "test", limits: DEFAULT_LIMITS });
    prepare(supergraph, "query ($a: Boolean!) { n @skip(if: $a) m }", undefined);
    const { weight } = supergraph.prepared;
    prepare(supergraph, "query ($a: Boolean!, $b: Boolean!) { n @skip(if: $a) m @skip(if: $b) }", undefined);
    expect(supergraph.prepared.weight - weight).toBeGreaterThan(weight * 1.9);
  });
});
