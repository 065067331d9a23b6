import { BOUND_AGENCIES, boundAgency } from "../../../../subgraphs/cisa/compliance/binding";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { AGENCIES } from "../../../../subgraphs/kit/reference/agencies";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { seed } from "../../../../subgraphs/kit/seed/seed";
import { createTestDatabase } from "../../../fixture/postgres";
import { query } from "../../../fixture/query";

describe("boundAgency", () => {
  it.each(["treasury", "opm", "cisa", "doj", "omb"])("binds %s", (id) => {
    expect(boundAgency(id).id).toBe(id);
  });

  it.each([
    ["War", "war", "Department of War"],
    ["an intelligence agency", "nsa", "National Security Agency"],
    ["a council", "cnss", "Committee on National Security Systems"],
    ["a private owner", "juniper-falls-hospital", "juniper-falls-hospital"],
    ["nobody", "", ""],
  ])("refuses %s", (_case, id, name) => {
    expect(() => boundAgency(id)).toThrow(
      expect.objectContaining({ code: "RULE_VIOLATED", message: `Civilian directives do not bind ${name}.` }),
    );
  });

  it("leaves out exactly the defence and intelligence agencies and the councils", () => {
    const bound = new Set(BOUND_AGENCIES);
    const kinds = AGENCIES.filter((agency) => !bound.has(agency)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["DEFENSE", "INTELLIGENCE", "COUNCIL"]));
  });
});

describe("compliance_item", () => {
  it("has no place for an agency that is not bound", async () => {
    await using database = await createTestDatabase("cisa");
    await migrate(cisa, database.ownerUrl);
    await seed(cisa, { ownerUrl: database.ownerUrl, scale: 1 });
    for (const agency of ["war", "nsa", "cnss"]) {
      await expect(
        query(
          database.ownerUrl,
          `INSERT INTO compliance_item (id, directive_id, agency_id, subject, state, provenance_source, provenance_as_of)
           VALUES ('x', 'BOD-26-04', $1, 's', 'NOT_STARTED', 'test', now())`,
          [agency],
        ),
      ).rejects.toThrow("compliance_item_agency_id_fkey");
    }
  });
});
