import { adviceOf } from "../../../gateway/fetch/public-advice";

const subgraph = { name: "cisa", url: new URL("http://cisa.internal:4004/graphql") };

describe("adviceOf", () => {
  it("passes a remedy and details of plain values", () => {
    const details = { currentVersion: 3, state: "DRAFT", legalActions: ["issue"] };
    expect(adviceOf(subgraph, { code: "CONFLICT", remedy: "Read it again.", details, stacktrace: ["at x"] })).toEqual({
      advice: { remedy: "Read it again.", details },
    });
  });

  it.each([
    ["nothing", undefined],
    ["a remedy that tells of the inside", { remedy: "Look at cisa.internal:4004." }],
    ["a remedy that is no text", { remedy: { text: "x" } }],
    ["nested details", { details: { row: { secret: 1 } } }],
    ["long details", { details: { text: "x".repeat(201) } }],
    ["many details", { details: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`n${n}`, n])) }],
    ["a long list", { details: { list: Array.from({ length: 51 }, (_, n) => n) } }],
  ])("passes nothing of %s", (_, extensions) => {
    expect(adviceOf(subgraph, extensions)).toEqual({});
  });
});
