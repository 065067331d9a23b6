import { createHmac, generateKeyPairSync } from "node:crypto";
import { SignJWT } from "jose";
import { ANONYMOUS } from "../../../common/caller";
import { MAX_CALLER_BYTES } from "../../../common/caller-context";
import { issuerKeys, type KeyTimes } from "../../../gateway/access/issuer-keys";
import { TokenVerifier } from "../../../gateway/access/token-verifier";
import { GOOD_CLAIMS, type TestIssuer, startIssuer } from "../fixture/issuer";

const REFUSED = { code: "UNAUTHENTICATED", message: "The access token is not accepted." };

const now = (): number => Math.floor(Date.now() / 1_000);
const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token whose parts are put together by hand. */
function crafted(header: object, claims: object, sign: (signed: string) => string): string {
  const signed = `${text(header)}.${text(claims)}`;
  return `${signed}.${sign(signed)}`;
}

describe("TokenVerifier", () => {
  let issuer: TestIssuer;
  beforeEach(async () => {
    issuer = await startIssuer();
  });
  afterEach(async () => issuer[Symbol.asyncDispose]());

  const verifierOf = (times?: KeyTimes): TokenVerifier =>
    new TokenVerifier([issuer.config], (config) => issuerKeys(config, times));
  const goodClaims = (): object => ({ ...GOOD_CLAIMS, iss: issuer.config.issuer, iat: now(), exp: now() + 300 });
  const refusal = async (token: string): Promise<unknown> =>
    Promise.resolve()
      .then(() => verifierOf().callerOf(token))
      .catch((error: unknown) => error);

  it("reads every fact of the caller", async () => {
    expect(await verifierOf().callerOf(await issuer.token())).toEqual({
      subject: "agency:u-1",
      roles: ["CISA_ANALYST"],
      office: "cisa",
      scopes: ["cases:read", "cases:write"],
      clearance: "CUI",
      compartments: ["FRONTIER"],
      needToKnow: ["benchmarking"],
    });
  });

  it("gives nobody more than is said", async () => {
    const bare = { scope: undefined, clearance: undefined, compartments: undefined, need_to_know: undefined };
    expect(await verifierOf().callerOf(await issuer.token(bare))).toEqual({
      ...ANONYMOUS,
      subject: "agency:u-1",
      roles: ["CISA_ANALYST"],
      office: "cisa",
    });
  });

  it("takes a bearer without roles for one of the public, whatever else is claimed", async () => {
    const token = await issuer.token({ roles: [], clearance: "TOP_SECRET" });
    expect(await verifierOf().callerOf(token)).toBe(ANONYMOUS);
  });

  it("takes a bearer with as much as subgraphs can be told, and none with a byte more", async () => {
    const known = await verifierOf().callerOf(await issuer.token({ need_to_know: [] }));
    const left = MAX_CALLER_BYTES - JSON.stringify(known).length;
    // Two hundred bytes each with quotes and comma, and what is left for the last one.
    const names = Array.from({ length: Math.ceil(left / 200) - 1 }, () => "n".repeat(197));
    const last = "n".repeat(left - 200 * names.length - 2);
    const { needToKnow } = await verifierOf().callerOf(await issuer.token({ need_to_know: [...names, last] }));
    expect(needToKnow).toHaveLength(names.length + 1);
    expect(await refusal(await issuer.token({ need_to_know: [...names, `${last}n`] }))).toMatchObject(REFUSED);
  });

  it("keeps apart equal subjects of two issuers", async () => {
    await using other = await startIssuer("other");
    const verifier = new TokenVerifier([issuer.config, other.config]);
    const subjects = [issuer, other].map(async (one) => (await verifier.callerOf(await one.token())).subject);
    expect(await Promise.all(subjects)).toEqual(["agency:u-1", "other:u-1"]);
  });

  it.each<readonly [string, Record<string, unknown>]>([
    ["another issuer", { iss: "https://unknown.example" }],
    ["no issuer", { iss: undefined }],
    ["another audience", { aud: "other-hub" }],
    ["no audience", { aud: undefined }],
    ["an expiry that has passed", { exp: now() - 31 }],
    ["no expiry", { exp: undefined }],
    ["an issue too long ago", { iat: now() - 631, exp: now() + 300 }],
    ["no time of issue", { iat: undefined }],
    ["an issue in the future", { iat: now() + 60, exp: now() + 300 }],
    ["a beginning in the future", { nbf: now() + 60 }],
    ["no subject", { sub: undefined }],
    ["an empty subject", { sub: "" }],
    ["a subject with a line break", { sub: "u\n1" }],
    ["an unknown role", { roles: ["ADMINISTRATOR"] }],
    ["the hub's own role", { roles: ["HUB"], office: "hub" }],
    ["the hub's own role beside another", { roles: ["CISA_ANALYST", "HUB"] }],
    ["a role of another agency", { roles: ["NSA_DIRECTOR"], office: "cisa" }],
    ["one role of several of another agency", { roles: ["CISA_ANALYST", "DOJ_PROSECUTOR"] }],
    ["no office", { office: undefined }],
    ["an office that is no id", { office: "CISA; DROP TABLE" }],
    ["an unknown clearance", { clearance: "COSMIC" }],
    ["compartments that are no list", { compartments: "FRONTIER" }],
  ])("refuses %s", async (_, claims) => {
    expect(await refusal(await issuer.token(claims))).toMatchObject(REFUSED);
  });

  it("refuses another type, and an extension that it does not know", async () => {
    expect(await refusal(await issuer.token({}, { typ: "JWT" }))).toMatchObject(REFUSED);
    const critical = { alg: "EdDSA", typ: "at+jwt", kid: "key-0", crit: ["x"], x: 1 };
    expect(await refusal(crafted(critical, goodClaims(), (signed) => issuer.sign(signed)))).toMatchObject(REFUSED);
  });

  it("refuses a token without a signature", async () => {
    expect(await refusal(crafted({ alg: "none", typ: "at+jwt" }, goodClaims(), () => ""))).toMatchObject(REFUSED);
  });

  it("refuses the public key used as a shared secret", async () => {
    for (const secret of [
      String(issuer.publicKey.export({ type: "spki", format: "pem" })),
      Buffer.from(issuer.publicKey.export({ format: "jwk" }).x ?? "", "base64url"),
    ]) {
      const header = { alg: "HS256", typ: "at+jwt", kid: "key-0" };
      const sign = (signed: string): string => createHmac("sha256", secret).update(signed).digest("base64url");
      expect(await refusal(crafted(header, goodClaims(), sign))).toMatchObject(REFUSED);
    }
  });

  it("refuses a key that the token brings itself", async () => {
    const own = generateKeyPairSync("ed25519");
    const jwk = own.publicKey.export({ format: "jwk" });
    const token = await new SignJWT({ ...goodClaims() })
      .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: "key-0", jwk: { kty: "OKP", ...jwk } })
      .sign(own.privateKey);
    expect(await refusal(token)).toMatchObject(REFUSED);
  });

  it("refuses a token whose claims were changed", async () => {
    const [header, , signature] = (await issuer.token()).split(".");
    const changed = text({ ...goodClaims(), clearance: "TOP_SECRET" });
    expect(await refusal(`${header}.${changed}.${signature}`)).toMatchObject(REFUSED);
  });

  it.each(["", "a.b.c", "....", "x".repeat(8 * 1024 + 1)])("refuses what is no token (%#)", async (token) => {
    expect(await refusal(token)).toMatchObject(REFUSED);
  });

  it("says the same whatever is wrong", async () => {
    const refusals = await Promise.all(
      [await issuer.token({ aud: "other" }), await issuer.token({ exp: 1 }), "a.b.c"].map(refusal),
    );
    const said = refusals.map((error) =>
      JSON.stringify([(error as Error).message, (error as { remedy: string }).remedy]),
    );
    expect(new Set(said).size).toBe(1);
  });

  describe("with a clock that is moved", () => {
    beforeEach(
      () =>
        void jest.useFakeTimers({
          doNotFake: ["nextTick", "setImmediate", "setTimeout", "clearTimeout", "performance"],
        }),
    );
    afterEach(() => void jest.useRealTimers());

    it("allows clocks to differ by 30 seconds, and no more", async () => {
      const token = await issuer.token({ exp: now() + 10 });
      jest.setSystemTime(Date.now() + 35_000);
      expect(await verifierOf().callerOf(token)).toMatchObject({ office: "cisa" });
      jest.setSystemTime(Date.now() + 10_000);
      expect(await refusal(token)).toMatchObject(REFUSED);
    });

    it("remembers a verified token until it expires, and a minute at most", async () => {
      const verifier = verifierOf();
      const [brief, long] = [await issuer.token({ exp: now() + 10 }), await issuer.token()];
      const first = [await verifier.callerOf(brief), await verifier.callerOf(long)];
      jest.setSystemTime(Date.now() + 5_000);
      // Nothing to wait for: it was not verified again.
      expect([verifier.callerOf(brief), verifier.callerOf(long)]).toEqual(first);
      jest.setSystemTime(Date.now() + 6_000);
      expect(verifier.callerOf(brief)).toBeInstanceOf(Promise);
      expect(verifier.callerOf(long)).toBe(first[1]);
      jest.setSystemTime(Date.now() + 50_000);
      expect(verifier.callerOf(long)).toBeInstanceOf(Promise);
    });
  });
});

