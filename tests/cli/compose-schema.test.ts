import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "graphql";
import { fileState, schemaFiles, writeSchemaFile } from "../../cli/compose-schema";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { temporaryDirectory } from "../fixture/temporary-directory";

describe("schemaFiles", () => {
  it("prints every agency's SDL and one supergraph that knows them all", () => {
    let problems = "";
    const files = schemaFiles((lines) => (problems += lines));
    expect(problems).toBe("");
    expect(files.map(({ path }) => path)).toEqual([
      ...SUBGRAPH_NAMES.map((name) => `schema/subgraphs/${name}.graphql`),
      "schema/supergraph.graphql",
    ]);
    for (const { text } of files) expect(parse(text).definitions.length).toBeGreaterThan(1);
    for (const name of SUBGRAPH_NAMES) expect(files.at(-1)?.text).toContain(`@join__graph(name: "${name}"`);
  });
});

describe("fileState", () => {
  it("tells a missing, a different and an unchanged file apart", () => {
    using root = temporaryDirectory();
    const file = { path: "schema/subgraphs/cisa.graphql", text: "type Query { kev: Int }\n" };
    expect(fileState(root.path, file)).toBe("missing");
    writeSchemaFile(root.path, { ...file, text: "type Query { old: Int }\n" });
    expect(fileState(root.path, file)).toBe("differs from line 1");
    writeSchemaFile(root.path, file);
    expect(fileState(root.path, file)).toBe("unchanged");
    expect(readFileSync(join(root.path, file.path), "utf8")).toBe(file.text);
  });
});
