/**
 * Digests and signatures of made-up fixes. They are genuine, so that verification has something to verify; the keys
 * follow from public names and protect nothing.
 * Source: FIPS 180-4 (SHA-256), RFC 8032 (Ed25519), RFC 8410 (its PKCS #8 form).
 */
import { type KeyObject, createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";

/** PKCS #8 wrapping of a 32-byte Ed25519 seed. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

interface SignedArtefact {
  readonly sha256: string;
  readonly signature: string;
  readonly signingKey: string;
}

interface Signer {
  readonly key: KeyObject;
  readonly signingKey: string;
}

export type SignArtefact = (artefact: string, maintainerId: string) => SignedArtefact;

/** Each maintainer has one key; keys are kept as long as the returned function. */
export function demonstrationSigning(): SignArtefact {
  const signers = new Map<string, Signer>();
  return (artefact, maintainerId) => {
    let signer = signers.get(maintainerId);
    if (signer === undefined) signers.set(maintainerId, (signer = signerOf(maintainerId)));
    const digest = sha256(`artefact ${artefact}`);
    return {
      sha256: digest.toString("hex"),
      signature: sign(null, digest, signer.key).toString("base64"),
      signingKey: signer.signingKey,
    };
  };
}

function signerOf(maintainerId: string): Signer {
  const seed = sha256(`demonstration key of ${maintainerId}`);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: "der", type: "pkcs8" });
  const spki = createPublicKey(key).export({ format: "der", type: "spki" });
  return { key, signingKey: spki.subarray(-32).toString("base64") };
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
