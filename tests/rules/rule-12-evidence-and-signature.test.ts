import { sign } from "node:crypto";
import fc from "fast-check";
import { artefactFlaw, isSigned } from "../../subgraphs/treasury/fix/artefact-proof";
import {
  ANALYST,
  BRIGHT_GATE,
  COORDINATOR,
  type Clearinghouse,
  START,
  caseIn,
  fixOf,
  startClearinghouse,
} from "../subgraphs/treasury/fixture/clearinghouse";
import { digestOf, newMaintainer, signed } from "../subgraphs/treasury/fixture/signing";

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());

const maintainer = newMaintainer();
const stranger = newMaintainer();
const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((content) => Buffer.from(content));

/** The content with one bit turned. */
function tampered(content: Buffer, position: number): Buffer {
  const copy = Buffer.from(content);
  const index = position % (copy.length * 8);
  const byte = Math.floor(index / 8);
  copy[byte] = (copy[byte] ?? 0) ^ (1 << (index % 8));
  return copy;
}

describe("rule 12: a case is validated only with evidence", () => {
  it.each(["", "   ", "\n\t"])("is not with %j", async (evidence) => {
    const id = await caseIn(house, "SCANNING");
    const refusal = await house.refuse(ANALYST, "validateCase", { id, expectedVersion: 1, evidence });
    expect(refusal).toMatchObject({ code: "BAD_USER_INPUT", message: "input.evidence must not be empty." });
    expect(await house.row("vulnerability_case", id)).toMatchObject({ state: "SCANNING", evidence: null });
  });

  it("is not by leaving it out", async () => {
    const id = await caseIn(house, "SCANNING");
    const { data, errors } = await house.give(ANALYST, "validateCase", { id, expectedVersion: 1 });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.message).toContain("evidence");
  });

  it("keeps the evidence with the instant", async () => {
    const id = await caseIn(house, "SCANNING");
    await house.accept(ANALYST, "validateCase", { id, expectedVersion: 1, evidence: "Seen", priority: "CRITICAL" });
    expect(await house.row("vulnerability_case", id)).toMatchObject({
      state: "VALIDATED",
      evidence: "Seen",
      priority: "CRITICAL",
      validated_at: new Date(START),
    });
  });
});

describe("rule 12: a signature verifies only for the signed digest and the signing key", () => {
  it("verifies what was signed", () => {
    fc.assert(
      fc.property(bytes, (content) => {
        expect(isSigned(signed(content, maintainer))).toBe(true);
      }),
    );
  });

  it("finds any one bit turned in the artefact, the digest, the signature or the key", () => {
    fc.assert(
      fc.property(bytes, fc.nat(), (content, position) => {
        const fix = signed(content, maintainer);
        const turned = (text: string, encoding: "hex" | "base64"): string =>
          tampered(Buffer.from(text, encoding), position).toString(encoding);
        expect(artefactFlaw(fix, digestOf(content))).toBeUndefined();
        expect(artefactFlaw(fix, digestOf(tampered(content, position)))).toBe("DIGEST_DIFFERS");
        expect(isSigned({ ...fix, sha256: turned(fix.sha256, "hex") })).toBe(false);
        expect(isSigned({ ...fix, signature: turned(fix.signature, "base64") })).toBe(false);
        expect(isSigned({ ...fix, signingKey: turned(fix.signingKey, "base64") })).toBe(false);
      }),
    );
  });

  it("finds a foreign key and a swapped digest", () => {
    fc.assert(
      fc.property(bytes, bytes, (content, other) => {
        fc.pre(!content.equals(other));
        const fix = signed(content, maintainer);
        expect(isSigned({ ...fix, signingKey: stranger.signingKey })).toBe(false);
        expect(isSigned({ ...signed(content, stranger), signingKey: maintainer.signingKey })).toBe(false);
        expect(isSigned({ ...fix, sha256: digestOf(other) })).toBe(false);
      }),
    );
  });
});

