import { connect } from "../../../cli/postgres/connect";
import { migrate } from "../../../subgraphs/kit/migrate";
import { Discovery } from "../../../subgraphs/nsa/frontier-model/discovery.entity";
import { nsa } from "../../../subgraphs/nsa/subgraph";
import { createTestDatabase } from "../../fixture/postgres";

/** The subgraph as it was when discoveries had no marking. */
const before = {
  ...nsa,
  migrations: nsa.migrations.slice(0, 2),
  entities: Object.values(nsa.entities).filter((entity) => entity !== Discovery),
};

describe("the migration that marks discoveries", () => {
  it("keeps what was noted before, controlled, with the model's developer as its party", async () => {
    await using database = await createTestDatabase("nsa");
    await migrate(before, database.ownerUrl);
    await using owner = await connect(database.ownerUrl);
    await owner.query(`
      INSERT INTO frontier_model (id, developer_id, name, purpose, provenance_source, provenance_as_of)
      VALUES ('m', 'acme-ai', 'M', 'Tests.', 'test', now());
      INSERT INTO discovery (vulnerability_id, model_id) VALUES ('CVE-1', 'm'), ('CVE-2', 'm')`);
    await migrate(nsa, database.ownerUrl);
    const { rows } = await owner.query(
      `SELECT vulnerability_id, model_id, developer_id, marking_level, marking_tlp, provenance_source
       FROM discovery ORDER BY vulnerability_id`,
    );
    const kept = { model_id: "m", developer_id: "acme-ai", marking_level: "CUI", marking_tlp: "AMBER" };
    expect(rows).toEqual(
      ["CVE-1", "CVE-2"].map((id) => ({ ...kept, vulnerability_id: id, provenance_source: "test" })),
    );
  });
});
