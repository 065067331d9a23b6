import { type KeyObject, createHmac, generateKeyPairSync, sign } from "node:crypto";
import {
  CONTEXTS_PER_SIGNATURE,
  type CallerContext,
  digestOf,
  signatureHeader,
} from "../../../../common/caller-context";
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
  operation: digestOf("{ a }"),
  correlationId: "c-1",
};

const gateway = generateKeyPairSync("ed25519");
const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = (): number => Math.floor(Date.now() / 1_000);

/** What a good context claims, but for what is given. */
function claims(changes: object = {}): object {
  const call = { iss: "hub-gateway", aud: "cisa", iat: now(), exp: now() + 30, jti: `j-${Math.random()}` };
  return { ...call, body: digestOf(BODY), ...CONTEXT, ...changes };
}

/** What a good signature vouches for, but for what is given. */
function vouched(contexts: readonly string[], changes: object = {}): object {
  return { iss: "hub-gateway", iat: now(), exp: now() + 30, contexts: contexts.map(digestOf), ...changes };
}

function signed(
  payload: object,
  header = signatureHeader(gateway.publicKey),
  key: KeyObject = gateway.privateKey,
): string {
  const parts = `${header}.${text(payload)}`;
  return `${parts}.${sign(null, Buffer.from(parts), key).toString("base64url")}`;
}

/** The header of a call alone in its turn. */
function crafted(payload: object): string {
  const context = text(payload);
  return `${context}.${signed(vouched([context]))}`;
}