describe("rule 12: a fix is distributed only when digest and signature verify", () => {
  const content = "the patch itself";

  it.each([
    ["a signature by another key", { ...signed(content, stranger), signingKey: maintainer.signingKey }],
    ["a signature of another digest", { ...signed(content, maintainer), sha256: digestOf("another patch") }],
    ["the digest's text signed in its place", { ...signed(content, maintainer), signature: textSigned(content) }],
  ])("is not even submitted with %s", async (_, fix) => {
    const id = await caseIn(house, "REMEDIATING");
    const refusal = await house.refuse(BRIGHT_GATE, "submitFix", { id, expectedVersion: 1, ...fix });
    expect(refusal).toMatchObject({ code: "RULE_VIOLATED", details: { flaw: "SIGNATURE_INVALID" } });
    expect(await house.row("vulnerability_case", id)).toMatchObject({ state: "REMEDIATING", version: 1 });
  });

  it.each([
    ["signature", { signature: "AAAA" }, "input.signature must be 64 bytes in base64."],
    ["signingKey", { signingKey: "?" }, "input.signingKey must be 32 bytes in base64."],
    ["sha256", { sha256: "ABC" }, "input.sha256 must be a SHA-256 digest of 64 lower-case hexadecimal digits."],
  ])("is not submitted with an unreadable %s", async (_, change, message) => {
    const id = await caseIn(house, "REMEDIATING");
    const input = { id, expectedVersion: 1, ...signed(content, maintainer), ...change };
    expect(await house.refuse(BRIGHT_GATE, "submitFix", input)).toMatchObject({ code: "BAD_USER_INPUT", message });
  });

  const flaws: [string, string, object, Buffer][] = [
    ["a tampered byte", "DIGEST_DIFFERS", {}, tampered(Buffer.from(content), 9)],
    ["a foreign key on record", "SIGNATURE_INVALID", { signing_key: stranger.signingKey }, Buffer.from(content)],
    ["a foreign signature on record", "SIGNATURE_INVALID", signatureOf(stranger), Buffer.from(content)],
    [
      "a digest swapped on record with the artefact",
      "SIGNATURE_INVALID",
      { sha256: digestOf("another patch") },
      Buffer.from("another patch"),
    ],
    [
      "a verification on record that no longer holds",
      "SIGNATURE_INVALID",
      { verified_at: START, signing_key: stranger.signingKey },
      Buffer.from(content),
    ],
  ];

  it.each(flaws)("is not distributed with %s, and nobody gets it", async (_, flaw, columns, received) => {
    const id = await caseIn(house, "PATCH_READY");
    const { sha256, signature, signingKey } = signed(content, maintainer);
    const fix = await fixOf(house, id, { sha256, signature, signing_key: signingKey, ...columns });
    const input = { id, expectedVersion: 1, fix, receivedSha256: digestOf(received), agencies: ["gsa"] };
    const refusal = await house.refuse(COORDINATOR, "distributePatch", input);
    expect(refusal).toMatchObject({ code: "RULE_VIOLATED", details: { flaw } });
    const { rows } = await house.owner.query("SELECT id FROM patch_delivery WHERE case_id = $1", [id]);
    expect(rows).toEqual([]);
    expect(await house.row("vulnerability_case", id)).toMatchObject({ state: "PATCH_READY", version: 1 });
  });

  it("is distributed when both verify, and the fix says since when", async () => {
    const id = await caseIn(house, "REMEDIATING");
    await house.accept(BRIGHT_GATE, "submitFix", { id, expectedVersion: 1, ...signed(content, maintainer) });
    const { rows } = await house.owner.query("SELECT id, verified_at FROM fix WHERE case_id = $1", [id]);
    const [fix] = rows as { id: string; verified_at: Date | null }[];
    expect(fix?.verified_at).toBeNull();
    const input = { id, expectedVersion: 2, fix: fix?.id, receivedSha256: digestOf(content), agencies: ["gsa"] };
    expect(await house.accept(COORDINATOR, "distributePatch", input)).toMatchObject({ state: "DISTRIBUTING" });
    expect(await house.row("fix", fix?.id ?? "")).toMatchObject({ verified_at: new Date(START), is_verified: true });
  });
});

function signatureOf(other: typeof stranger): object {
  return { signature: signed("the patch itself", other).signature };
}

/** What a maintainer sends who signs the digest's hexadecimal text. */
function textSigned(content: string): string {
  return sign(null, Buffer.from(digestOf(content)), maintainer.privateKey).toString("base64");
}
