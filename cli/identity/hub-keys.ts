/**
 * The hub's own key pairs, made at the first start and kept beside the passwords: the gateway's, which signs what
 * subgraphs are told, and the development issuer's, which signs tokens of personas.
 * In: a folder. Out: paths. Private halves can be read by their owner alone (0600). A pair is replaced by deleting it.
 * Not here: tokens (development-token.ts), keys that an operator made (gateway/access, subgraphs/kit/server).
 */
import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync, hash } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { HubError } from "../../common/errors";

export interface KeyPaths {
  /** PEM. */
  readonly gatewayPrivate: string;
  readonly gatewayPublic: string;
  readonly developmentPrivate: string;
  /** A JSON Web Key Set. */
  readonly developmentPublic: string;
}

/** @param folder may not exist yet */
export function keyPaths(folder: string): KeyPaths {
  return {
    gatewayPrivate: join(folder, "gateway.pem"),
    gatewayPublic: join(folder, "gateway.pub.pem"),
    developmentPrivate: join(folder, "development-issuer.pem"),
    developmentPublic: join(folder, "development-issuer.jwks.json"),
  };
}

/**
 * Makes what is missing.
 * @param isForDevelopment whether there is an issuer for personas
 * @throws DATA_DIRECTORY_UNUSABLE
 */
export function keepHubKeys(folder: string, isForDevelopment: boolean): KeyPaths {
  const paths = keyPaths(folder);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    giveToOwner(folder, dirname(folder));
    const gateway = keepKey(paths.gatewayPrivate);
    write(paths.gatewayPublic, String(createPublicKey(gateway).export({ type: "spki", format: "pem" })));
    if (!isForDevelopment) return paths;
    const set = { keys: [publicJwk(keepKey(paths.developmentPrivate))] };
    write(paths.developmentPublic, `${JSON.stringify(set, null, 2)}\n`);
    return paths;
  } catch (cause) {
    throw new HubError("DATA_DIRECTORY_UNUSABLE", `The hub's keys in ${folder} cannot be read or made.`, {
      remedy: "Make the folder readable and writable for this user, or delete a damaged key file.",
      cause,
    });
  }
}

/** The public half with its name, RFC 7638's thumbprint. */
export function publicJwk(key: KeyObject) {
  const { crv, kty, x } = createPublicKey(key).export({ format: "jwk" });
  const kid = hash("sha256", JSON.stringify({ crv, kty, x }), "base64url");
  return { kty, crv, x, kid, alg: "EdDSA", use: "sig" };
}

function keepKey(file: string): KeyObject {
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  const { privateKey } = generateKeyPairSync("ed25519");
  write(file, String(privateKey.export({ type: "pkcs8", format: "pem" })));
  return privateKey;
}

/** Whole or not at all. */
function write(file: string, text: string): void {
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, text, { mode: 0o600 });
  giveToOwner(partial, dirname(file));
  renameSync(partial, file);
}

/** As root, files belong to the owner of the folder around them. */
function giveToOwner(path: string, folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(path, uid, gid);
}
