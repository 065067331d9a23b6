import { Client } from "pg";
import { migrate } from "../../../subgraphs/kit/migrate";
import { bookRow, libraryAgency } from "../../fixture/library-agency";
import { createTestDatabase } from "../../fixture/postgres";

describe("history table", () => {
  it("is append-only, for its owner too", async () => {
    await using database = await createTestDatabase("opm");
    await migrate(libraryAgency([bookRow({ id: "b" })]), database.ownerUrl);
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      await client.query(`INSERT INTO history (record_type, record_id, at, actor, office, action)
        VALUES ('Book', 'b', now(), 'keeper', 'House', 'create')`);
      await expect(client.query("UPDATE history SET actor = 'other'")).rejects.toThrow("history is append-only");
      await expect(client.query("DELETE FROM history")).rejects.toThrow("history is append-only");
    } finally {
      await client.end();
    }
  });
});
