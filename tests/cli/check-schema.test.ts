import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { assertReleasesFree, driftFindings, findingError, releaseFindings } from "../../cli/check-schema";
import { schemaFiles } from "../../cli/compose-schema";
import { runHub } from "../fixture/hub-command";
import { temporaryDirectory } from "../fixture/temporary-directory";

const HELD = `type Query { a: Int }
type FrontierModel {
  approvedAt: String
  isCleared: Boolean
}
`;

describe("assertReleasesFree", () => {
  it("tells every name and refuses with the first", () => {
    let lines = "";
    expect(() => assertReleasesFree({ path: "held.graphql", text: HELD }, (text) => (lines += text))).toThrow(
      expect.objectContaining({
        code: "RELEASE_HELD",
        message: "held.graphql:3:3: FrontierModel.approvedAt could approve a model or its release. There is 1 more.",
        remedy: expect.stringContaining("Take the name out"),
      }),
    );
    expect(lines).toBe(
      "held.graphql:3:3 RELEASE_HELD FrontierModel.approvedAt could approve a model or its release\n" +
        "held.graphql:4:3 RELEASE_HELD FrontierModel.isCleared could clear a model or its release\n",
    );
  });

  it("has nothing against the hub's own schema", () => {
    const files = schemaFiles(() => undefined);
    expect(releaseFindings({ path: "", text: files.at(-1)?.text ?? "" })).toEqual([]);
  });
});

describe("findingError", () => {
  const drift = {
    code: "SCHEMA_DRIFT",
    place: "schema/supergraph.graphql:1:1",
    finding: "the file is missing",
  } as const;

  it.each([
    [1, "schema/supergraph.graphql:1:1: the file is missing."],
    [2, "schema/supergraph.graphql:1:1: the file is missing. There is 1 more."],
    [3, "schema/supergraph.graphql:1:1: the file is missing. There are 2 more."],
  ])("of %d", (count, message) => {
    const error = findingError(Array.from({ length: count }, () => drift));
    expect(error).toMatchObject({ code: "SCHEMA_DRIFT", message, remedy: expect.stringContaining("hub compose") });
  });

  it("of none is none", () => {
    expect(findingError([])).toBeUndefined();
  });
});

describe("driftFindings", () => {
  it("names file and line of what is not what the types say", () => {
    using root = temporaryDirectory();
    for (const { path, text } of schemaFiles(() => undefined)) {
      mkdirSync(dirname(join(root.path, path)), { recursive: true });
      writeFileSync(join(root.path, path), text);
    }
    expect(driftFindings(root.path)).toEqual([]);
    writeFileSync(join(root.path, "schema/supergraph.graphql"), "schema {\n");
    expect(driftFindings(root.path)).toMatchObject([
      { code: "SCHEMA_DRIFT", place: expect.stringMatching(/^schema\/supergraph\.graphql:\d+:1$/) },
    ]);
  });
});

describe("hub check", () => {
  it("finds the names of another supergraph, and fails", async () => {
    using place = temporaryDirectory();
    const file = join(place.path, "held.graphql");
    writeFileSync(file, HELD);
    const { code, stdout, stderr } = await runHub(["check", "--json", "--supergraph", file]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      {
        code: "RELEASE_HELD",
        place: `${file}:3:3`,
        finding: "FrontierModel.approvedAt could approve a model or its release",
      },
      {
        code: "RELEASE_HELD",
        place: `${file}:4:3`,
        finding: "FrontierModel.isCleared could clear a model or its release",
      },
    ]);
    expect(stderr).toMatch(/^error RELEASE_HELD: .*held\.graphql:3:3: .*approvedAt .* There is 1 more\.\n {2}Take/);
  });

  it.each([
    ["is no schema", "type {", /^error SUPERGRAPH_INVALID: .*:1:6: Syntax Error/],
    ["names what it does not have", "type Query { a: Model }", /^error SUPERGRAPH_INVALID: .*:1:1: Unknown type/],
    ["is not there", undefined, /^error BAD_USER_INPUT: .* does not exist/],
  ])("says so when the file %s", async (_, text, message) => {
    using place = temporaryDirectory();
    const file = join(place.path, "given.graphql");
    if (text !== undefined) writeFileSync(file, text);
    const { code, stderr } = await runHub(["check", "--supergraph", file]);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  it("finds nothing in a sound one", async () => {
    using place = temporaryDirectory();
    const file = join(place.path, "sound.graphql");
    writeFileSync(file, "type Query { a: Int }\ntype FrontierModel { releasedAt: String }\n");
    expect(await runHub(["check", "--supergraph", file])).toEqual({ code: 0, stdout: "nothing found\n", stderr: "" });
  });
});
