import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";

const ROOT = join(__dirname, "..", "..");
const compose = readFileSync(join(ROOT, "docker-compose.yml"), "utf8");
const dockerfile = readFileSync(join(ROOT, "Dockerfile"), "utf8");

describe("docker-compose.yml", () => {
  it("has a service for every part", () => {
    const services = [...compose.matchAll(/^ {2}([a-z]+):$/gm)].map(([, name]) => name);
    expect(services).toEqual(expect.arrayContaining(["postgres", "migrate", "gateway", ...SUBGRAPH_NAMES]));
    for (const name of SUBGRAPH_NAMES) expect(compose).toContain(`command: [start, ${name}]`);
  });

  it("takes every password from the environment and insists on it", () => {
    const settings = compose
      .split("\n")
      .filter((line) => /^\s+\w*(PASSWORD|DATABASE_URL|BUS_URL|AUDIT_URL|READER_URL): /.test(line));
    expect(settings).toHaveLength(4 + 4 * SUBGRAPH_NAMES.length);
    for (const line of settings) expect(line).toMatch(/\$\{HUB_[A-Z]+_PASSWORD:\?[^}]*\}/);
  });

  it("gives the private key to the gateway alone, and every subgraph the public one", () => {
    expect(compose.match(/secrets: \[gateway_signing_key\]/g)).toHaveLength(1);
    expect(compose.match(/GATEWAY_SIGNING_KEY: /g)).toHaveLength(1);
    expect(compose.match(/GATEWAY_PUBLIC_KEY: \/run\/secrets\/gateway_public_key$/gm)).toHaveLength(
      SUBGRAPH_NAMES.length,
    );
  });

  it("keeps the audit's checkpoints and their key in a volume of their own, which one service has", () => {
    expect([...compose.matchAll(/^ {4}volumes: \["(\w+):(.+)"\]$/gm)].map(([, name, path]) => [name, path])).toEqual([
      ["postgres", "/var/lib/postgresql"],
      ["audit", /AUDIT_DIRECTORY: (.+)/.exec(compose)?.[1]],
    ]);
    expect(dockerfile).toContain("install -d -o node -g node -m 0700 /var/lib/hub-audit");
  });

  it("publishes the gateway's port only, on the loopback interface only", () => {
    const published = [...compose.matchAll(/^\s+ports: (.+)$/gm)].map(([, ports]) => ports);
    expect(published).toEqual(['["127.0.0.1:${PORT:-4000}:4000"]']);
  });
});

describe("Dockerfile", () => {
  it("runs as an ordinary user on Debian with glibc", () => {
    const stages = dockerfile.split(/^FROM /m);
    expect(stages.at(-1)).toMatch(/^node:24-bookworm-slim\n/);
    expect(stages.at(-1)).toMatch(/^USER node$/m);
  });
});
