import { createPublicKey, verify } from "node:crypto";
import { treasury } from "../../../subgraphs/treasury/subgraph";
import { startTestSubgraph } from "../../fixture/subgraph";

interface SignedFix {
  readonly sha256: string;
  readonly signature: string;
  readonly signingKey: string;
}

/** SubjectPublicKeyInfo of an Ed25519 key, RFC 8410. */
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

function isSigned({ sha256, signature, signingKey }: SignedFix): boolean {
  const der = Buffer.concat([SPKI_PREFIX, Buffer.from(signingKey, "base64")]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  return verify(null, Buffer.from(sha256, "hex"), key, Buffer.from(signature, "base64"));
}

describe("seeded fixes", () => {
  it("carry genuine signatures of their digests, and are verified wherever they are distributed", async () => {
    await using subgraph = await startTestSubgraph(treasury);
    const answer = await subgraph.ask(`{ fixes(first: 1000) { nodes {
      sha256 signature signingKey verified case { state } deliveries(first: 0) { totalCount } } } }`);
    const fixes: (SignedFix & { verified: boolean; case: { state: string }; deliveries: { totalCount: number } })[] =
      answer.data.fixes.nodes;
    expect(fixes.length).toBeGreaterThan(30);
    expect(fixes.filter((fix) => !isSigned(fix))).toEqual([]);
    expect(fixes.filter((fix) => fix.deliveries.totalCount > 0 && !fix.verified)).toEqual([]);
    expect(new Set(fixes.map((fix) => fix.verified))).toEqual(new Set([true, false]));
    expect(new Set(fixes.map((fix) => fix.sha256)).size).toBe(fixes.length);
  });
});
