/** `extensions.marking` of a client's answer, from what subgraphs say of theirs. */
import { banner, type Marking } from "../../../common/marking";
import { startFederation, type Federation } from "../fixture/federation";
import type { SubgraphServer } from "../fixture/subgraph-server";

const one = {
  name: "one",
  sdl: `type Query { a: A } type Mutation { m: Int } type A @key(fields: "id") { id: ID! x: Int }`,
  resolvers: { Query: { a: () => ({ id: "1", x: 1 }) } },
};
const two = {
  name: "two",
  sdl: `type A @key(fields: "id") { id: ID! y: Int }`,
  resolvers: { A: { __resolveReference: (given: object) => given, y: () => 2 } },
};

const CUI: Marking = { level: "CUI", compartments: [], dissemination: ["FED ONLY"], tlp: "AMBER" };
const SECRET: Marking = { level: "SECRET", compartments: ["FRONTIER"], dissemination: ["NOFORN"], tlp: null };
const PUBLIC: Marking = { level: "UNCLASSIFIED", compartments: [], dissemination: [], tlp: null };
const HIGHEST: Marking = { ...PUBLIC, level: "TOP_SECRET" };
const withBanner = (marking: Marking) => ({ ...marking, banner: banner(marking) });

/** Lets a subgraph send these extensions with everything that it answers. */
function says(subgraph: SubgraphServer, extensions: unknown, rest = ""): void {
  subgraph.misbehave = (call, response) => {
    const isEntities = call.query.includes("_entities");
    const data = isEntities ? { _entities: [{ y: 2 }] } : { a: { __typename: "A", id: "1", x: 1 } };
    const text = extensions === undefined ? "" : `,"extensions":${JSON.stringify(extensions)}`;
    response.setHeader("content-type", "application/json").end(`{"data":${JSON.stringify(data)}${rest}${text}}`);
    return true;
  };
}

describe("the marking of an answer", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([one, two], {}, { rollsUpMarkings: true });
  });
  afterAll(() => hub[Symbol.asyncDispose]());
  const ask = async (query = "{ a { x y } }") => (await hub.ask(query)).extensions?.marking;

  it("joins those of all subgraphs that were called, and of no other", async () => {
    says(hub.subgraph("one"), { marking: CUI });
    says(hub.subgraph("two"), { marking: SECRET });
    const both: Marking = { ...SECRET, dissemination: ["FED ONLY", "NOFORN"], tlp: "AMBER" };
    expect(await ask()).toEqual(withBanner(both));
    expect(banner(both)).toBe("SECRET//FRONTIER//FED ONLY/NOFORN//TLP:AMBER");
    expect(await ask("{ a { x } }")).toEqual(withBanner(CUI));
    expect(await hub.ask("{ a { x y } }")).toMatchObject({ data: { a: { x: 1, y: 2 } } });
  });

  it("is unrestricted where no subgraph was called", async () => {
    expect(await ask("{ __typename }")).toEqual(withBanner(PUBLIC));
  });

  it("is read beside errors too", async () => {
    says(hub.subgraph("one"), { marking: CUI }, ',"errors":[{"message":"Partly.","path":["a","x"]}]');
    expect(await ask("{ a { x } }")).toEqual(withBanner(CUI));
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["no marking", { other: 1 }],
    ["null", null],
    ["a list", [{ marking: CUI }]],
    ["a marking that is text", { marking: "UNCLASSIFIED" }],
    ["a level that there is not", { marking: { ...PUBLIC, level: "PUBLIC" } }],
    ["a level in another case", { marking: { ...PUBLIC, level: "secret" } }],
    ["no level", { marking: { ...PUBLIC, level: undefined } }],
    ["no compartments", { marking: { ...PUBLIC, compartments: undefined } }],
    ["compartments that are text", { marking: { ...PUBLIC, compartments: "FRONTIER" } }],
    ["compartments that are numbers", { marking: { ...PUBLIC, compartments: [1] } }],
    ["a compartment that would write a banner of its own", { marking: { ...PUBLIC, compartments: ["A//TLP:CLEAR"] } }],
    ["a control with a line break", { marking: { ...PUBLIC, dissemination: ["A\nUNCLASSIFIED"] } }],
    ["too many controls", { marking: { ...PUBLIC, dissemination: Array.from({ length: 101 }, (_, i) => `C${i}`) } }],
    ["a TLP label that there is not", { marking: { ...PUBLIC, tlp: "WHITE" } }],
    ["no TLP label, not even null", { marking: { ...PUBLIC, tlp: undefined } }],
    ["a marking under the prototype", { __proto__: { marking: PUBLIC } }],
  ])("is the highest, and names the subgraph, where one says %s", async (_, extensions) => {
    says(hub.subgraph("one"), { marking: PUBLIC });
    says(hub.subgraph("two"), extensions);
    expect(await ask()).toEqual({ ...withBanner(HIGHEST), unmarked: ["two"] });
  });

  it("takes nothing of a marking but what a marking is", async () => {
    says(hub.subgraph("one"), { marking: { ...CUI, banner: "UNCLASSIFIED", unmarked: ["two"], more: { deep: [] } } });
    expect(await ask("{ a { x } }")).toEqual(withBanner(CUI));
  });
});

describe("a gateway that is not told to mark", () => {
  it("says nothing of markings", async () => {
    await using hub = await startFederation([one, two]);
    says(hub.subgraph("one"), { marking: CUI });
    expect(await hub.askText("{ a { x } }")).toBe('{"data":{"a":{"x":1}}}');
  });
});