describe("ContextVerifier", () => {
  const bytes = Buffer.from(BODY);
  let verifier: ContextVerifier;
  beforeEach(() => {
    verifier = new ContextVerifier({ subgraph: "cisa", keys: [gateway.publicKey] });
  });

  it("reads what the gateway signed, and nothing is lost on the way", async () => {
    const calls = new ContextSigner(gateway.privateKey).of(CONTEXT);
    for (let n = 0; n < 3; n += 1) expect(verifier.verify(await calls.sign("cisa", BODY), bytes)).toEqual(CONTEXT);
  });

  it("takes what is made by hand like it, so that the refusals below are of their one difference", () => {
    expect(verifier.verify(crafted(claims()), bytes)).toEqual(CONTEXT);
  });

  it("is not fooled a second time", () => {
    const token = crafted(claims());
    verifier.verify(token, bytes);
    expect(() => verifier.verify(token, bytes)).toThrow(REFUSED);
  });

  it("is not fooled by what the process before it took, and takes what is signed from then on", () => {
    const before = crafted(claims({ iat: now() - 2, exp: now() + 28 }));
    const meanwhile = crafted(claims({ iat: now() + 2, exp: now() + 32 }));
    expect(() => verifier.verify(before, bytes)).toThrow(REFUSED);
    expect(verifier.verify(meanwhile, bytes)).toEqual(CONTEXT);
  });

  it.each<readonly [string, () => object]>([
    ["for another subgraph", () => ({ aud: "nsa" })],
    ["for several subgraphs", () => ({ aud: ["cisa", "nsa"] })],
    ["for another body", () => ({ body: digestOf(`${BODY} `) })],
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

  it.each<readonly [string, () => object]>([
    ["that has expired", () => ({ iat: now() - 31, exp: now() - 1 })],
    ["that never expires", () => ({ exp: undefined })],
    ["that lives too long", () => ({ exp: now() + 31 })],
    ["of the far future", () => ({ iat: now() + 3_600, exp: now() + 3_630 })],
    ["by another issuer", () => ({ iss: "hub-gateway-2" })],
    ["without contexts", () => ({ contexts: undefined })],
    ["for other contexts", () => ({ contexts: [digestOf(text(claims()))] })],
  ])("refuses a signature %s", (_, changes) => {
    const context = text(claims());
    const header = `${context}.${signed(vouched([context], changes()))}`;
    expect(() => verifier.verify(header, bytes)).toThrow(REFUSED);
  });

  it("takes as many contexts of one signature as there may be, and refuses a longer list", () => {
    const contexts = Array.from({ length: CONTEXTS_PER_SIGNATURE }, () => text(claims()));
    const whole = signed(vouched(contexts));
    for (const context of contexts) expect(verifier.verify(`${context}.${whole}`, bytes)).toEqual(CONTEXT);
    const more = text(claims());
    const long = signed(vouched([...contexts, more]));
    expect(() => verifier.verify(`${more}.${long}`, bytes)).toThrow(REFUSED);
  });

  it("refuses a context in the place of another one that the same signature vouches for", () => {
    const contexts = [claims(), claims({ aud: "nsa" }), claims({ body: digestOf("{}") })].map(text);
    const [own, ...others] = contexts.map((context) => `${context}.${signed(vouched(contexts))}`);
    for (const other of others) expect(() => verifier.verify(other, bytes)).toThrow(REFUSED);
    expect(verifier.verify(own, bytes)).toEqual(CONTEXT);
  });

  it("refuses another algorithm, type and key, whatever the header says", () => {
    const other = generateKeyPairSync("ed25519");
    const { kid } = JSON.parse(Buffer.from(signatureHeader(gateway.publicKey), "base64url").toString()) as {
      kid: string;
    };
    const pem = String(gateway.publicKey.export({ type: "spki", format: "pem" }));
    const context = text(claims());
    const payload = vouched([context]);
    const hs256 = `${text({ alg: "HS256", typ: "hub-caller+jwt", kid })}.${text(payload)}`;
    const signatures = [
      `${text({ alg: "none", typ: "hub-caller+jwt", kid })}.${text(payload)}.`,
      `${hs256}.${createHmac("sha256", pem).update(hs256).digest("base64url")}`,
      signed(payload, text({ alg: "EdDSA", typ: "at+jwt", kid })),
      signed(payload, signatureHeader(gateway.publicKey), other.privateKey),
      signed(payload, signatureHeader(other.publicKey), other.privateKey),
    ];
    for (const one of signatures) expect(() => verifier.verify(`${context}.${one}`, bytes)).toThrow(REFUSED);
    expect(verifier.verify(`${context}.${signed(payload)}`, bytes)).toEqual(CONTEXT);
  });

  it("refuses what was altered, what no signature vouches for, and what is none", () => {
    const [context = "", header, payload, signature] = crafted(claims()).split(".");
    const other = text(claims({ caller: PERSONAS["doj-prosecutor"] }));
    const altered = [
      `${other}.${header}.${payload}.${signature}`,
      `${context}=.${header}.${payload}.${signature}`,
      `${other}.${header}.${text(vouched([other]))}.${signature}`,
      `${header}.${payload}.${signature}`,
      signed(claims()),
    ];
    for (const token of [...altered, undefined, "", "a.b.c", "a.b.c.d", context, `${crafted(claims())}.more`]) {
      expect(() => verifier.verify(token, bytes)).toThrow(REFUSED);
    }
  });

  it("refuses everything without a key", () => {
    const closed = new ContextVerifier({ subgraph: "cisa", keys: [] });
    expect(() => closed.verify(crafted(claims()), bytes)).toThrow(REFUSED);
  });

  it("takes the word of an old and a new gateway's key while they change", async () => {
    const other = generateKeyPairSync("ed25519");
    const both = new ContextVerifier({ subgraph: "cisa", keys: [gateway.publicKey, other.publicKey] });
    for (const { privateKey } of [gateway, other]) {
      const header = await new ContextSigner(privateKey).of(CONTEXT).sign("cisa", BODY);
      expect(both.verify(header, bytes)).toEqual(CONTEXT);
    }
  });

  it("remembers a bounded number of calls, and refuses more", () => {
    const small = new ContextVerifier({ subgraph: "cisa", keys: [gateway.publicKey], maxNonces: 2 });
    for (let n = 0; n < 2; n += 1) small.verify(crafted(claims()), bytes);
    expect(() => small.verify(crafted(claims()), bytes)).toThrow(REFUSED);
  });
});
