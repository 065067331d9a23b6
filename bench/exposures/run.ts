/**
 * `npm run bench:exposures`: time in which tiers and deadlines of 167,400 exposures, 1,674 KEV entries on an asset of
 * each of 100 agencies, are recomputed under BOD 26-04 in one SQL statement, on an embedded PostgreSQL with its
 * default settings. Every row is compared with the pure functions afterwards.
 * Output: a Markdown table, or JSON with `--json`; progress on standard error.
 */
import { Command } from "commander";
import { Client } from "pg";
import type { AgencyUrls } from "../../cli/postgres/provision";
import { assess } from "../../subgraphs/cisa/exposure/assessment";
import { recomputeExposures } from "../../subgraphs/cisa/exposure/recompute";
import { pgTypes } from "../../subgraphs/kit/database/pg-types";
import { queryOf } from "../../subgraphs/kit/database/query-of";
import { cpuMs } from "../load/process-usage";
import { startDatabase } from "../subgraphs/database";
import { AGENCIES, ENTRIES, ENTRIES_WITH_POINTS, createWorld, turnPoints } from "./world";

interface Result {
  readonly what: string;
  readonly changed: number;
  readonly medianMs: number;
  readonly longestMs: number;
  /** Median CPU of PostgreSQL's process for the connection. */
  readonly cpuMs: number;
}

async function bench({ rounds, json }: { readonly rounds: string; readonly json?: boolean }): Promise<void> {
  process.stderr.write("seeding\n");
  await using database = await startDatabase(["cisa"], 1);
  const { ownerUrl } = database.urls.get("cisa") as AgencyUrls;
  const client = new Client({ connectionString: ownerUrl, options: "-c TimeZone=UTC", types: pgTypes });
  await client.connect();
  try {
    const ids = await createWorld(client);
    const turn = async (): Promise<void> => turnPoints(client, ENTRIES);
    const turnSome = async (): Promise<void> => turnPoints(client, ENTRIES_WITH_POINTS);
    const results = [
      await measure("every tier changes", Number(rounds), { client, ids, before: turn }),
      await measure("the tiers of 263 entries change", Number(rounds), { client, ids, before: turnSome }),
      await measure("none changes", Number(rounds), { client, ids }),
    ];
    const wrong = await differences(client);
    if (wrong > 0) throw new Error(`${wrong} rows differ from the pure functions.`);
    process.stdout.write(json === true ? `${JSON.stringify(results, null, 2)}\n` : table(results));
  } finally {
    await client.end();
  }
}

interface Round {
  readonly client: Client;
  readonly ids: readonly string[];
  readonly before?: () => Promise<void>;
}

async function measure(what: string, rounds: number, { client, ids, before }: Round): Promise<Result> {
  const times: number[] = [];
  const cpu: number[] = [];
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const pid = rows[0]?.pid ?? 0;
  let changed = 0;
  for (let round = 1; round <= rounds; round += 1) {
    process.stderr.write(`${what}, round ${round}\n`);
    await before?.();
    const startedAt = performance.now();
    const cpuBefore = cpuMs(pid);
    await client.query("BEGIN");
    const deed = { at: new Date().toISOString(), actor: "bench", office: "cisa" };
    changed = await recomputeExposures(queryOf(client), { vulnerabilityIds: ids, deed });
    await client.query("COMMIT");
    times.push(performance.now() - startedAt);
    cpu.push(cpuMs(pid) - cpuBefore);
  }
  return { what, changed, medianMs: median(times), longestMs: Math.max(...times), cpuMs: median(cpu) };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** How many rows have another tier or deadline than the pure functions say. */
async function differences(client: Client): Promise<number> {
  type Row = Parameters<typeof assess>[0] & Parameters<typeof assess>[1] & ReturnType<typeof assess>;
  const { rows } = await client.query<Row>(`
    SELECT v.kev_date_added AS "kevDateAdded", v.ssvc_automatable AS "ssvcAutomatable",
      v.ssvc_technical_impact AS "ssvcTechnicalImpact", e.publicly_exposed AS "publiclyExposed",
      e.detected_on AS "detectedOn", e.tier, e.deadline
    FROM asset_exposure e JOIN vulnerability v ON v.id = e.vulnerability_id`);
  return rows.filter((row) => {
    const { tier, deadline } = assess(row, row);
    return tier !== row.tier || deadline !== row.deadline;
  }).length;
}

function table(results: readonly Result[]): string {
  const head = [`${ENTRIES * AGENCIES} exposures`, "rows changed", "median s", "longest s", "median CPU s"];
  const rows = results.map(({ what, changed, medianMs, longestMs, cpuMs: cpu }) => [
    what,
    String(changed),
    (medianMs / 1_000).toFixed(2),
    (longestMs / 1_000).toFixed(2),
    (cpu / 1_000).toFixed(2),
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

void new Command("bench:exposures")
  .description("Measures how fast BOD 26-04's tiers are recomputed.")
  .option("--rounds <n>", "rounds, of which the median counts", "5")
  .option("--json", "print JSON")
  .action(bench)
  .parseAsync();
