import { GraphQLError } from "graphql";
import { HubError } from "../../../common/errors";
import { formatFailure } from "../../../gateway/respond/format-errors";
import { refusal } from "../../../gateway/operation/refusal";

describe("formatFailure", () => {
  it("masks a bug behind a correlation id", () => {
    const correlationId = "id-1";
    const { error, errors, masked } = formatFailure(new TypeError("secret of /srv/hub.js"), correlationId);
    expect(error).toMatchObject({ code: "INVARIANT", httpStatus: 500 });
    expect(masked).toBe(true);
    expect(errors).toEqual([
      { message: expect.not.stringContaining("secret") as string, extensions: { code: "INVARIANT", correlationId } },
    ]);
  });

  it("shows every finding of a refused document", () => {
    const findings = [new GraphQLError("first"), new GraphQLError("second")];
    expect(formatFailure(refusal("GRAPHQL_VALIDATION_FAILED", findings), "id-1").errors).toEqual([
      { message: "first", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
      { message: "second", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
  });

  it("names the agency where one failed", () => {
    const failure = formatFailure(new HubError("SUBGRAPH_TIMEOUT", "Late.", { agency: "nsa" }), "id-1");
    expect(failure.errors).toEqual([{ message: "Late.", extensions: { code: "SUBGRAPH_TIMEOUT", agency: "nsa" } }]);
    expect(failure.masked).toBe(false);
  });

  it("says what the caller can do", () => {
    const { errors } = formatFailure(new HubError("UNAUTHENTICATED", "No.", { remedy: "Get a token." }), "id-1");
    expect(errors).toEqual([{ message: "No.", extensions: { code: "UNAUTHENTICATED", remedy: "Get a token." } }]);
  });
});
