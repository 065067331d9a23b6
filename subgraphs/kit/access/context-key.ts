/**
 * The key that an agency's processes and its database share: what the one signs, the other believes.
 * In: the secret text of the environment. Out: signatures, and the two pads that the database keeps.
 * Source: RFC 2104 (HMAC) with SHA-256, whose block is 64 bytes.
 */
import { createHash, createHmac } from "node:crypto";

const BLOCK_BYTES = 64;

/** HMAC-SHA256, hexadecimal. */
export function sign(contextKey: string, text: string): string {
  return createHmac("sha256", contextKey).update(text).digest("hex");
}

/** The key combined with HMAC's two constants, so that two plain SHA-256 make its HMAC. */
export function keyPads(contextKey: string): { readonly inner: Buffer; readonly outer: Buffer } {
  const given = Buffer.from(contextKey, "utf8");
  const short = given.length > BLOCK_BYTES ? createHash("sha256").update(given).digest() : given;
  const block = Buffer.concat([short, Buffer.alloc(BLOCK_BYTES - short.length)]);
  return { inner: block.map((byte) => byte ^ 0x36) as Buffer, outer: block.map((byte) => byte ^ 0x5c) as Buffer };
}
