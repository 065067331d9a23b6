import crypto, { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { jwtVerify } from "jose";
import { ANONYMOUS } from "../../../common/caller";
import {
  CALLER_CONTEXT_HEADER,
  type CallerContext,
  CONTEXTS_PER_SIGNATURE,
  MAX_CALLER_BYTES,
} from "../../../common/caller-context";
import { PERSONAS } from "../../../common/personas";
import { ContextSigner } from "../../../gateway/access/context-signer";
import { ContextVerifier } from "../../../subgraphs/kit/server/context-verifier";

const BODY = '{"query":"{ a }"}';
const ASKED = { purpose: null, operation: "o", correlationId: "c-1" };
const PUBLIC: CallerContext = { caller: ANONYMOUS, ...ASKED };
const gateway = generateKeyPairSync("ed25519");

const decoded = (part = ""): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
const contextOf = (header = ""): Record<string, unknown> => decoded(header.split(".")[0]);
const signatureOf = (header = ""): string => header.split(".").slice(1).join(".");
const listOf = (header?: string): unknown => decoded(header?.split(".")[2]).contexts;
const digestOf = (text: string): string => createHash("sha256").update(text).digest("base64url");

const verifierOf = (subgraph: "cisa" | "nsa"): ContextVerifier =>
  new ContextVerifier({ subgraph, keys: [gateway.publicKey] });

describe("ContextSigner", () => {
  let signer: ContextSigner;
  beforeEach(() => {
    signer = new ContextSigner(gateway.privateKey);
  });

  const signOne = async (subgraph: string, context: CallerContext = PUBLIC) => signer.of(context).sign(subgraph, BODY);
  const signMany = async (count: number) => Promise.all(Array.from({ length: count }, () => signOne("cisa")));

  it("signs the calls of one turn together, whichever requests they belong to", async () => {
    const sign = jest.spyOn(crypto, "sign");
    const headers = await signMany(3);
    expect(sign).toHaveBeenCalledTimes(1);
    sign.mockRestore();
    expect(new Set(headers.map(signatureOf)).size).toBe(1);
    expect(listOf(headers[0])).toEqual(headers.map((header) => digestOf(header?.split(".")[0] ?? "")));
  });

  it("signs a JWT that any library verifies, and that says nothing of the calls themselves", async () => {
    const [header] = await signMany(1);
    const options = { algorithms: ["EdDSA"], issuer: "hub-gateway", typ: "hub-caller+jwt", maxTokenAge: 30 };
    const { payload } = await jwtVerify(signatureOf(header), gateway.publicKey, options);
    expect(payload.contexts).toEqual([digestOf(header?.split(".")[0] ?? "")]);
    expect(Object.keys(payload)).toEqual(["iss", "iat", "exp", "contexts"]);
  });

  it("signs calls of another turn by themselves", async () => {
    const [[first], [second]] = [await signMany(1), await signMany(1)];
    expect(signatureOf(first)).not.toBe(signatureOf(second));
    expect([listOf(first), listOf(second)]).toMatchObject([{ length: 1 }, { length: 1 }]);
  });

  it("signs as many together as a subgraph takes, and the others by themselves", async () => {
    const headers = await signMany(2 * CONTEXTS_PER_SIGNATURE + 3);
    const lists = [...new Set(headers.map(signatureOf))].map((signature) => listOf(`.${signature}`));
    expect(lists.map((list) => (list as string[]).length)).toEqual([CONTEXTS_PER_SIGNATURE, CONTEXTS_PER_SIGNATURE, 3]);
  });

  it("signs no empty list at the end of a turn whose calls were all signed", async () => {
    const sign = jest.spyOn(crypto, "sign");
    await signMany(CONTEXTS_PER_SIGNATURE);
    await new Promise(setImmediate);
    expect(sign).toHaveBeenCalledTimes(1);
    sign.mockRestore();
  });

  it("fits the line of a header that many servers allow, whoever calls whom and why", async () => {
    const known = { ...PERSONAS["nsa-director"], needToKnow: [] };
    const caller = { ...known, needToKnow: ["n".repeat(MAX_CALLER_BYTES - JSON.stringify(known).length - 2)] };
    const context = { caller, purpose: "\u{10400}".repeat(200), operation: digestOf(""), correlationId: randomUUID() };
    const calls = Array.from({ length: CONTEXTS_PER_SIGNATURE }, () => signOne("s".repeat(100), context));
    const [header = ""] = await Promise.all(calls);
    expect(Buffer.byteLength(JSON.stringify(contextOf(header).caller))).toBe(MAX_CALLER_BYTES);
    expect(listOf(header)).toHaveLength(CONTEXTS_PER_SIGNATURE);
    expect(`${CALLER_CONTEXT_HEADER}: ${header}\r\n`.length).toBeLessThanOrEqual(8_192);
  });

  it("tells each subgraph of its own caller, where two requests share a signature", async () => {
    const director = { ...ASKED, caller: PERSONAS["nsa-director"], correlationId: "c-2" };
    const analyst = { ...ASKED, caller: PERSONAS["cisa-analyst"], purpose: "audit" };
    const [toNsa, toCisa] = await Promise.all([signOne("nsa", director), signOne("cisa", analyst)]);
    expect(signatureOf(toNsa)).toBe(signatureOf(toCisa));
    const [nsa, cisa] = [verifierOf("nsa"), verifierOf("cisa")];
    const bytes = Buffer.from(BODY);
    expect(() => nsa.verify(toCisa, bytes)).toThrow("its gateway alone");
    expect(() => cisa.verify(toNsa, bytes)).toThrow("its gateway alone");
    expect([nsa.verify(toNsa, bytes), cisa.verify(toCisa, bytes)]).toEqual([director, analyst]);
  });

  it("names each call by chance, so that no subgraph can find out what another one was asked", async () => {
    const headers = await signMany(500);
    const names = headers.map((header) => String(contextOf(header).jti));
    expect(new Set(names).size).toBe(500);
    const varying = Array.from({ length: 36 }, (_, at) => new Set(names.map((name) => name[at])).size);
    // A UUID: 30 digits by chance, one of four values, four hyphens and a version that are always the same.
    expect(varying.filter((values) => values === 16)).toHaveLength(30);
    expect(varying.filter((values) => values === 1)).toHaveLength(5);
  });

  it("lists digests that whoever knows the rest of a context cannot make", async () => {
    const [own = "", others = ""] = await Promise.all([signOne("nsa"), signOne("cisa")]);
    const { jti, ...rest } = contextOf(others);
    const digestWith = (name: unknown): string => {
      const { iss, aud, iat, exp, ...facts } = rest;
      return digestOf(Buffer.from(JSON.stringify({ iss, aud, iat, exp, jti: name, ...facts })).toString("base64url"));
    };
    expect(listOf(own)).toContain(digestWith(jti));
    expect(listOf(own)).not.toContain(digestWith(contextOf(own).jti));
  });

  it("tells nothing to a subgraph that is to be told nothing", async () => {
    const calls = new ContextSigner(gateway.privateKey, new Set(["foreign"])).of(PUBLIC);
    expect([await calls.sign("foreign", BODY), await calls.sign("cisa", BODY)]).toEqual([
      undefined,
      expect.any(String),
    ]);
  });

  it("tells every call of a turn that it could not be signed", async () => {
    const sign = jest.spyOn(crypto, "sign").mockImplementation(() => {
      throw new Error("no entropy");
    });
    const outcomes = await Promise.allSettled([signOne("cisa"), signOne("nsa")]);
    sign.mockRestore();
    expect(outcomes).toEqual([1, 2].map(() => ({ status: "rejected", reason: new Error("no entropy") })));
    expect(await signOne("cisa")).toEqual(expect.any(String));
  });
});
