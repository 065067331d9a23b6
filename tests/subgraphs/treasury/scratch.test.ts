import { treasury } from "../../../subgraphs/treasury/subgraph";
import { migrate } from "../../../subgraphs/kit/migrate";
import { seed } from "../../../subgraphs/kit/seed/seed";
import { createTestDatabase } from "../../fixture/postgres";
it("prints", async () => {
  await using database = await createTestDatabase("treasury");
  await migrate(treasury, database.ownerUrl);
  if (process.env.DROP) { const { connect } = require("../../../cli/postgres/connect"); await using c = await connect(database.ownerUrl); const r = await c.query("select indexname from pg_indexes where schemaname='public' and indexname not in (select conname from pg_constraint) and tablename<>'migrations'"); for (const x of r.rows) await c.query(`drop index "${x.indexname}"`); }
  const t = Date.now(); let last = t; const by: Record<string, number> = {};
  const cpu = process.cpuUsage();
  const counts = await seed(treasury, { ownerUrl: database.ownerUrl, scale: 1000, onProgress: ({ table }) => { const n = Date.now(); by[table] = (by[table] ?? 0) + n - last; last = n; } });
  console.log(Date.now() - t, process.cpuUsage(cpu), by, [...counts]);
}, 300000);
