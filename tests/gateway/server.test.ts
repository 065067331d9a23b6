import { createServer } from "node:http";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "graphql";
import { createLogger } from "../../common/logger";
import { readGatewayConfig } from "../../gateway/config";
import { startGateway } from "../../gateway/server";
import { composeSdl, startFederation, using } from "./fixture/federation";

describe("startGateway", () => {
  let directory: string;
  let supergraph: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "hub-server-"));
    supergraph = path.join(directory, "supergraph.graphql");
    const document = parse("type Query { a: Int }");
    await writeFile(supergraph, composeSdl([{ name: "a", url: "http://127.0.0.1:1/", document }]));
  });
  afterAll(() => rm(directory, { recursive: true }));

  const start = (env: Record<string, string>) =>
    startGateway(readGatewayConfig({ SUPERGRAPH: supergraph, ...env }), createLogger("gateway", "silent"));

  it("takes any free port for PORT 0 and says where it serves", async () => {
    await using(start({ PORT: "0" }), async (gateway) => {
      expect(gateway.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*\/graphql$/);
      expect((await fetch(new URL("/health/ready", gateway.url))).status).toBe(200);
    });
  });

  it("names the port that is in use and what to do", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    await expect(start({ PORT: String(port) })).rejects.toMatchObject({
      code: "PORT_IN_USE",
      message: expect.stringContaining(String(port)) as string,
      remedy: expect.stringContaining("PORT") as string,
    });
    other.close();
  });

  it("names a host that is none of this machine's", async () => {
    await expect(start({ PORT: "0", HOST: "203.0.113.1" })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  it("answers what is under way before it stops, and nothing after", async () => {
    const slow = {
      name: "slow",
      sdl: "type Query { slow: Int }",
      resolvers: {
        Query: {
          slow: async () => {
            asked.resolve();
            await release.promise;
            return 1;
          },
        },
      },
    };
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await using(startFederation([slow]), async (hub) => {
      const answer = hub.ask("{ slow }");
      await asked.promise;
      const stopped = hub.gateway.stop();
      await expect(fetch(hub.gateway.url)).rejects.toThrow("fetch failed");
      release.resolve();
      expect(await answer).toEqual({ data: { slow: 1 } });
      await stopped;
    });
  });
});