describe("issuerKeys", () => {
  let issuer: TestIssuer;
  beforeEach(async () => {
    issuer = await startIssuer();
  });
  afterEach(async () => issuer[Symbol.asyncDispose]());

  const PATIENT: KeyTimes = { cooldownMs: 60_000, maxAgeMs: 60_000, failureMs: 60_000 };
  const HASTY: KeyTimes = { cooldownMs: 0, maxAgeMs: 60_000, failureMs: 0 };
  const verifierOf = (times: KeyTimes): TokenVerifier =>
    new TokenVerifier([issuer.config], (config) => issuerKeys(config, times));
  const codes = async (verifier: TokenVerifier, tokens: readonly string[]): Promise<unknown[]> =>
    Promise.all(
      tokens.map(async (token) => {
        try {
          await verifier.callerOf(token);
          return "OK";
        } catch (error) {
          return (error as { code: string }).code;
        }
      }),
    );

  it("is read once by any number of tokens that come at once, and by a flood of unknown key ids", async () => {
    const verifier = verifierOf(PATIENT);
    const good = await Promise.all(Array.from({ length: 20 }, (_, n) => issuer.token({ sub: `u-${n}` })));
    expect(new Set(await codes(verifier, good))).toEqual(new Set(["OK"]));
    const flood = await Promise.all(Array.from({ length: 200 }, (_, n) => issuer.token({}, { kid: `unknown-${n}` })));
    expect(new Set(await codes(verifier, flood))).toEqual(new Set(["UNAUTHENTICATED"]));
    expect(issuer.reads()).toBe(1);
  });

  it("is read again for a new key, and the old one ends", async () => {
    const verifier = verifierOf(HASTY);
    const old = await Promise.all([issuer.token(), issuer.token({ sub: "u-2" })]);
    expect(await codes(verifier, old.slice(0, 1))).toEqual(["OK"]);
    issuer.rotate();
    expect(await codes(verifier, [await issuer.token()])).toEqual(["OK"]);
    expect(await codes(verifier, old.slice(1))).toEqual(["UNAUTHENTICATED"]);
  });

  it("follows no redirect", async () => {
    await using other = await startIssuer("other");
    issuer.misbehave = (response) => response.writeHead(302, { location: other.config.jwks }).end();
    expect(await codes(verifierOf(PATIENT), [await issuer.token()])).toEqual(["ISSUER_UNAVAILABLE"]);
    expect(other.reads()).toBe(0);
  });

  it("leaves a failing issuer alone for a while", async () => {
    issuer.misbehave = (response) => response.writeHead(500).end();
    const verifier = verifierOf(PATIENT);
    for (let n = 0; n < 5; n += 1)
      expect(await codes(verifier, [await issuer.token()])).toEqual(["ISSUER_UNAVAILABLE"]);
    expect(issuer.reads()).toBe(1);
  });

  it.each<[string, string]>([
    ["is no JSON", "<html>"],
    ["is no key set", `{"keys": 1}`],
    ["is too large", `{"keys": [], "more": "${"x".repeat(512 * 1024)}"}`],
  ])("refuses an answer that %s", async (_, body) => {
    issuer.misbehave = (response) => response.end(body);
    expect(await codes(verifierOf(PATIENT), [await issuer.token()])).toEqual(["ISSUER_UNAVAILABLE"]);
  });
});
