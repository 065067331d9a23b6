/** `hub seed`: the demonstration world, N times as large. */
import { type Command, InvalidArgumentError } from "commander";
import { prepareAgencies } from "../prepare-agencies";
import { printTable } from "../print/table";
import { withDatabase } from "../with-database";

const LARGEST_SCALE = 100_000;

const EXAMPLES = `
Replaces the demonstration world of every agency; the same scale always gives the same records.
Works beside a running hub, and without one. Refuses when files were imported since, unless told to discard them.

Examples:
  $ hub seed --scale 1           the small world that hub start makes
  $ hub seed --scale 100 --json
  $ hub seed --discard-imports   imported catalogues and their receipts go, too`;

interface SeedOptions {
  readonly scale: number;
  readonly discardImports?: boolean;
  readonly json?: boolean;
}

export function registerSeed(program: Command): void {
  program
    .command("seed")
    .description("replace the demonstration world by one of the given size")
    .option("-s, --scale <n>", "how many times as much as the small world", parseScale, 1)
    .option("--discard-imports", "also remove what was imported")
    .option("--json", "print JSON")
    .addHelpText("after", EXAMPLES)
    .action(seed);
}

function parseScale(text: string): number {
  const scale = Number(text);
  if (Number.isInteger(scale) && scale >= 1 && scale <= LARGEST_SCALE) return scale;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${LARGEST_SCALE}.`);
}

async function seed({ scale, discardImports = false, json = false }: SeedOptions): Promise<void> {
  const prepared = await withDatabase(({ urls, progress }) =>
    progress.step("demonstration", (note) => prepareAgencies(urls, { scale, replace: true, discardImports, note })),
  );
  const rows = prepared.map(({ agency, rows }) => ({ agency, rows }));
  process.stdout.write(json ? `${JSON.stringify(rows)}\n` : printTable(rows));
}
