import { buildSchema } from "graphql";
import { compose } from "../../schema/compose";

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const cisa = {
  name: "cisa",
  url: "http://cisa/graphql",
  sdl: `${LINK} type Query { kev: [Vulnerability!]! } type Vulnerability @key(fields: "id") { id: ID! }`,
};
const doj = {
  name: "doj",
  url: "http://doj/graphql",
  sdl: `${LINK} type Vulnerability @key(fields: "id") { id: ID! exploitedIn: [String!]! }`,
};

describe("compose", () => {
  it("joins the fields that several subgraphs give to one entity", () => {
    const { supergraph = "" } = compose([cisa, doj]);
    expect(supergraph).toContain('@join__graph(name: "doj", url: "http://doj/graphql")');
    const vulnerability = buildSchema(supergraph, { assumeValidSDL: true }).getType("Vulnerability");
    expect(vulnerability).toMatchObject({ name: "Vulnerability" });
    expect(supergraph).toMatch(/exploitedIn: \[String!\]! @join__field\(graph: DOJ\)/);
    expect(supergraph.endsWith("}\n")).toBe(true);
  });

  it("gives the same text for the same input", () => {
    expect(compose([cisa, doj])).toEqual(compose([cisa, doj]));
  });

  it("says with its code why subgraphs do not compose", () => {
    const result = compose([
      cisa,
      { ...doj, sdl: `${LINK} type Vulnerability @key(fields: "id") { id: ID! in: Court }` },
    ]);
    expect(result.supergraph).toBeUndefined();
    expect(result.problems).toMatchObject([{ code: "INVALID_GRAPHQL", message: "[doj] Unknown type Court" }]);
  });
});
