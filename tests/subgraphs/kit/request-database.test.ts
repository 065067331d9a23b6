import type { DataSource } from "typeorm";
import { RequestDatabase } from "../../../subgraphs/kit/read/request-database";

describe("RequestDatabase", () => {
  it("sends dates as UTC text, whatever the time zone of the process, and all else as it is", async () => {
    const sent: unknown[] = [];
    const dataSource = {
      query: async (sql: string, parameters: unknown[]) => {
        sent.push(sql, parameters);
        return [];
      },
    } as unknown as DataSource;
    const database = new RequestDatabase(dataSource);
    await database.query("SELECT 1", [new Date("2026-06-02"), ["a"], null, 7, "2026-06-02"]);
    expect(sent).toEqual(["SELECT 1", ["2026-06-02T00:00:00.000Z", ["a"], null, 7, "2026-06-02"]]);
    expect(database.statements).toBe(1);
  });
});
