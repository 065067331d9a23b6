import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENTS } from "../../../cli/generate/documents";

describe("generated documents", () => {
  it.each(Object.entries(DOCUMENTS))("%s is what its table says; `npm run generate` renews it", (path, document) => {
    expect(readFileSync(join(__dirname, "../../..", path), "utf8")).toBe(document());
  });
});
