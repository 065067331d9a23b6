import { parse } from "graphql";
import { restoreInterfaceJoins } from "../../schema/interface-joins";

const header = `enum join__Graph { A @join__graph(name: "a", url: "") B @join__graph(name: "b-b", url: "") }`;
const media = (fields: string) => `${header}
interface Media @join__type(graph: A, key: "id") @join__type(graph: B, key: "id", isInterfaceObject: true) {
  ${fields}
}`;
const owner = { name: "a", document: parse("interface Media { id: ID! title(short: Boolean): String }") };
const object = (fields: string) => ({
  name: "b-b",
  document: parse(`type Media @key(fields: "id") @interfaceObject { id: ID! ${fields} }`),
});

describe("restoreInterfaceJoins", () => {
  it.each([
    ["@external", "@join__field(graph: A) @join__field(graph: B, external: true)"],
    ["@federation__external", "@join__field(graph: A) @join__field(graph: B, external: true)"],
    [`@requires(fields: "id")`, `@join__field(graph: A) @join__field(graph: B, requires: "id")`],
    [
      `@override(from: "a", label: "percent(5)")`,
      `@join__field(graph: A) @join__field(graph: B, override: "a", overrideLabel: "percent(5)")`,
    ],
  ])("says that a field is %s in the interface object", (directive, joins) => {
    const sdl = media("id: ID!\n  title(short: Boolean): String @deprecated");
    expect(restoreInterfaceJoins(sdl, [owner, object(`title: String ${directive}`)])).toBe(
      media(`id: ID!\n  title(short: Boolean): String ${joins} @deprecated`),
    );
  });

  it.each([
    ["the field is the object's own", "title: String", "title: String"],
    ["the field is a key", "id: ID!", "id: ID! @external"],
    ["the library has written the joins", "title: String @join__field(graph: A)", "title: String @external"],
  ])("changes nothing where %s", (_, composed, inObject) => {
    const sdl = media(composed);
    const { document } = { document: parse(`type Media @key(fields: "id") { ${inObject} }`) };
    expect(restoreInterfaceJoins(sdl, [owner, { name: "b-b", document }])).toBe(sdl);
  });

  it("changes nothing of a supergraph without interface objects", () => {
    expect(restoreInterfaceJoins("not even GraphQL {", [])).toBe("not even GraphQL {");
  });
});
