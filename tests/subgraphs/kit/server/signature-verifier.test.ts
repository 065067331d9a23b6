import crypto, { generateKeyPairSync, sign } from "node:crypto";
import { signatureHeader } from "../../../../common/caller-context";
import { SignatureVerifier } from "../../../../subgraphs/kit/server/signature-verifier";

const NOW = 1_900_000_000;
const gateway = generateKeyPairSync("ed25519");

function signed(contexts: readonly string[]): string {
  const payload = JSON.stringify({ iss: "hub-gateway", iat: NOW, exp: NOW + 30, contexts });
  const parts = `${signatureHeader(gateway.publicKey)}.${Buffer.from(payload).toString("base64url")}`;
  return `${parts}.${sign(null, Buffer.from(parts), gateway.privateKey).toString("base64url")}`;
}

describe("SignatureVerifier", () => {
  let verifier: SignatureVerifier;
  let verify: jest.SpyInstance;
  beforeEach(() => {
    verifier = new SignatureVerifier([gateway.publicKey]);
    verify = jest.spyOn(crypto, "verify");
  });
  afterEach(() => verify.mockRestore());

  it("verifies a signature that several calls share once", () => {
    const shared = signed(["a", "b"]);
    for (let n = 0; n < 3; n += 1) expect([...verifier.verify(shared, NOW)]).toEqual(["a", "b"]);
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it("remembers the exact text and nothing else", () => {
    const [shared, other] = [signed(["a"]), signed(["b"])];
    verifier.verify(shared, NOW);
    const [header, , signature] = shared.split(".");
    for (const forged of [`${header}.${other.split(".")[1]}.${signature}`, `${shared}.`, shared.slice(0, -4)]) {
      expect(() => verifier.verify(forged, NOW)).toThrow("its gateway alone");
    }
  });

  it("does not remember what it refused", () => {
    const forged = `${signed(["a"]).slice(0, -8)}AAAAAAAA`;
    for (let n = 0; n < 2; n += 1) expect(() => verifier.verify(forged, NOW)).toThrow("its gateway alone");
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it("refuses one that has expired, though it remembers it", () => {
    const shared = signed(["a"]);
    verifier.verify(shared, NOW);
    expect(() => verifier.verify(shared, NOW + 30)).toThrow("its gateway alone");
    expect(verify).toHaveBeenCalledTimes(1);
  });

  it("forgets the oldest of many", () => {
    const many = Array.from({ length: 65 }, (_, n) => signed([`${n}`]));
    for (const one of many) verifier.verify(one, NOW);
    verifier.verify(many[1] ?? "", NOW);
    expect(verify).toHaveBeenCalledTimes(65);
    verifier.verify(many[0] ?? "", NOW);
    expect(verify).toHaveBeenCalledTimes(66);
  });
});
