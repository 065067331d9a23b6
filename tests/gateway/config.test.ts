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
    });
    expect(config).toEqual({
      access: NO_ACCESS,
      tls: undefined,
      rollsUpMarkings: true,
      sharesEqualQueries: false,
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
    ["LIMIT_TOKENS", "0"],
    ["LIMIT_REQUEST_MS", "soon"],
  ])("refuses %s=%s by the variable's name", (variable, value) => {
    expect(() => readGatewayConfig({ [variable]: value })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID", message: expect.stringContaining(variable) as string }),
    );
    expect(() => readGatewayConfig({ [variable]: value })).toThrow(HubError);
  });
});
