/** The table of ways (ways.ts), over subgraphs that protect everything that can be protected (zoo.ts). */
import { accessOfTests } from "../../fixture/gateway-word";
import { temporaryDirectory } from "../../fixture/temporary-directory";
import { startFederation, type Federation } from "../fixture/federation";
import { observe, readWays, renewWays } from "./ways";
import { ALLOWED, animals, clinic, DENIED, gate } from "./zoo";

const keys = temporaryDirectory();
afterAll(() => keys[Symbol.dispose]());

const HEADER = "https://specs.apollo.dev/policy/v0.1";

/** The same supergraph, with every access directive under another name. */
function renamed(sdl: string): string {
  return sdl
    .replace(`@link(url: "${HEADER}"`, `@link(url: "${HEADER}", import: [{ name: "@policy", as: "@rule" }]`)
    .replace(`specs.apollo.dev/authenticated/v0.1"`, `specs.apollo.dev/authenticated/v0.1", as: "known"`)
    .replace(`specs.apollo.dev/requiresScopes/v0.1"`, `specs.apollo.dev/requiresScopes/v0.1", as: "scoped"`)
    .replaceAll(/@policy\(policies/g, "@rule(policies")
    .replaceAll(/directive @policy/g, "directive @rule")
    .replaceAll(/@authenticated\b/g, "@known")
    .replaceAll(/@requiresScopes\b/g, "@scoped__requiresScopes");
}

/** Directives of the same names that no link brings. */
function unlinked(sdl: string): string {
  return sdl.replaceAll(
    /@link\(url: "https:\/\/specs\.apollo\.dev\/(?:authenticated|requiresScopes|policy)[^)]*\)/g,
    "",
  );
}

describe.each([
  ["as composed", (sdl: string) => sdl],
  ["with renamed directives", renamed],
])("access by every way, %s", (_, change) => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([animals, clinic, gate], {}, { change, access: accessOfTests(keys.path) });
    if (process.env.HUB_RENEW_GOLDEN === "1") await renewWays(hub, { allowed: ALLOWED, denied: DENIED });
  });
  afterAll(() => hub[Symbol.asyncDispose]());

  it.each(readWays())("$way: answers who may", async (way) => {
    expect(await observe(hub, ALLOWED, way)).toEqual(way.allowed);
  });

  it.each(readWays())("$way: denies who may not", async (way) => {
    expect(await observe(hub, DENIED, way)).toEqual(way.denied);
  });
});

describe("access directives that no link brings", () => {
  it("mean nothing", async () => {
    await using hub = await startFederation(
      [animals, clinic, gate],
      {},
      { change: unlinked, access: accessOfTests(keys.path) },
    );
    const answer = await hub.askAs(DENIED, "{ cat { id } keeper { secret code } }");
    expect(answer).toEqual({ data: { cat: { id: "c1" }, keeper: { secret: "key", code: "007" } } });
  });
});

describe("fields that say less of themselves than what they are derived from", () => {
  it("require it all the same, however far back it is", async () => {
    const change = (sdl: string): string =>
      sdl.replaceAll(/(requires: "(?:secret|badge)"\)) @authenticated/g, (_, join: string) => join);
    await using hub = await startFederation([animals, clinic, gate], {}, { change, access: accessOfTests(keys.path) });
    const answer = await hub.askAs(DENIED, "{ keeper { office badge } two: keeper { entry } }");
    expect(answer.data).toEqual({ keeper: { office: "east", badge: null }, two: { entry: null } });
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ["keeper", "badge"],
      ["two", "entry"],
    ]);
    const asked = hub.subgraphs.flatMap(({ calls }) => calls.map(({ query }) => query));
    expect(asked.filter((query) => /secret|badge|entry/.test(query))).toEqual([]);
  });
});
