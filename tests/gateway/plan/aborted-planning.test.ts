import { parse } from "graphql";
import { explain } from "../../../gateway/explain";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import { Planner } from "../../../gateway/plan/planner";
import { createSupergraph } from "../../../gateway/supergraph";
import { composeSdl } from "../fixture/federation";
import { letProcessesRunTypeScript } from "../fixture/typescript-processes";

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`;
const WORKS = `
  type Query { find: [Work] }
  union Work = Book | Film
  type Book @key(fields: "id") { id: ID! author: Author }
  type Film @key(fields: "id") { id: ID! author: Author }
  type Author @key(fields: "id", resolvable: false) { id: ID! }
`;
const AUTHORS = `type Author @key(fields: "id") { id: ID! name(form: String): String }`;

/** Valid, and the planner's library ends its process on it: one key for a field of one entity with other arguments. */
const FATAL = `{
  find {
    ... on Book { author { called: name(form: "SHORT") } }
    ... on Film { author { called: name(form: "LONG") } }
  }
}`;

/** Starting a process takes longer than a plan. */
const PLANNING_MS = 5_000;

function supergraphSdl(): string {
  const subgraphs = Object.entries({ works: WORKS, authors: AUTHORS });
  return composeSdl(
    subgraphs.map(([name, sdl]) => ({ name, url: "http://127.0.0.1:9/", document: parse(HEADER + sdl) })),
  );
}

beforeAll(letProcessesRunTypeScript);

describe("a document on which the planner's library ends its process", () => {
  it("has no plan, which is remembered, and costs nobody else a plan", async () => {
    const planner = new Planner(supergraphSdl(), { capacity: 10, budgetMs: PLANNING_MS, processes: 1 });
    try {
      const fatal = planner.plan(FATAL);
      await expect(fatal).rejects.toMatchObject({ code: "PLANNING_FAILED" });
      expect(planner.plan(FATAL)).toBe(fatal);
      expect(await planner.plan("{ find { __typename } }")).toMatchObject({ kind: "fetch" });
    } finally {
      planner.close();
    }
  });

  it("is planned when a client sends it, since each meaning of its name gets one of its own", async () => {
    const supergraph = createSupergraph({ sdl: supergraphSdl(), origin: "test", limits: DEFAULT_LIMITS });
    const { plan } = await explain(supergraph, FATAL);
    expect(plan).toMatchObject({ kind: "sequence" });
  });
});
