import { HubError } from "../../common/errors";
import { NO_ACCESS } from "../../gateway/access/access-config";
import { readGatewayConfig } from "../../gateway/config";
import { DEFAULT_LIMITS } from "../../gateway/limits";

describe("readGatewayConfig", () => {
  it("has a default for everything", () => {
    expect(readGatewayConfig({})).toEqual({
      access: NO_ACCESS,
      tls: undefined,
      rollsUpMarkings: false,
      sharesEqualQueries: false,
      tellsSchema: true,
      port: 4000,
      host: "127.0.0.1",
      supergraph: "schema/supergraph.graphql",
      subgraphUrls: {},
      limits: DEFAULT_LIMITS,
      workers: 1,
      planningProcesses: 2,
      overrides: { labels: [], draw: undefined },
    });
  });

  it("reads every variable and freezes the result", () => {
    const config = readGatewayConfig({
      PORT: "0",
      HOST: "0.0.0.0",
      SUPERGRAPH: "/tmp/s.graphql",
      SUBGRAPH_URLS: `{"cisa":"http://cisa:4003/graphql"}`,
      LIMIT_BODY_BYTES: "1024",
      LIMIT_DEPTH: "",
      PLANNING_PROCESSES: "1",
      HUB_WORKERS: "4",
      OVERRIDE_LABELS: "move-status, ,beta",
      OVERRIDE_DRAW: "12.5",
      MARKINGS: "1",
      INTROSPECTION: "0",
    });
    expect(config).toEqual({
      access: NO_ACCESS,
      tls: undefined,
      rollsUpMarkings: true,
      sharesEqualQueries: false,
      tellsSchema: false,
      port: 0,
      host: "0.0.0.0",
      supergraph: "/tmp/s.graphql",
      subgraphUrls: { cisa: "http://cisa:4003/graphql" },
      limits: { ...DEFAULT_LIMITS, bodyBytes: 1024 },
      workers: 4,
      planningProcesses: 1,
      overrides: { labels: ["move-status", "beta"], draw: 12.5 },
    });
    expect([config, config.limits, config.subgraphUrls].every(Object.isFrozen)).toBe(true);
  });

  it.each([
    ["PORT", "http"],
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "1.5"],
    ["SUBGRAPH_URLS", "{"],
    ["SUBGRAPH_URLS", `{"cisa":"file:///etc/passwd"}`],
    ["SUBGRAPH_URLS", `["http://cisa"]`],
    ["HUB_WORKERS", "0"],
    ["PLANNING_PROCESSES", "0"],
    ["OVERRIDE_DRAW", "100"],
    ["INTROSPECTION", "off"],
    ["LIMIT_TOKENS", "0"],
    ["LIMIT_REQUEST_MS", "soon"],
  ])("refuses %s=%s by the variable's name", (variable, value) => {
    expect(() => readGatewayConfig({ [variable]: value })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(variable) as string }),
    );
    expect(() => readGatewayConfig({ [variable]: value })).toThrow(HubError);
  });

  const ISSUER = { id: "cisa", issuer: "https://login.cisa.example", jwks: "https://login.cisa.example/jwks" };
  const issuers = (...changes: object[]) => ({
    ACCESS_ISSUERS: JSON.stringify(
      changes.map((one) => ({ ...ISSUER, audience: "hub", algorithms: ["ES256"], ...one })),
    ),
  });

  it("reads who may vouch for callers", () => {
    const { access, tls } = readGatewayConfig({
      ...issuers({}, { id: "doj", issuer: "doj", jwks: "/keys/doj.json", audience: ["a", "b"], maxAgeSeconds: 60 }),
      GATEWAY_SIGNING_KEY: "/keys/gateway.pem",
      UNSIGNED_SUBGRAPHS: "weather, maps",
      TLS_CERTIFICATE: "/keys/tls.crt",
      TLS_KEY: "/keys/tls.key",
    });
    const [cisa, doj] = access.issuers;
    expect(cisa).toMatchObject({ ...ISSUER, audience: ["hub"], algorithms: ["ES256"], type: "at+jwt" });
    expect([cisa?.maxAgeSeconds, doj?.maxAgeSeconds, doj?.audience]).toEqual([3_600, 60, ["a", "b"]]);
    expect(access).toMatchObject({ signingKey: "/keys/gateway.pem", unsignedSubgraphs: ["weather", "maps"] });
    expect(tls).toEqual({ certificate: "/keys/tls.crt", key: "/keys/tls.key", clientCa: undefined });
  });

  it.each<readonly [string, Record<string, string>]>([
    ["no JSON", { ACCESS_ISSUERS: "{" }],
    ["a shared secret", issuers({ algorithms: ["HS256"] })],
    ["no signature", issuers({ algorithms: ["none"] })],
    ["no algorithm", issuers({ algorithms: [] })],
    ["no audience", issuers({ audience: "" })],
    ["a key set by FTP", issuers({ jwks: "ftp://login.example/jwks" })],
    ["a key set by file URL", issuers({ jwks: "file:///etc/keys.json" })],
    ["a setting that is unknown", issuers({ algorithm: "ES256" })],
    ["one issuer twice", issuers({}, { id: "other" })],
    ["one id twice", issuers({}, { issuer: "other" })],
    ["the development issuer's id", issuers({ id: "development" })],
  ])("refuses issuers with %s", (_, env) => {
    expect(() => readGatewayConfig(env)).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining("ACCESS_ISSUERS") as string }),
    );
  });

  it.each([{ TLS_CERTIFICATE: "a" }, { TLS_KEY: "a" }, { TLS_CLIENT_CA: "a" }])("refuses half of TLS: %j", (env) => {
    expect(() => readGatewayConfig(env)).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });
});
