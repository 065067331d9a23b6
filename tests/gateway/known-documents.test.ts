import fc from "fast-check";
import { parse } from "graphql";
import { documentKey, readDocumentKey } from "../../gateway/document-key";
import { knownDocuments, warmUp } from "../../gateway/known-documents";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { prepare, prepareVariant } from "../../gateway/prepare";
import { createSupergraph } from "../../gateway/supergraph";
import { composeSdl } from "./fixture/federation";

const document = parse("type Query { n: Int m: Int }");
const sdl = composeSdl([{ name: "a", url: "http://a.invalid/graphql", document }]);
const newSupergraph = () => createSupergraph({ sdl, origin: "test", limits: DEFAULT_LIMITS });

describe("documentKey", () => {
  it("keeps documents and operation names apart", () => {
    const text = fc.string().map((value) => value.replaceAll("\0", ""));
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (text, operationName) => {
        expect(readDocumentKey(documentKey(text, operationName))).toEqual({ text, operationName });
      }),
    );
  });
});

describe("warmUp", () => {
  it("prepares what another snapshot knows, each decision of it", async () => {
    const known = newSupergraph();
    const conditional = "query Q($a: Boolean!, $b: Boolean!) { n @include(if: $a) m @skip(if: $b) }";
    const first = prepare(known, conditional, "Q");
    await prepareVariant(known, first, { variables: { a: true, b: false }, access: "" });
    await prepareVariant(known, first, { variables: { a: false, b: true }, access: "" });
    await prepareVariant(known, prepare(known, "{ n }", undefined), { variables: {}, access: "" });
    const documents = knownDocuments(known);
    expect(documents).toEqual([
      { text: "{ n }", operationName: undefined, decisions: [""] },
      { text: conditional, operationName: "Q", decisions: ["10", "01"] },
    ]);
    const fresh = newSupergraph();
    expect(await warmUp(fresh, documents, 10_000)).toBe(2);
    expect(new Set(knownDocuments(fresh))).toEqual(new Set(documents));
  });

  it("leaves out what does not fit, and what there is no time for", async () => {
    const one = (text: string) => ({ text, operationName: undefined, decisions: [""] });
    const fresh = newSupergraph();
    expect(await warmUp(fresh, [one("{ gone }"), one("{"), one("{ m }")], 10_000)).toBe(1);
    expect(await warmUp(fresh, [one("{ n }")], -1)).toBe(0);
    expect(knownDocuments(fresh).map(({ text }) => text)).toEqual(["{ m }"]);
  });

  it("tells of a bounded number of characters", () => {
    const known = newSupergraph();
    for (let index = 0; index < 40; index += 1) prepare(known, `{ n${index}: n } #${"x".repeat(30_000)}`, undefined);
    expect(knownDocuments(known)).toHaveLength(34);
  });
});
