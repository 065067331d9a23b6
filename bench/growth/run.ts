/**
 * `npm run bench:growth`: how the gateway's cost and memory grow: with rows, with requests, with distinct documents.
 * Each part runs without sockets, so that numbers are the gateway's own. Output: Markdown, or JSON with `--json`.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Command } from "commander";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { startCanned } from "./canned-gateway";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const ROWS = [10, 100, 1_000, 10_000] as const;
/** Rows answered for each measurement, so that each takes about as long. */
const ROWS_MEASURED = 2_000_000;
const REQUESTS = 100_000;
const DOCUMENTS = 10_000;
const STEPS = 5;

function heapMiB(): number {
  collectGarbage();
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function repeat(times: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let n = 0; n < times; n += 1) await work(n);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function rows(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const count of ROWS) {
    const gateway = await startCanned(count);
    const query = `{ rows { ${gateway.fields} } }`;
    const times = Math.ceil(ROWS_MEASURED / count);
    await repeat(Math.ceil(times / 4), () => gateway.ask(query));
    const microseconds = await repeat(times, () => gateway.ask(query));
    lines.push({ what: `CPU per row, ${count} rows`, value: microseconds / times / count, unit: "µs" });
  }
  return lines;
}

async function requests(): Promise<Line[]> {
  const gateway = await startCanned(20);
  const query = `{ rows { ${gateway.fields} } }`;
  const lines: Line[] = [];
  await repeat(REQUESTS / 10, () => gateway.ask(query));
  lines.push({ what: "heap before", value: heapMiB(), unit: "MiB" });
  for (let step = 1; step <= STEPS; step += 1) {
    await repeat(REQUESTS / STEPS, () => gateway.ask(query));
    lines.push({ what: `heap after ${(REQUESTS / STEPS) * step} requests`, value: heapMiB(), unit: "MiB" });
  }
  return lines;
}

/** Each document is asked often enough to be compiled as well. */
async function documents(): Promise<Line[]> {
  const gateway = await startCanned(20);
  const fields = gateway.fields.split(" ");
  const document = (n: number): string =>
    `query Q${n} { rows { ${fields.map((field) => `${field}${n}: ${field}`).join(" ")} } }`;
  const lines: Line[] = [{ what: "heap before", value: heapMiB(), unit: "MiB" }];
  for (let step = 1; step <= STEPS; step += 1) {
    const first = (DOCUMENTS / STEPS) * (step - 1);
    for (let use = 0; use < DEFAULT_LIMITS.compiledFromUse; use += 1) {
      await repeat(DOCUMENTS / STEPS, (n) => gateway.ask(document(first + n)));
    }
    lines.push({ what: `heap after ${(DOCUMENTS / STEPS) * step} documents`, value: heapMiB(), unit: "MiB" });
  }
  return lines;
}

const PARTS = { rows, requests, documents } as const;

async function measure(options: { readonly parts?: string; readonly json?: boolean }): Promise<void> {
  const chosen = options.parts?.split(",") ?? Object.keys(PARTS);
  const results: Record<string, Line[]> = {};
  for (const [name, part] of Object.entries(PARTS)) {
    if (!chosen.includes(name)) continue;
    process.stderr.write(`${name} …\n`);
    results[name] = await part();
  }
  process.stdout.write(options.json === true ? `${JSON.stringify(results, null, 2)}\n` : table(results));
}

function table(results: Readonly<Record<string, readonly Line[]>>): string {
  const lines = Object.entries(results).flatMap(([part, all]) =>
    all.map(({ what, value, unit }) => `| ${part} | ${what} | ${value.toFixed(1)} ${unit} |\n`),
  );
  return `| part | what | value |\n| --- | --- | --: |\n${lines.join("")}`;
}

void new Command("bench:growth")
  .description("Measures how the gateway's cost and memory grow.")
  .option("--parts <names>", `some of ${Object.keys(PARTS).join(",")}`)
  .option("--json", "print JSON")
  .action(measure)
  .parseAsync();
