import { HubError } from "../../common/errors";
import { readGatewayConfig } from "../../gateway/config";
import { DEFAULT_LIMITS } from "../../gateway/limits";

describe("readGatewayConfig", () => {
  it("has a default for everything", () => {
    expect(readGatewayConfig({})).toEqual({
      port: 4000,
      host: "127.0.0.1",
      supergraph: "schema/supergraph.graphql",
      subgraphUrls: {},
      limits: DEFAULT_LIMITS,
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
    });
    expect(config).toEqual({
      port: 0,
      host: "0.0.0.0",
      supergraph: "/tmp/s.graphql",
      subgraphUrls: { cisa: "http://cisa:4003/graphql" },
      limits: { ...DEFAULT_LIMITS, bodyBytes: 1024 },
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
    ["LIMIT_TOKENS", "0"],
    ["LIMIT_REQUEST_MS", "soon"],
  ])("refuses %s=%s by the variable's name", (variable, value) => {
    expect(() => readGatewayConfig({ [variable]: value })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(variable) as string }),
    );
    expect(() => readGatewayConfig({ [variable]: value })).toThrow(HubError);
  });
});
