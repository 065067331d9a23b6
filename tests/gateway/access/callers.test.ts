import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ANONYMOUS } from "../../../common/caller";
import { digestOf } from "../../../common/caller-context";
import { PERSONAS } from "../../../common/personas";
import { ContextVerifier } from "../../../subgraphs/kit/server/context-verifier";
import { GATEWAY_KEYS, accessOfTests, tokenOf } from "../../fixture/gateway-word";
import { temporaryDirectory } from "../../fixture/temporary-directory";
import { type Federation, startFederation } from "../fixture/federation";

const DOCUMENT = "{ a b }";
const verifierOf = (subgraph: string): ContextVerifier =>
  new ContextVerifier({ subgraph: subgraph as "cisa", keys: GATEWAY_KEYS });

describe("a request's caller", () => {
  const place = temporaryDirectory();
  let federation: Federation;

  beforeAll(async () => {
    const access = { ...accessOfTests(place.path), unsignedSubgraphs: ["foreign"] };
    federation = await startFederation(
      [
        { name: "cisa", sdl: "type Query { a: Int }", resolvers: { Query: { a: () => 1 } } },
        { name: "nsa", sdl: "type Query { b: Int }", resolvers: { Query: { b: () => 2 } } },
        { name: "foreign", sdl: "type Query { c: Int }", resolvers: { Query: { c: () => 3 } } },
      ],
      {},
      { access },
    );
  });
  afterAll(async () => {
    await federation[Symbol.asyncDispose]();
    place[Symbol.dispose]();
  });
  beforeEach(() => federation.forget());

  async function ask(headers: Record<string, string>, query = DOCUMENT): Promise<Response> {
    return fetch(federation.gateway.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });
  }

  /** What the subgraph was told with its last call. */
  const headersOf = (name: string) => federation.callsOf(name).at(-1)?.headers ?? {};
  const toldTo = (name: string) => {
    const [call] = federation.callsOf(name).slice(-1);
    const token = call?.headers["hub-caller-context"] as string;
    return verifierOf(name).verify(token, Buffer.from(call?.text ?? ""));
  };

  it("is told to every subgraph, each in words of its own", async () => {
    const headers = { authorization: `Bearer ${await tokenOf("nsa-director")}`, "hub-purpose": "designation 7" };
    expect(await (await ask(headers)).json()).toEqual({ data: { a: 1, b: 2 } });
    const caller = { ...PERSONAS["nsa-director"], subject: "test:NSA_DIRECTOR@nsa" };
    const context = { caller, purpose: "designation 7", operation: digestOf(DOCUMENT) };
    expect(toldTo("cisa")).toMatchObject(context);
    expect(toldTo("nsa")).toEqual({ ...toldTo("cisa"), ...context });
    const told = headersOf("cisa")["hub-caller-context"] as string;
    expect(() => verifierOf("nsa").verify(told, Buffer.from(federation.callsOf("cisa")[0]?.text ?? ""))).toThrow(
      "its gateway alone",
    );
  });

  it("is vouched for by one signature where calls leave together", async () => {
    await ask({ authorization: `Bearer ${await tokenOf("cisa-analyst")}` });
    const [[context, ...signature], [other, ...others]] = ["cisa", "nsa"].map((name) =>
      String(headersOf(name)["hub-caller-context"]).split("."),
    ) as [string[], string[]];
    expect(signature).toEqual(others);
    expect(context).not.toBe(other);
    expect([toldTo("cisa"), toldTo("nsa")]).toMatchObject([
      { caller: { office: "cisa" } },
      { caller: { office: "cisa" } },
    ]);
  });

  it("is anybody where nothing is said", async () => {
    expect((await ask({})).status).toBe(200);
    expect(toldTo("cisa")).toMatchObject({ caller: ANONYMOUS, purpose: null });
  });

  it("has another correlation id with each request", async () => {
    await ask({});
    const first = toldTo("cisa").correlationId;
    await ask({});
    expect(toldTo("cisa").correlationId).not.toBe(first);
  });

  it("is told by the gateway alone: no header of a client is passed on, its token least of all", async () => {
    const token = await tokenOf("cisa-analyst");
    await ask({
      authorization: `Bearer ${token}`,
      "hub-caller-context": "forged",
      "hub-development-identity": "nsa-director",
      "hub-purpose": "audit",
      "x-forwarded-for": "203.0.113.7",
      cookie: "session=1",
    });
    expect(toldTo("cisa").caller.office).toBe("cisa");
    expect(Object.keys(headersOf("cisa")).toSorted()).toEqual([
      "accept",
      "accept-encoding",
      "content-length",
      "content-type",
      "host",
      "hub-caller-context",
    ]);
    const sent = JSON.stringify(headersOf("cisa"));
    for (const secret of [token, "forged", "203.0.113.7", "session=1"]) expect(sent).not.toContain(secret);
  });

  it("is kept from a subgraph that is to be told nothing", async () => {
    await ask({ authorization: `Bearer ${await tokenOf("cisa-analyst")}` }, "{ c }");
    expect(headersOf("foreign")).not.toHaveProperty("hub-caller-context");
  });

  it.each(["Bearer a.b.c", "Bearer", "", "Basic dTpw", "Bearer a.b.c.d", "nsa-director"])(
    "is not taken from %j: nobody is asked, and the answer says what to do",
    async (authorization) => {
      const response = await ask({ authorization });
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([
        401,
        'Bearer error="invalid_token"',
      ]);
      expect(await response.json()).toEqual({
        errors: [
          {
            message: "The access token is not accepted.",
            extensions: { code: "UNAUTHENTICATED", remedy: expect.stringContaining("Authorization: Bearer") as string },
          },
        ],
      });
      expect(federation.subgraphs.flatMap(({ calls }) => calls)).toEqual([]);
    },
  );

  it.each([
    ["too long", "x".repeat(201)],
    ["with a control character", "a\tb"],
    ["that is no UTF-8", "\u00ff"],
    ["empty", ""],
  ])("has no purpose %s", async (_, purpose) => {
    const response = await ask({ "hub-purpose": purpose });
    expect([response.status, federation.callsOf("cisa").length]).toEqual([400, 0]);
  });

  it("has a purpose in any language", async () => {
    await ask({ "hub-purpose": Buffer.from("Prüfung № 7").toString("latin1") });
    expect(toldTo("cisa").purpose).toBe("Prüfung № 7");
  });
});

describe("openAccess", () => {
  it.each<[string, (folder: string) => object]>([
    ["a signing key that is not there", (folder) => ({ signingKey: join(folder, "none.pem") })],
    [
      "a signing key of another kind",
      (folder) => ({ signingKey: made(folder, generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey) }),
    ],
    [
      "a key set that is not there",
      (folder) => ({ issuers: [{ ...accessOfTests(folder).issuers[0], jwks: join(folder, "none.json") }] }),
    ],
    [
      "a key set that is none",
      (folder) => ({ issuers: [{ ...accessOfTests(folder).issuers[0], jwks: join(folder, "gateway.pem") }] }),
    ],
  ])("refuses %s", async (_, changes) => {
    using place = temporaryDirectory();
    const access = { ...accessOfTests(place.path), ...changes(place.path) };
    await expect(
      startFederation([{ name: "a", sdl: "type Query { a: Int }", resolvers: {} }], {}, { access }),
    ).rejects.toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });

  function made(folder: string, key: ReturnType<typeof generateKeyPairSync>["privateKey"]): string {
    const file = join(folder, "other.pem");
    writeFileSync(file, key.export({ type: "pkcs8", format: "pem" }));
    return file;
  }
});
