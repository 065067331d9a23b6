/**
 * `npm run bench:subgraphs`: CPU of a subgraph's process per request for a thousand references or rows, on a seeded
 * embedded PostgreSQL. With `--against` another build is measured in turns with this one, and their answers compared.
 * Output: a Markdown table, or JSON with `--json`; progress on standard error.
 */
import { join, resolve } from "node:path";
import { Command } from "commander";
import type { AgencyUrls } from "../../cli/postgres/provision";
import { type Build, type Candidate, startCandidate } from "./candidate";
import { type BenchDatabase, startDatabase } from "./database";
import { type Question, ROWS, SUBJECTS, type Subject, questionsAbout } from "./questions";

const SERVER_CORE = 0;
/** Every agency's world at this scale has more than `ROWS` rows of what is asked for. */
const SCALE = 20;
const WARM_UP = 2;

interface Options {
  readonly against?: string;
  readonly agencies?: string;
  readonly rounds: string;
  readonly requests: string;
  readonly json?: boolean;
}

interface Result {
  readonly agency: string;
  readonly question: string;
  /** Median CPU milliseconds per request, by build. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly sameAnswer: boolean;
}

async function bench(options: Options): Promise<void> {
  const builds: Build[] = [{ name: "this", folder: join(__dirname, "../..") }];
  if (options.against !== undefined) builds.unshift({ name: "other", folder: resolve(options.against) });
  const wanted = options.agencies?.split(",");
  const subjects = SUBJECTS.filter(({ agency }) => wanted?.includes(agency) ?? true);
  process.stderr.write("seeding\n");
  await using database = await startDatabase(
    subjects.map(({ agency }) => agency),
    SCALE,
  );
  const results: Result[] = [];
  for (const subject of subjects) results.push(...(await measureSubject(subject, { builds, database, options })));
  const conditions = { node: process.version, rounds: options.rounds, requestsPerRound: options.requests, rows: ROWS };
  process.stdout.write(
    options.json === true ? `${JSON.stringify({ conditions, results }, null, 2)}\n` : table(results, builds),
  );
}

interface Conditions {
  readonly builds: readonly Build[];
  readonly database: BenchDatabase;
  readonly options: Options;
}

async function measureSubject(subject: Subject, { builds, database, options }: Conditions): Promise<Result[]> {
  await using stack = new AsyncDisposableStack();
  const candidates: Candidate[] = [];
  const { url: databaseUrl } = database.urls.get(subject.agency) as AgencyUrls;
  for (const build of builds) {
    const candidate = await startCandidate({ build, agency: subject.agency, databaseUrl, core: SERVER_CORE });
    candidates.push(stack.use(candidate));
  }
  const representations = await representationsOf(subject, candidates[0] as Candidate);
  const results: Result[] = [];
  for (const question of questionsAbout(subject)) {
    process.stderr.write(`${subject.agency}: ${question.name}\n`);
    const measured = await measureInTurns(candidates, bodyOf(question, representations), options);
    results.push({ agency: subject.agency, question: question.name, ...measured });
  }
  return results;
}

async function representationsOf({ list, type }: Subject, candidate: Candidate): Promise<unknown[]> {
  const answer = await candidate.ask(JSON.stringify({ query: `{ ${list}(first: ${ROWS}) { nodes { id } } }` }));
  const { data } = JSON.parse(answer) as { data: Record<string, { nodes: { id: string }[] }> };
  return data[list]?.nodes.map(({ id }) => ({ __typename: type, id })) ?? [];
}

function bodyOf({ query, ofReferences }: Question, representations: readonly unknown[]): string {
  return JSON.stringify(ofReferences ? { query, variables: { of: representations } } : { query });
}

async function measureInTurns(
  candidates: readonly Candidate[],
  body: string,
  options: Options,
): Promise<Pick<Result, "cpuMs" | "sameAnswer">> {
  const answers = new Set<string>();
  for (const candidate of candidates) answers.add(await candidate.ask(body));
  for (const answer of answers) if (answer.includes('"errors":')) throw new Error(answer.slice(0, 500));
  const rounds = new Map<string, number[]>(candidates.map(({ build }) => [build.name, []]));
  for (let round = -WARM_UP; round < Number(options.rounds); round += 1) {
    for (const candidate of candidates) {
      const cpu = await candidate.measure(body, Number(options.requests));
      if (round >= 0) rounds.get(candidate.build.name)?.push(cpu);
    }
  }
  const medians = [...rounds].map(([name, values]) => [name, median(values)] as const);
  return { cpuMs: Object.fromEntries(medians), sameAnswer: answers.size === 1 };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function table(results: readonly Result[], builds: readonly Build[]): string {
  const names = builds.map(({ name }) => name);
  const head = ["agency", "question", ...names.map((name) => `${name}, CPU ms`), "answers"];
  const rows = results.map(({ agency, question, cpuMs, sameAnswer }) => [
    agency,
    question,
    ...names.map((name) => (cpuMs[name] ?? Number.NaN).toFixed(1)),
    sameAnswer ? "same" : "differ",
  ]);
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

void new Command("bench:subgraphs")
  .description("Measures the CPU of subgraph servers per request.")
  .option("--against <dist>", "folder of another compiled hub to measure in turns")
  .option("--agencies <names>", `some of ${SUBJECTS.map(({ agency }) => agency).join(",")}`)
  .option("--rounds <n>", "rounds, of which the median counts", "7")
  .option("--requests <n>", "requests of a round", "20")
  .option("--json", "print JSON")
  .action(bench)
  .parseAsync();
