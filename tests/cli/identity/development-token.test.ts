import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepHubKeys, keyPaths } from "../../../cli/identity/hub-keys";
import { developmentToken } from "../../../cli/identity/development-token";
import { ANONYMOUS } from "../../../common/caller";
import { PERSONAS } from "../../../common/personas";
import { callerOf, openAccess } from "../../../gateway/access/gateway-access";
import { readGatewayConfig } from "../../../gateway/config";
import { readGatewayKeys } from "../../../subgraphs/kit/server/gateway-keys";
import { runHub } from "../../fixture/hub-command";
import { type TemporaryDirectory, temporaryDirectory } from "../../fixture/temporary-directory";

describe("a hub that runs for development", () => {
  let place: TemporaryDirectory;
  let environment: { HUB_DATA_DIR: string };
  beforeAll(() => {
    place = temporaryDirectory();
    environment = { HUB_DATA_DIR: place.path };
    keepHubKeys(join(place.path, "keys"), true);
  });
  afterAll(() => place[Symbol.dispose]());

  const access = async () => {
    const { developmentPublic, gatewayPrivate } = keyPaths(join(place.path, "keys"));
    const env = { DEVELOPMENT_ISSUER_JWKS: developmentPublic, GATEWAY_SIGNING_KEY: gatewayPrivate };
    return openAccess(readGatewayConfig(env).access);
  };

  it.each(Object.entries(PERSONAS).filter(([name]) => name !== "public"))("vouches for %s", async (name, persona) => {
    const { token } = await developmentToken(name, 60, environment);
    const caller = await callerOf(await access(), { authorization: `Bearer ${token}` });
    expect(caller).toEqual({ ...persona, subject: `development:${persona.subject}` });
  });

  it("vouches for roles in an office, and for nobody in particular", async () => {
    const given = [
      ["REPRESENTATIVE@acme-ai", { roles: ["REPRESENTATIVE"], office: "acme-ai", clearance: "UNCLASSIFIED" }],
      ["public", ANONYMOUS],
    ] as const;
    for (const [identity, expected] of given) {
      const { token } = await developmentToken(identity, 60, environment);
      expect(await callerOf(await access(), { authorization: `Bearer ${token}` })).toMatchObject(expected);
    }
  });

  it.each(["NSA_DIRECTOR@cisa", "HUB@hub", "nobody", "ROOT@cisa"])("does not vouch for %s", async (identity) => {
    await expect(developmentToken(identity, 60, environment)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });

  it("does not take another hub's tokens", async () => {
    using other = temporaryDirectory();
    keepHubKeys(join(other.path, "keys"), true);
    const { token } = await developmentToken("cisa-analyst", 60, { HUB_DATA_DIR: other.path });
    const asked = Promise.resolve(callerOf(await access(), { authorization: `Bearer ${token}` }));
    await expect(asked).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("keeps private keys to their owner, and the same ones", () => {
    const folder = join(place.path, "keys");
    const before = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"));
    const { gatewayPrivate, developmentPrivate } = keepHubKeys(folder, true);
    expect([folder, gatewayPrivate, developmentPrivate].map((path) => statSync(path).mode & 0o777)).toEqual([
      0o700, 0o600, 0o600,
    ]);
    expect(readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(before);
  });

  it("has no such issuer in production, whoever asks for it", async () => {
    const production = { ...environment, NODE_ENV: "production" };
    const refused = { code: "CONFIG_INVALID" };
    await expect(developmentToken("cisa-analyst", 60, production)).rejects.toMatchObject(refused);
    await expect(
      developmentToken("cisa-analyst", 60, { ...production, DEVELOPMENT_ISSUER: "1" }),
    ).rejects.toMatchObject(refused);
    const byHand = {
      NODE_ENV: "production",
      DEVELOPMENT_ISSUER_JWKS: keyPaths(join(place.path, "keys")).developmentPublic,
    };
    expect(() => readGatewayConfig(byHand)).toThrow(
      expect.objectContaining({ ...refused, message: expect.stringContaining("DEVELOPMENT_ISSUER_JWKS") as string }),
    );
    const issuer = { id: "x", issuer: "hub-development", jwks: "/k.json", audience: "a", algorithms: ["EdDSA"] };
    expect(() => readGatewayConfig({ ACCESS_ISSUERS: JSON.stringify([issuer]) })).toThrow(
      expect.objectContaining(refused),
    );
  });

  it("is not started with it in production: hub start says so before anything runs", async () => {
    const { code, stderr } = await runHub(["start"], {
      ...environment,
      NODE_ENV: "production",
      DEVELOPMENT_ISSUER: "1",
    });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("CONFIG_INVALID: DEVELOPMENT_ISSUER") as string,
    });
  });

  it("prints a token, and with --json for whom it is and until when", async () => {
    const plain = await runHub(["token", "doj-prosecutor"], environment);
    expect(plain).toMatchObject({ code: 0, stdout: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+\n$/) as string });
    const { stdout } = await runHub(["token", "doj-prosecutor", "--ttl", "60", "--json"], environment);
    const { token, expiresAt, caller } = JSON.parse(stdout) as Awaited<ReturnType<typeof developmentToken>>;
    const claims = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, number>;
    expect(caller).toEqual(PERSONAS["doj-prosecutor"]);
    expect(Date.parse(expiresAt)).toBe((claims.exp ?? 0) * 1_000);
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeLessThanOrEqual(60);
  });

  it("says what to do where no hub was started", async () => {
    using empty = temporaryDirectory();
    const { code, stderr } = await runHub(["token", "auditor"], { HUB_DATA_DIR: empty.path });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining("Start the hub with npm start") as string,
    });
  });
});

describe("readGatewayKeys", () => {
  it("reads one key, or several while they change", () => {
    using place = temporaryDirectory();
    const files = ["a", "b"].map((name) => keepHubKeys(join(place.path, name), false).gatewayPublic);
    expect(files.map((file) => readGatewayKeys(file).length)).toEqual([1, 1]);
    const both = join(place.path, "both.pem");
    writeFileSync(both, files.map((file) => readFileSync(file, "utf8")).join("\n"));
    expect(readGatewayKeys(both)).toHaveLength(2);
  });

  it("refuses what is no public key, a private one least of all", () => {
    using place = temporaryDirectory();
    const { gatewayPrivate, gatewayPublic } = keepHubKeys(join(place.path, "keys"), false);
    const mixed = join(place.path, "mixed.pem");
    writeFileSync(mixed, readFileSync(gatewayPublic, "utf8") + readFileSync(gatewayPrivate, "utf8"));
    writeFileSync(join(place.path, "empty.pem"), "");
    for (const file of [gatewayPrivate, mixed, join(place.path, "empty.pem"), join(place.path, "none.pem")]) {
      expect(() => readGatewayKeys(file)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
    }
  });
});
