import { compose } from "../../schema/compose";

const IMPORTS = `"@key", "@shareable", "@external", "@requires", "@interfaceObject", "@override", "@inaccessible", "@context", "@fromContext"`;
const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${IMPORTS}, "@authenticated", "@requiresScopes", "@policy"])\n`;

function composeAll(...sdls: readonly string[]) {
  return compose(
    sdls.map((sdl, index) => ({
      name: `s${index}`,
      url: "http://localhost/graphql",
      sdl: sdl.includes("@link") ? sdl : HEADER + sdl,
    })),
  );
}

const SECRET = `type Query { a: A } type A @key(fields: "id") { id: ID! secret: Int @policy(policies: [["a", "b"]]) }`;
const derived = (directives: string) =>
  `type A @key(fields: "id") { id: ID! secret: Int @external d: Int @requires(fields: "secret") ${directives} }`;
const ANIMALS = `
  type Query { n: N }
  interface N @key(fields: "id") { id: ID! s: Int }
  type A implements N @key(fields: "id") { id: ID! s: Int @authenticated }
  type B implements N @key(fields: "id") { id: ID! s: Int }
`;

describe("compose, of access", () => {
  it.each<[string, string, RegExp, readonly string[]]>([
    ["a derived field that requires nothing", "ACCESS_WIDENED", /"A\.d".*"A\.secret"/, [SECRET, derived("")]],
    [
      "a derived field with an alternative more",
      "ACCESS_WIDENED",
      /"A\.d" is derived from "A\.secret" and requires less\. Let "A\.d" require at least/,
      [SECRET, derived(`@policy(policies: [["a", "b"], ["c"]])`)],
    ],
    [
      "the end of a chain of derived fields",
      "ACCESS_WIDENED",
      /"A\.e".*"A\.d"/,
      [
        SECRET,
        derived(`@policy(policies: [["a", "b"]])`),
        `type A @key(fields: "id") { id: ID! d: Int @external e: Int @requires(fields: "d") }`,
      ],
    ],
    [
      "a field of an interface object, derived from one that some implementation protects",
      "ACCESS_WIDENED",
      /"A\.score" is derived from "A\.s"/,
      [
        ANIMALS,
        `type N @key(fields: "id") @interfaceObject { id: ID! s: Int @external score: Int @requires(fields: "s") }`,
      ],
    ],
    [
      "a field derived from a protected type",
      "ACCESS_WIDENED",
      /"A\.d".*"A\.o"/,
      [
        `type Query { a: A } type A @key(fields: "id") { id: ID! o: O } type O @authenticated { v: Int }`,
        `type A @key(fields: "id") { id: ID! o: O @external d: Int @requires(fields: "o { v }") } type O { v: Int @external }`,
      ],
    ],
    [
      "a field derived from a protected scalar",
      "ACCESS_WIDENED",
      /"A\.d".*"A\.s"/,
      [
        `type Query { a: A } type A @key(fields: "id") { id: ID! s: S } scalar S @authenticated`,
        `scalar S type A @key(fields: "id") { id: ID! s: S @external d: Int @requires(fields: "s") }`,
      ],
    ],
    [
      "a field that takes what is protected from a context",
      "ACCESS_WIDENED",
      /"C\.c".*context s0__ctx/,
      [
        `type Query { a: A } type A @key(fields: "id") @context(name: "ctx") { id: ID! secret: Int @authenticated c: C }
         type C @key(fields: "id") { id: ID! c(given: Int @fromContext(field: "$ctx { secret }")): Int }`,
      ],
    ],
    [
      "a directive with a link of its own, which composition drops",
      "ACCESS_LOST",
      /\[s0\] What "A\.x" requires is lost/,
      [
        `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
           @link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "known", for: SECURITY)
         directive @known on FIELD_DEFINITION
         type Query { a: A } type A @key(fields: "id") { id: ID! x: Int @known }`,
      ],
    ],
    [
      "a protected key of an entity that two subgraphs know",
      "ACCESS_KEY",
      /"A" holds "A\.id", which is protected\. Protect "A" itself/,
      [
        `type Query { a: A } type A @key(fields: "id") { id: ID! @authenticated x: Int }`,
        `type A @key(fields: "id") { id: ID! y: Int }`,
      ],
    ],
  ])("refuses %s", (_, code, message, sdls) => {
    const { problems } = composeAll(...sdls);
    expect(problems?.map((problem) => problem.code)).toEqual([code]);
    expect(problems?.[0]?.message).toMatch(message);
    expect(problems?.[0]?.places).not.toEqual([]);
  });

  it("finds a requirement that is lost beside others that are kept", () => {
    const own = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@policy"])
      @link(url: "https://specs.apollo.dev/authenticated/v0.1", as: "known", for: SECURITY)
      directive @known on FIELD_DEFINITION
      type Query { x: Int @known y: Int @policy(policies: [["federal"]]) }`;
    expect(composeAll(own).problems?.map(({ code }) => code)).toEqual(["ACCESS_LOST"]);
  });

  it.each<[string, readonly string[]]>([
    ["a derived field that requires the same", [SECRET, derived(`@policy(policies: [["b", "a"]])`)]],
    ["a derived field that requires more", [SECRET, derived(`@policy(policies: [["a", "b", "c"]]) @authenticated`)]],
    [
      "a derived field of a type that requires it",
      [
        `type Query { a: A } type A @key(fields: "id") @authenticated { id: ID! secret: Int @authenticated }`,
        `type A @key(fields: "id") { id: ID! secret: Int @external d: Int @requires(fields: "secret") }`,
      ],
    ],
    [
      "a protected key that nobody else knows",
      [`type Query { a: A } type A @key(fields: "id") { id: ID! @authenticated x: Int }`],
    ],
  ])("accepts %s", (_, sdls) => {
    expect(composeAll(...sdls).problems).toBeUndefined();
  });

  it("joins what several subgraphs require of one field, and follows the names that they import", () => {
    const renamed = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
      "@key", "@shareable", { name: "@policy", as: "@rule" }
    ])`;
    const { supergraph = "" } = composeAll(
      `type Query { a: A } type A @key(fields: "id") { id: ID! x: Int @shareable @authenticated y: Int @shareable }`,
      `${renamed} type A @key(fields: "id") {
        id: ID! x: Int @shareable y: Int @shareable @rule(policies: [["p"], ["q"]]) z: Int @federation__requiresScopes(scopes: [["s"]])
      }`,
    );
    expect(supergraph).toMatch(/ x: Int @authenticated\n/);
    expect(supergraph).toMatch(/ y: Int @policy\(policies: \[\["p"\], \["q"\]\]\)\n/);
    expect(supergraph).toMatch(/ z: Int @join__field\(graph: S1\) @requiresScopes\(scopes: \[\["s"\]\]\)\n/);
  });
});
