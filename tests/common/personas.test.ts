import { ANONYMOUS } from "../../common/caller";
import { PERSONAS, personaOf } from "../../common/personas";

describe("personaOf", () => {
  it.each(Object.keys(PERSONAS))("knows %s", (name) => {
    expect(personaOf(name)).toBe(PERSONAS[name as keyof typeof PERSONAS]);
  });

  it("takes roles and an office", () => {
    expect(personaOf("AGENCY_OFFICER,CISA_ANALYST@cisa")).toMatchObject({
      roles: ["AGENCY_OFFICER", "CISA_ANALYST"],
      office: "cisa",
      clearance: "CUI",
    });
    expect(personaOf("public")).toBe(ANONYMOUS);
  });

  it.each(["HUB@hub", "NOBODY@cisa", "CISA_ANALYST", "CISA_ANALYST@", "CISA_ANALYST@a@b", "@cisa", "__proto__", ""])(
    "refuses %j",
    (text) => {
      expect(() => personaOf(text)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
    },
  );
});
