/**
 * Whether an artefact is what its maintainer signed. Pure.
 * In: what the maintainer submitted, and the digest of the artefact as it was received. Out: what is wrong, if anything.
 * Source: FIPS 180-4 (SHA-256), RFC 8032 (Ed25519, over the digest's 32 bytes), RFC 8410 (SubjectPublicKeyInfo).
 */
import { createPublicKey, verify } from "node:crypto";

export interface SignedDigest {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** 64 bytes in base64. */
  readonly signature: string;
  /** 32 bytes in base64. */
  readonly signingKey: string;
}

const SIGNATURE_BYTES = 64;
const KEY_BYTES = 32;

/** What stands before an Ed25519 key's 32 bytes in its SubjectPublicKeyInfo. */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

export function isSignatureText(text: string): boolean {
  return hasBytes(text, SIGNATURE_BYTES);
}

export function isKeyText(text: string): boolean {
  return hasBytes(text, KEY_BYTES);
}

/** The maintainer's key signed this very digest. */
export function isSigned({ sha256, signature, signingKey }: SignedDigest): boolean {
  if (!isSignatureText(signature) || !isKeyText(signingKey)) return false;
  const der = Buffer.concat([SPKI_PREFIX, Buffer.from(signingKey, "base64")]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(null, Buffer.from(sha256, "hex"), key, Buffer.from(signature, "base64"));
}

export type ArtefactFlaw = "DIGEST_DIFFERS" | "SIGNATURE_INVALID";

/** @param receivedSha256 computed from the artefact's bytes by whoever received them */
export function artefactFlaw(signed: SignedDigest, receivedSha256: string): ArtefactFlaw | undefined {
  if (signed.sha256 !== receivedSha256) return "DIGEST_DIFFERS";
  return isSigned(signed) ? undefined : "SIGNATURE_INVALID";
}

/** Base64 as it is written, not merely as it can be read. */
function hasBytes(text: string, length: number): boolean {
  const bytes = Buffer.from(text, "base64");
  return bytes.length === length && bytes.toString("base64") === text;
}
