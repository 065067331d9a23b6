import { publicMessage } from "../../../gateway/fetch/public-message";

const subgraph = { name: "cisa", url: new URL("http://cisa.internal:4003/graphql") };
const MASKED = "The agency cisa failed to answer this.";

describe("publicMessage", () => {
  it.each([
    "The case is closed.",
    "Select one of the values from the list.",
    "Version 1.2.3 is not supported.",
    "The record changed since it was read (expected 3, found 4).",
  ])("keeps %j", (message) => expect(publicMessage(subgraph, message, undefined)).toBe(message));

  it.each([
    "",
    "getaddrinfo ENOTFOUND db",
    "connect ECONNREFUSED",
    "no route to 10.1.2.3",
    "cisa.internal:4003 refused",
    `relation "cases" does not exist`,
    "syntax error at SELECT id FROM secrets",
    "UPDATE cases SET a = 1",
    "boom\n    at run (/app/x.js:1:1)",
    "at Object.run (/app/dist/x.js:10:3)",
    "Cannot find /app/node_modules/pg",
    "x".repeat(1_001),
  ])("masks %j", (message) => expect(publicMessage(subgraph, message, undefined)).toBe(MASKED));

  it("masks what the agency did not foresee", () => {
    expect(publicMessage(subgraph, "The case is closed.", "INTERNAL_SERVER_ERROR")).toBe(MASKED);
  });
});
