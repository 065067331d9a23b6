import { type KeyObject, createHmac, generateKeyPairSync, sign } from "node:crypto";
import { type CallerContext, bodyDigest, contextHeader } from "../../../../common/caller-context";
import { PERSONAS } from "../../../../common/personas";
import { ContextSigner } from "../../../../gateway/access/context-signer";
import { ContextVerifier } from "../../../../subgraphs/kit/server/context-verifier";

const REFUSED = expect.objectContaining({
  code: "UNAUTHENTICATED",
  message: "The subgraph answers its gateway alone.",
}) as Error;
const BODY = '{"query":"{ agencies { nodes { id } } }"}';
const CONTEXT: CallerContext = {
  caller: PERSONAS["nsa-director"],
  purpose: "“quoted” \\ and Größe",
  operation: bodyDigest("{ a }"),
  correlationId: "c-1",
};

const gateway = generateKeyPairSync("ed25519");
const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = (): number => Math.floor(Date.now() / 1_000);

/** What a good context claims, but for what is given. */
function claims(changes: object = {}): object {
  const call = { iss: "hub-gateway", aud: "cisa", iat: now(), exp: now() + 30, jti: `j-${Math.random()}` };
  return { ...call, body: bodyDigest(BODY), ...CONTEXT, ...changes };
}

function crafted(
  payload: object,
  header = contextHeader(gateway.publicKey),
  key: KeyObject = gateway.privateKey,
): string {
  const signed = `${header}.${text(payload)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
}

describe("ContextVerifier", () => {
  const bytes = Buffer.from(BODY);
  let verifier: ContextVerifier;
  beforeEach(() => {
    verifier = new ContextVerifier({ subgraph: "cisa", keys: [gateway.publicKey] });
  });

  it("reads what the gateway signed, and nothing is lost on the way", () => {
    const calls = new ContextSigner(gateway.privateKey).of(CONTEXT);
    for (let n = 0; n < 3; n += 1) expect(verifier.verify(calls.sign("cisa", BODY), bytes)).toEqual(CONTEXT);
  });

  it("takes what is made by hand like it, so that the refusals below are of their one difference", () => {
    expect(verifier.verify(crafted(claims()), bytes)).toEqual(CONTEXT);
  });

  it("is not fooled a second time", () => {
    const token = crafted(claims());
    verifier.verify(token, bytes);
    expect(() => verifier.verify(token, bytes)).toThrow(REFUSED);
  });

  it.each<readonly [string, () => object]>([
    ["for another subgraph", () => ({ aud: "nsa" })],
    ["for several subgraphs", () => ({ aud: ["cisa", "nsa"] })],
    ["for another body", () => ({ body: bodyDigest(`${BODY} `) })],
    ["without a body", () => ({ body: undefined })],
    ["that has expired", () => ({ iat: now() - 31, exp: now() - 1 })],
    ["that never expires", () => ({ exp: undefined })],
    ["that lives too long", () => ({ exp: now() + 31 })],
    ["of the far future", () => ({ iat: now() + 3_600, exp: now() + 3_630 })],
    ["without a name of its own", () => ({ jti: undefined })],
    ["by another issuer", () => ({ iss: "hub-gateway-2" })],
    ["without a caller", () => ({ caller: undefined })],
    ["for the hub itself", () => ({ caller: { ...CONTEXT.caller, roles: ["HUB"] } })],
    ["for an unknown role", () => ({ caller: { ...CONTEXT.caller, roles: ["ROOT"] } })],
    ["for an unknown clearance", () => ({ caller: { ...CONTEXT.caller, clearance: "ALL" } })],
  ])("refuses a context %s", (_, changes) => {
    expect(() => verifier.verify(crafted(claims(changes())), bytes)).toThrow(REFUSED);
  });

  it("refuses another algorithm, type and key, whatever the header says", () => {
    const other = generateKeyPairSync("ed25519");
    const { kid } = JSON.parse(Buffer.from(contextHeader(gateway.publicKey), "base64url").toString()) as {
      kid: string;
    };
    const pem = String(gateway.publicKey.export({ type: "spki", format: "pem" }));
    const hs256 = `${text({ alg: "HS256", typ: "hub-caller+jwt", kid })}.${text(claims())}`;
    const tokens = [
      `${text({ alg: "none", typ: "hub-caller+jwt", kid })}.${text(claims())}.`,
      `${hs256}.${createHmac("sha256", pem).update(hs256).digest("base64url")}`,
      crafted(claims(), text({ alg: "EdDSA", typ: "at+jwt", kid })),
      crafted(claims(), contextHeader(gateway.publicKey), other.privateKey),
      crafted(claims(), contextHeader(other.publicKey), other.privateKey),
    ];
    for (const token of tokens) expect(() => verifier.verify(token, bytes)).toThrow(REFUSED);
  });

  it("refuses a context that was altered, and what is none", () => {
    const [header, , signature] = crafted(claims()).split(".");
    const altered = `${header}.${text(claims({ caller: PERSONAS["doj-prosecutor"] }))}.${signature}`;
    for (const token of [altered, undefined, "", "a.b.c", `${crafted(claims())}.more`]) {
      expect(() => verifier.verify(token, bytes)).toThrow(REFUSED);
    }
  });

  it("refuses everything without a key", () => {
    const closed = new ContextVerifier({ subgraph: "cisa", keys: [] });
    expect(() => closed.verify(crafted(claims()), bytes)).toThrow(REFUSED);
  });

  it("takes the word of an old and a new gateway's key while they change", () => {
    const other = generateKeyPairSync("ed25519");
    const both = new ContextVerifier({ subgraph: "cisa", keys: [gateway.publicKey, other.publicKey] });
    for (const { privateKey } of [gateway, other]) {
      expect(both.verify(new ContextSigner(privateKey).of(CONTEXT).sign("cisa", BODY), bytes)).toEqual(CONTEXT);
    }
  });

  it("remembers a bounded number of calls, and refuses more", () => {
    const small = new ContextVerifier({ subgraph: "cisa", keys: [gateway.publicKey], maxNonces: 2 });
    for (let n = 0; n < 2; n += 1) small.verify(crafted(claims()), bytes);
    expect(() => small.verify(crafted(claims()), bytes)).toThrow(REFUSED);
  });
});

describe("ContextSigner", () => {
  it("tells nothing to a subgraph that is to be told nothing", () => {
    const calls = new ContextSigner(gateway.privateKey, new Set(["foreign"])).of(CONTEXT);
    expect([calls.sign("foreign", BODY), calls.sign("cisa", BODY)]).toEqual([undefined, expect.any(String)]);
  });
});
