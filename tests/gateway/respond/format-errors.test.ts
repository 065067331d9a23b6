import { GraphQLError } from "graphql";
import { HubError } from "../../../common/errors";
import { formatFailure } from "../../../gateway/respond/format-errors";
import { refusal } from "../../../gateway/operation/refusal";

describe("formatFailure", () => {
  it("masks a bug behind a correlation id", () => {
    const { error, errors, correlationId } = formatFailure(new TypeError("secret of /srv/hub.js"));
    expect(error).toMatchObject({ code: "INVARIANT", httpStatus: 500 });
    expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(errors).toEqual([
      { message: expect.not.stringContaining("secret") as string, extensions: { code: "INVARIANT", correlationId } },
    ]);
  });

  it("shows every finding of a refused document", () => {
    const findings = [new GraphQLError("first"), new GraphQLError("second")];
    expect(formatFailure(refusal("GRAPHQL_VALIDATION_FAILED", findings)).errors).toEqual([
      { message: "first", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
      { message: "second", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
  });

  it("names the agency where one failed", () => {
    const failure = formatFailure(new HubError("SUBGRAPH_TIMEOUT", "Late.", { agency: "nsa" }));
    expect(failure.errors).toEqual([{ message: "Late.", extensions: { code: "SUBGRAPH_TIMEOUT", agency: "nsa" } }]);
    expect(failure.correlationId).toBeUndefined();
  });
});
