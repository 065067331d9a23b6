/**
 * Writes the documents that are generated from tables in the code: `npm run generate`.
 * A test compares each with the committed file, so a table cannot change without its document.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DOCUMENTS } from "./generate/documents";

for (const [path, document] of Object.entries(DOCUMENTS)) {
  writeFileSync(join(__dirname, "../..", path), document());
  process.stdout.write(`${path}\n`);
}
