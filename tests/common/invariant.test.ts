import { ERRORS, HubError } from "../../common/errors";
import { invariant, unreachable } from "../../common/invariant";

describe("invariant", () => {
  it("passes what holds and throws INVARIANT otherwise, which is masked on the wire", () => {
    expect(() => invariant(1, "one")).not.toThrow();
    expect(() => invariant(undefined, "lost row")).toThrow(
      expect.objectContaining({ code: "INVARIANT", message: "lost row", httpStatus: 500 }),
    );
    expect(ERRORS.INVARIANT.safe).toBe(false);
  });
});

describe("unreachable", () => {
  it("names the case that nobody expected", () => {
    expect(() => unreachable("PURPLE" as never)).toThrow('Unreachable case: "PURPLE"');
  });
});

describe("HubError", () => {
  it("carries code, status, agency, remedy and cause", () => {
    const cause = new Error("socket closed");
    const error = new HubError("SUBGRAPH_UNAVAILABLE", "OPM cannot be reached.", {
      agency: "opm",
      remedy: "Try again.",
      cause,
    });
    expect(error).toMatchObject({
      code: "SUBGRAPH_UNAVAILABLE",
      httpStatus: 200,
      agency: "opm",
      remedy: "Try again.",
      cause,
    });
  });
});
