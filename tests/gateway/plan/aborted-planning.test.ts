import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "graphql";
import { createLogger } from "../../../common/logger";
import { readGatewayConfig } from "../../../gateway/config";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import { startGateway, type RunningGateway } from "../../../gateway/server";
import { askGateway, composeSdl } from "../fixture/federation";
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

describe("the gateway, when the planner's library ends its process on a valid document", () => {
  let gateway: RunningGateway;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "hub-aborted-"));
    const supergraph = path.join(directory, "supergraph.graphql");
    await writeFile(supergraph, supergraphSdl());
    const limits = { ...DEFAULT_LIMITS, planningMs: PLANNING_MS, subgraphCallMs: 50 };
    const config = { ...readGatewayConfig({ PORT: "0", PLANNING_PROCESSES: "1" }), supergraph, limits };
    gateway = await startGateway(config, createLogger("gateway", "silent"));
  });
  afterAll(async () => {
    await gateway.stop();
    await rm(directory, { recursive: true });
  });

  it("refuses the document cleanly, each time, and plans the next ones", async () => {
    for (const alias of ["first", "second"]) {
      expect(JSON.parse(await askGateway(gateway, FATAL))).toEqual({
        errors: [{ message: "The planner ended while it planned.", extensions: { code: "PLANNING_UNAVAILABLE" } }],
      });
      const next = await askGateway(gateway, `{ ${alias}: find { __typename } }`);
      expect(JSON.parse(next)).toMatchObject({ data: { [alias]: null }, errors: [{ path: [alias] }] });
    }
  });
});
