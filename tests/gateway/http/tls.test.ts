import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { json } from "node:stream/consumers";
import { join } from "node:path";
import { type TlsConfig, tlsOptions } from "../../../gateway/http/tls";
import { describeWithOpenssl } from "../../fixture/openssl";
import { type TemporaryDirectory, temporaryDirectory } from "../../fixture/temporary-directory";
import { type Federation, startFederation } from "../fixture/federation";

describeWithOpenssl("a gateway with TLS", () => {
  let place: TemporaryDirectory;
  let federation: Federation;
  const file = (name: string): string => join(place.path, name);
  const openssl = (...args: string[]): void => void execFileSync("openssl", args, { stdio: "ignore" });

  function makeAuthority(name: string): void {
    const made = ["-keyout", file(`${name}.key`), "-out", file(`${name}.crt`), "-subj", `/CN=${name}`, "-days", "1"];
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", ...made);
  }

  /** @param by the authority that signs it */
  function makeCertificate(name: string, by: string): void {
    const made = ["-keyout", file(`${name}.key`), "-out", file(`${name}.csr`), "-subj", `/CN=${name}`];
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", ...made);
    writeFileSync(file(`${name}.ext`), "subjectAltName=IP:127.0.0.1\n");
    const signed = ["-CA", file(`${by}.crt`), "-CAkey", file(`${by}.key`), "-CAcreateserial", "-days", "1"];
    const output = ["-extfile", file(`${name}.ext`), "-out", file(`${name}.crt`)];
    openssl("x509", "-req", "-in", file(`${name}.csr`), ...signed, ...output);
  }

  const tls = (): TlsConfig => ({
    certificate: file("gateway.crt"),
    key: file("gateway.key"),
    clientCa: file("clients.crt"),
  });

  beforeAll(async () => {
    place = temporaryDirectory();
    for (const name of ["servers", "clients", "strangers"]) makeAuthority(name);
    makeCertificate("gateway", "servers");
    makeCertificate("client", "clients");
    makeCertificate("stranger", "strangers");
    const subgraph = { name: "a", sdl: "type Query { n: Int }", resolvers: { Query: { n: () => 1 } } };
    federation = await startFederation([subgraph], {}, { tls: tls() });
  }, 60_000);
  afterAll(async () => {
    await federation[Symbol.asyncDispose]();
    place[Symbol.dispose]();
  });

  /** @param as whose certificate the client shows */
  function ask(as?: string): Promise<unknown> {
    const shown =
      as === undefined ? {} : { cert: readFileSync(file(`${as}.crt`)), key: readFileSync(file(`${as}.key`)) };
    return new Promise((resolve, reject) => {
      const options = { method: "POST", headers: { "content-type": "application/json" }, agent: false } as const;
      const call = request(federation.gateway.url, { ...options, ...shown, ca: readFileSync(file("servers.crt")) });
      call.once("response", (response) => resolve(json(response)));
      call.once("error", reject);
      call.end(JSON.stringify({ query: "{ n }" }));
    });
  }

  it("answers a client whose certificate its authority signed", async () => {
    expect(federation.gateway.url).toMatch(/^https:/);
    expect(await ask("client")).toEqual({ data: { n: 1 } });
  });

  it("does not hear a client without a certificate, or with somebody else's", async () => {
    await expect(ask()).rejects.toThrow(/certificate|socket|ECONNRESET/);
    await expect(ask("stranger")).rejects.toThrow(/alert|socket|ECONNRESET/);
    await expect(fetch(federation.gateway.url.replace("https:", "http:"))).rejects.toThrow("fetch failed");
  });

  it("asks nobody for a certificate unless told", async () => {
    const open = { ...tls(), clientCa: undefined };
    expect(tlsOptions(open)).not.toHaveProperty("requestCert");
  });

  it.each<[string, () => Partial<TlsConfig>]>([
    ["a file that is not there", () => ({ certificate: file("none.crt") })],
    ["a key of another certificate", () => ({ key: file("client.key") })],
    ["an authority that is none", () => ({ clientCa: file("gateway.ext") })],
  ])("refuses %s", (_, changes) => {
    expect(() => tlsOptions({ ...tls(), ...changes() })).toThrow(expect.objectContaining({ code: "CONFIG_INVALID" }));
  });
});
