import { coordination } from "../../../subgraphs/coordination/subgraph";
import { PER_SCALE, developerOfModel } from "../../../subgraphs/kit/demonstration/world";
import { grownOrganization } from "../../../subgraphs/kit/demonstration/organizations";
import { migrate } from "../../../subgraphs/kit/migrate";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { createTestDatabase } from "../../fixture/postgres";
import { query } from "../../fixture/query";

const FINGERPRINT = `SELECT count(*)::int AS count, md5(string_agg(o::text, '|' ORDER BY id)) AS hash FROM organization o`;

async function seeded(scale: number) {
  await using database = await createTestDatabase("coordination");
  await migrate(coordination, database.ownerUrl);
  await seed(coordination, { ownerUrl: database.ownerUrl, scale });
  return (await query<{ count: number; hash: string }>(database.ownerUrl, FINGERPRINT))[0];
}

describe("seedDemonstration", () => {
  it("grows with the scale and makes the same world every time", async () => {
    const [first, second, larger] = await Promise.all([seeded(1), seeded(1), seeded(3)]);
    expect(second).toEqual(first);
    expect(larger?.count).toBe((first?.count ?? 0) + 2 * PER_SCALE.organizations);
  });

  it("leaves a seeded world alone", async () => {
    await using database = await createTestDatabase("coordination");
    await migrate(coordination, database.ownerUrl);
    await seed(coordination, { ownerUrl: database.ownerUrl, scale: 1 });
    const again = await seed(coordination, { ownerUrl: database.ownerUrl, scale: 1 });
    expect(again.size).toBe(0);
  });
});

describe("grownOrganization", () => {
  it("makes exactly the developers of models AI developers", () => {
    const developers = new Set(Array.from({ length: PER_SCALE.models * 3 }, (_, n) => developerOfModel(n + 1)));
    const kinds = Array.from({ length: PER_SCALE.organizations * 3 }, (_, n) => grownOrganization(n + 1).kind);
    expect(kinds.filter((kind) => kind === "AI_DEVELOPER")).toHaveLength(developers.size);
    for (const id of developers) expect(kinds[Number(id.slice(4)) - 1]).toBe("AI_DEVELOPER");
  });
});
