import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "graphql";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import { explain } from "../../../gateway/explain";
import { createSupergraph } from "../../../gateway/supergraph";
import { composeSdl } from "../fixture/federation";

const GOLDEN = path.join(__dirname, "../../golden/gateway/plans");
const read = (file: string) => readFileSync(path.join(GOLDEN, file), "utf8");

const documents = readdirSync(path.join(GOLDEN, "subgraphs")).map((file) => ({
  name: path.basename(file, ".graphql"),
  url: `http://${path.basename(file, ".graphql")}.invalid/graphql`,
  document: parse(read(`subgraphs/${file}`)),
}));
const newSupergraph = () => createSupergraph({ sdl: composeSdl(documents), origin: "golden", limits: DEFAULT_LIMITS });

describe("explain", () => {
  const supergraph = newSupergraph();
  const queries = readdirSync(GOLDEN).filter((file) => file.endsWith(".graphql"));

  it.each(queries)("plans %s as its golden file says", async (file) => {
    const { planText } = await explain(supergraph, read(file));
    expect(planText).toBe(read(file.replace(".graphql", ".plan")));
  });

  it("coerces variables when they are given", async () => {
    const query = "query($first: Int = 3, $on: Boolean!) { people(first: $first) @include(if: $on) { name } }";
    expect((await explain(supergraph, query, { variables: { on: true } })).variables).toEqual({ first: 3, on: true });
    expect((await explain(supergraph, query, { variables: { on: false } })).planText).toBe("(nothing to fetch)\n");
    await expect(explain(supergraph, query, { variables: {} })).rejects.toMatchObject({ code: "VARIABLES_INVALID" });
  });
});

describe("Planner.plan", () => {
  it("shares planning between equal documents, in flight and after", async () => {
    const { planner } = newSupergraph();
    const [first, second] = [planner.plan("{ people { name } }"), planner.plan("{ people { name } }")];
    expect(first).toBe(second);
    expect(await planner.plan("{ people { name } }")).toBe(await first);
  });

  it("remembers for a while that a document has no plan, so that asking again costs nothing", async () => {
    const { planner } = newSupergraph();
    const failed = planner.plan("{ nothing }");
    await expect(failed).rejects.toMatchObject({ code: "PLANNING_FAILED" });
    expect(planner.plan("{ nothing }")).toBe(failed);
  });

  it("finishes plans whose supergraph nobody holds any more", async () => {
    const plans = await Promise.all(
      Array.from({ length: 50 }, (_, index) => newSupergraph().planner.plan(`{ people { n${index}: name score } }`)),
    );
    expect(plans.every((plan) => plan?.kind === "sequence")).toBe(true);
  });
});
