/**
 * A caller who proves who it is, for the gateway that is measured with everything that access costs: its token is
 * verified, every call of a subgraph is signed, the answer is marked.
 * In: nothing. Out: the gateway's settings and the client's headers. Keys are made for one run, in a folder of its own.
 */
import { createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignJWT } from "jose";
import { keepHubKeys, publicJwk } from "../cli/identity/hub-keys";
import { PERSONAS } from "../common/personas";

export interface ProvenCaller {
  readonly environment: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
}

const ISSUER = { id: "bench", issuer: "https://issuer.example", audience: "bench", algorithms: ["EdDSA"] };

export async function proveCaller(): Promise<ProvenCaller> {
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-keys-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const { gatewayPrivate } = keepHubKeys(folder, false);
  const key = createPrivateKey(readFileSync(gatewayPrivate));
  const jwks = join(folder, "jwks.json");
  writeFileSync(jwks, JSON.stringify({ keys: [publicJwk(key)] }));
  const { roles, office, clearance, compartments, needToKnow } = PERSONAS["treasury-analyst"];
  const token = await new SignJWT({ roles, office, clearance, compartments, need_to_know: needToKnow })
    .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: publicJwk(key).kid })
    .setIssuer(ISSUER.issuer)
    .setAudience(ISSUER.audience)
    .setSubject("bench")
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(key);
  return {
    environment: {
      ACCESS_ISSUERS: JSON.stringify([{ ...ISSUER, jwks }]),
      GATEWAY_SIGNING_KEY: gatewayPrivate,
      MARKINGS: "1",
    },
    headers: { authorization: `Bearer ${token}` },
  };
}
