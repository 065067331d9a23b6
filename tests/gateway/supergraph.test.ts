import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "graphql";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { createSupergraph, loadSupergraph } from "../../gateway/supergraph";
import { composeSdl } from "./fixture/federation";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])`;

const sdl = composeSdl([
  {
    name: "main-desk",
    url: "http://main.example/graphql",
    document: parse(`${LINK}
      type Query { desk(kind: Kind, where: Where): Desk secret: String @inaccessible }
      "A desk." type Desk @key(fields: "id") @key(fields: "room { nr }") { id: ID! room: Room }
      type Room { nr: Int old: Int @deprecated(reason: "gone") }
      enum Kind { A B @inaccessible }
      input Where { a: Int b: Int @inaccessible }
    `),
  },
]);

const limits = DEFAULT_LIMITS;

describe("createSupergraph", () => {
  it("reads subgraphs by name, keys, and a hash of the text", () => {
    const supergraph = createSupergraph({ sdl, origin: "test", limits });
    expect([...supergraph.subgraphs.values()].map(({ name, url }) => [name, url.href])).toEqual([
      ["main-desk", "http://main.example/graphql"],
    ]);
    expect(supergraph.keys.get("main-desk")?.get("Desk")).toEqual([["id"], ["room"]]);
    expect(supergraph.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(supergraph.fieldNames.has("secret")).toBe(true);
  });

  it("lets SUBGRAPH_URLS win over the composed URL", () => {
    const subgraphUrls = { "main-desk": "http://127.0.0.1:9/graphql" };
    const supergraph = createSupergraph({ sdl, origin: "test", limits, subgraphUrls });
    expect(supergraph.subgraphs.get("main-desk")?.url.href).toBe("http://127.0.0.1:9/graphql");
  });

  it("shows clients neither hidden parts nor machinery", () => {
    const { schema } = createSupergraph({ sdl, origin: "test", limits });
    const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith("__"));
    expect(names.sort()).toEqual(["Boolean", "Desk", "ID", "Int", "Kind", "Query", "Room", "String", "Where"]);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(["desk"]);
    expect(schema.getType("Desk")?.description).toBe("A desk.");
  });

  it("refuses a subgraph name that the supergraph does not know", () => {
    expect(() => createSupergraph({ sdl, origin: "test", limits, subgraphUrls: { other: "http://a" } })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID" }),
    );
  });

  it.each([
    ["no GraphQL", "type Query {"],
    ["an ordinary schema", "type Query { a: Int }"],
    ["nothing", ""],
    ["no URL", sdl.replace("http://main.example/graphql", "")],
    ["a URL of another protocol", sdl.replace("http://main.example/graphql", "file:///etc/passwd")],
  ])("refuses %s with the file's name and a remedy", (_, text) => {
    expect(() => createSupergraph({ sdl: text, origin: "some/file.graphql", limits })).toThrow(
      expect.objectContaining({
        code: "SUPERGRAPH_INVALID",
        message: expect.stringContaining("some/file.graphql") as string,
        remedy: expect.any(String) as string,
      }),
    );
  });
});

describe("loadSupergraph", () => {
  it("reads a file", async () => {
    const directory = await mkdtemp(path.join(tmpdir(), "hub-supergraph-"));
    const file = path.join(directory, "supergraph.graphql");
    await writeFile(file, sdl);
    expect((await loadSupergraph(file, { limits })).subgraphs.size).toBe(1);
    await rm(directory, { recursive: true });
  });

  it("names a file that cannot be read", async () => {
    await expect(loadSupergraph("no/such/file.graphql", { limits })).rejects.toMatchObject({
      code: "SUPERGRAPH_INVALID",
      message: expect.stringContaining("no/such/file.graphql") as string,
      remedy: expect.stringContaining("SUPERGRAPH") as string,
    });
  });
});
