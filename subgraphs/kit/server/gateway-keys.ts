/**
 * The public keys of gateways whose word a subgraph takes: the current one, and others while keys are changed.
 * In: a PEM file with one key or several. Out: keys. Not here: what they sign (context-verifier.ts).
 */
import { type KeyObject, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { HubError } from "../../../common/errors";

const PEM = /-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g;

/** @throws CONFIG_INVALID unless the file holds Ed25519 public keys, and nothing else */
export function readGatewayKeys(file: string): KeyObject[] {
  try {
    const text = readFileSync(file, "utf8");
    const keys = (text.match(PEM) ?? []).map((pem) => createPublicKey(pem));
    const isOnlyKeys = text.replaceAll(PEM, "").trim() === "";
    if (isOnlyKeys && keys.length > 0 && keys.every((key) => key.asymmetricKeyType === "ed25519")) return keys;
  } catch (cause) {
    throw unusable(cause);
  }
  throw unusable();
}

function unusable(cause?: unknown): HubError {
  return new HubError("CONFIG_INVALID", "GATEWAY_PUBLIC_KEY names no readable file of Ed25519 public keys alone.", {
    remedy: "Make one with: openssl pkey -in gateway.pem -pubout -out gateway.pub.pem",
    cause,
  });
}
