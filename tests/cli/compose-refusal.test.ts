/** @jest-environment node */
import { createProgram } from "../../cli/program";
import type * as composeSchema from "../../cli/compose-schema";

const written: string[] = [];

jest.mock("../../cli/compose-schema", () => ({
  ...jest.requireActual<typeof composeSchema>("../../cli/compose-schema"),
  schemaFiles: () => [
    { path: "schema/supergraph.graphql", text: "type Mutation { approveModel(id: ID!): Boolean }\n" },
  ],
  writeSchemaFile: (_root: string, { path }: composeSchema.SchemaFile) => void written.push(path),
}));

describe("hub compose", () => {
  it("writes nothing where a name could hold a model back", async () => {
    const stderr = jest.spyOn(process.stderr, "write").mockReturnValue(true);
    const composed = createProgram().parseAsync(["compose"], { from: "user" });
    await expect(composed).rejects.toMatchObject({
      code: "RELEASE_HELD",
      message: "schema/supergraph.graphql:1:17: Mutation.approveModel could approve a model or its release.",
    });
    expect(stderr.mock.calls).toEqual([[expect.stringContaining("RELEASE_HELD Mutation.approveModel")]]);
    stderr.mockRestore();
    expect(written).toEqual([]);
  });
});
