import { ANONYMOUS } from "../../../common/caller";
import { PERSONAS, developmentIdentity } from "../../../common/development-identity";
import { callerIdentity } from "../../../gateway/access/caller-identity";

const HEADER = "hub-development-identity";

describe("callerIdentity", () => {
  it("passes nothing where clients are not trusted", () => {
    expect(callerIdentity({ [HEADER]: "nsa-director" }, false)).toBeUndefined();
  });

  it("passes what a trusted client says, and that header alone", () => {
    const headers = { [HEADER]: "nsa-director", authorization: "Bearer secret", cookie: "a=b" };
    expect(callerIdentity(headers, true)).toEqual({ [HEADER]: "nsa-director" });
    expect(callerIdentity({}, true)).toBeUndefined();
  });

  it("refuses what nobody can be, and says what can be said", () => {
    expect(() => callerIdentity({ [HEADER]: "root" }, true)).toThrow(
      expect.objectContaining({ code: "UNAUTHENTICATED", remedy: expect.stringContaining("nsa-director") }),
    );
  });
});

describe("developmentIdentity", () => {
  it.each(Object.keys(PERSONAS))("knows %s", (name) => {
    expect(developmentIdentity(name)).toBe(PERSONAS[name as keyof typeof PERSONAS]);
  });

  it("takes roles and an office", () => {
    expect(developmentIdentity("AGENCY_OFFICER,CISA_ANALYST@cisa")).toMatchObject({
      roles: ["AGENCY_OFFICER", "CISA_ANALYST"],
      office: "cisa",
      clearance: "CUI",
    });
    expect(developmentIdentity("public")).toBe(ANONYMOUS);
  });

  it.each(["HUB@hub", "NOBODY@cisa", "CISA_ANALYST", "CISA_ANALYST@", "CISA_ANALYST@a@b", "@cisa", "__proto__", ""])(
    "refuses %j",
    (text) => {
      expect(() => developmentIdentity(text)).toThrow(expect.objectContaining({ code: "UNAUTHENTICATED" }));
    },
  );
});
