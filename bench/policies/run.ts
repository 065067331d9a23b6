/**
 * `npm run bench:policies`: what row-level security costs on 500,000 exposures of mixed markings, on an embedded
 * PostgreSQL. The same statements as the runtime role, with policies and of a table of the same rows without: entering,
 * planning and all that policies look at is part of their cost.
 * Output: a Markdown table, or JSON with `--json`; progress on standard error.
 */
import { Command } from "commander";
import { Client } from "pg";
import type { AgencyUrls } from "../../cli/postgres/provision";
import { PERSONAS } from "../../common/personas";
import { cisa } from "../../subgraphs/cisa/subgraph";
import { AssetExposure } from "../../subgraphs/cisa/exposure/asset-exposure.entity";
import { queryEntered } from "../../subgraphs/kit/access/entered-query";
import { EntryTokens } from "../../subgraphs/kit/access/entry-token";
import { withReader } from "../../subgraphs/kit/access/reader-parameter";
import { SETTINGS, openDataSource } from "../../subgraphs/kit/database/data-source";
import { pgTypes } from "../../subgraphs/kit/database/pg-types";
import { tableOf } from "../../subgraphs/kit/database/table";
import { startDatabase } from "../subgraphs/database";
import { ROWS, UNMARKED_TABLE, createRows } from "./rows";
import { STATEMENTS } from "./statements";

/** Quartiles of a time divided by the plain one of the same round. */
type Quartiles = readonly [number, number, number];

interface Result {
  readonly what: string;
  readonly plainMs: number;
  /** Row-level security alone. */
  readonly policies: Quartiles;
  /** With the kit's own condition as well, as requests send it. */
  readonly kit: Quartiles;
}

async function bench({ rounds, json }: { readonly rounds: string; readonly json?: boolean }): Promise<void> {
  process.stderr.write("seeding\n");
  await using database = await startDatabase(["cisa"], 1);
  const urls = database.urls.get("cisa") as AgencyUrls;
  const owner = new Client({ connectionString: urls.ownerUrl });
  const runtime = new Client({ connectionString: urls.url, options: SETTINGS, types: pgTypes });
  const dataSource = await openDataSource(cisa, urls.url);
  await Promise.all([owner.connect(), runtime.connect()]);
  try {
    await createRows(owner);
    const { from } = tableOf(dataSource, AssetExposure);
    const results = await measureAll({ runtime, contextKey: urls.contextKey, from, rounds: Number(rounds) });
    process.stdout.write(json === true ? `${JSON.stringify(results, null, 2)}\n` : table(results));
  } finally {
    await Promise.all([owner.end(), runtime.end(), dataSource.destroy()]);
  }
}

interface Setting {
  readonly runtime: Client;
  readonly contextKey: string;
  /** What the kit selects from. */
  readonly from: string;
  readonly rounds: number;
}

async function measureAll({ runtime, contextKey, from, rounds }: Setting): Promise<Result[]> {
  const tokens = new EntryTokens({ contextKey, caller: PERSONAS["cisa-analyst"], scope: "read" });
  const results: Result[] = [];
  for (const { what, sql, parameters, repeat, isKept = false } of STATEMENTS) {
    process.stderr.write(`${what}\n`);
    const times: { readonly plainMs: number; readonly policies: number; readonly kit: number }[] = [];
    const timed = async (run: () => Promise<unknown>): Promise<number> => {
      const startedAt = performance.now();
      for (let time = 0; time < repeat; time += 1) await run();
      return (performance.now() - startedAt) / repeat;
    };
    for (let round = 0; round <= rounds; round += 1) {
      const kept = isKept ? { name: what } : {};
      const bare = { text: sql(`${UNMARKED_TABLE} t`), values: [...parameters], queryMode: "extended", ...kept };
      const plainMs = await timed(() => runtime.query(bare));
      const guarded = { sql: sql("asset_exposure t"), parameters, isKept };
      const policiesMs = await timed(() => queryEntered(runtime, tokens.current(), guarded));
      const asked = withReader({ sql: sql(from), parameters }, tokens.reader);
      const kitMs = await timed(() => queryEntered(runtime, tokens.current(), { ...asked, isKept }));
      // The first round warms caches.
      if (round > 0) times.push({ plainMs, policies: policiesMs / plainMs, kit: kitMs / plainMs });
    }
    results.push({
      what,
      plainMs: quartiles(times.map((time) => time.plainMs))[1],
      policies: quartiles(times.map((time) => time.policies)),
      kit: quartiles(times.map((time) => time.kit)),
    });
  }
  return results;
}

function quartiles(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number): number => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  return [at(1 / 4), at(1 / 2), at(3 / 4)];
}

function table(results: readonly Result[]): string {
  const head = [`${ROWS} exposures`, "plain ms", "policies ×", "policies and the kit's condition ×"];
  const factor = ([low, middle, high]: Quartiles): string =>
    `${middle.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
  const rows = results.map(({ what, plainMs, policies, kit }) => [
    what,
    plainMs.toFixed(2),
    factor(policies),
    factor(kit),
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

void new Command("bench:policies")
  .description("Measures what row-level security costs.")
  .option("--rounds <n>", "rounds, of which the median counts", "31")
  .option("--json", "print JSON")
  .action(bench)
  .parseAsync();
