/**
 * Everything that `hub start` runs, in order: PostgreSQL, schema and data, six subgraphs, the gateway.
 * In: configuration, progress, a signal to give up. Out: the running hub; stopping goes the other way round,
 * PostgreSQL last. A failed or interrupted start leaves nothing running.
 */
import { extname, join } from "node:path";
import { HubError } from "../../common/errors";
import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { type Environment, type HubConfig, isForDevelopment } from "../config";
import { type KeyPaths, keepHubKeys } from "../identity/hub-keys";
import { type HubDatabase, dataDirectoryOf, openHubDatabase } from "../postgres/hub-database";
import { prepareAgencies } from "../prepare-agencies";
import type { Progress } from "../progress";
import { assertPortFree } from "./port";
import { gatewayEnvironment, subgraphEnvironment } from "./part-environment";
import { SupervisedPart } from "./supervised-part";

interface HubOptions {
  readonly config: HubConfig;
  readonly environment: Environment;
  readonly progress: Progress;
  /** Aborted when the user wants to stop; the step under way is finished first. */
  readonly signal: AbortSignal;
}

interface KeyedOptions extends HubOptions {
  readonly keys: KeyPaths;
}

export interface RunningHub {
  readonly gatewayUrl: string;
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** Where the data is, for people. */
  readonly place: string;
  stop(): Promise<void>;
  /** Ends every part at once; PostgreSQL is left to the next start. */
  kill(): void;
}

/**
 * @throws PORT_IN_USE and CONFIG_INVALID before anything is started; INTERRUPTED when `signal` was aborted;
 *   whatever a part failed with
 */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const { config, progress } = options;
  const hasPersonas = isForDevelopment(config);
  const parts: SupervisedPart[] = [];
  let database: HubDatabase | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all(parts.map((part) => part.stop()));
    await database?.close();
  };
  try {
    await assertPortFree(config.HOST, config.PORT);
    database = await progress.step("PostgreSQL", (note) => openDatabase(options, note));
    database.keepAlive((news) => progress.say(news));
    const keys = keepHubKeys(dataDirectoryOf(config).keys, hasPersonas);
    const subgraphs = await prepareData({ ...options, keys }, database, parts);
    const subgraphUrls = await awaitSubgraphs(options, subgraphs);
    const gatewayUrl = await startGateway({ ...options, keys }, subgraphUrls, parts);
    return { gatewayUrl, subgraphUrls, place: database.place, stop, kill: () => parts.forEach((part) => part.kill()) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openDatabase(
  { config, environment, signal }: HubOptions,
  note: (text: string) => void,
): Promise<HubDatabase> {
  assertGoingOn(signal);
  const database = await openHubDatabase({ config, environment, mode: "own" });
  note(database.place);
  return database;
}

/** A subgraph that is starting; `outcome` never rejects, so that nobody has to wait for it at once. */
interface StartingSubgraph {
  readonly name: SubgraphName;
  readonly part: SupervisedPart;
  readonly outcome: Promise<{ readonly error?: unknown }>;
}

/** Starts each subgraph as soon as its own database is complete, while the next one's is being prepared. */
async function prepareData(
  { environment, progress, signal, keys }: KeyedOptions,
  { urls, eventUrls, auditUrls, auditDirectory }: HubDatabase,
  parts: SupervisedPart[],
): Promise<StartingSubgraph[]> {
  assertGoingOn(signal);
  const starting: StartingSubgraph[] = [];
  const onPrepared = (name: SubgraphName): void => {
    if (signal.aborted) return;
    const { url: databaseUrl, contextKey } = urls.get(name) ?? {};
    const its = {
      databaseUrl,
      contextKey,
      busUrl: eventUrls.get(name),
      auditUrl: auditUrls.appenderUrls.get(name),
      ...(name === "coordination" ? { audit: { readerUrl: auditUrls.readerUrl, directory: auditDirectory } } : {}),
      gatewayPublic: keys.gatewayPublic,
    };
    const part = newPart(name, subgraphEnvironment(environment, its), progress);
    parts.push(part);
    const outcome = part.start().then(
      () => ({}),
      (error: unknown) => ({ error }),
    );
    starting.push({ name, part, outcome });
  };
  await progress.step("schema and data", async (note) => {
    const prepared = await prepareAgencies(urls, { scale: 1, replace: false, note, onPrepared });
    const rows = prepared.reduce((sum, agency) => sum + agency.rows, 0);
    note(rows === 0 ? "unchanged" : `${rows.toLocaleString("en-US")} rows written`);
  });
  return starting;
}

async function awaitSubgraphs(
  { progress, signal }: HubOptions,
  subgraphs: readonly StartingSubgraph[],
): Promise<Record<string, string>> {
  assertGoingOn(signal);
  return progress.step("subgraphs", async (note) => {
    const ready: string[] = [];
    const waits = subgraphs.map(async ({ name, outcome }) => {
      const { error } = await outcome;
      if (error !== undefined) throw error;
      ready.push(name);
      note(ready.join(", "));
    });
    await Promise.all(waits);
    const urls = new Map(subgraphs.map(({ name, part }) => [name, part.url]));
    // In their own order, not in that in which they came up.
    return Object.fromEntries(
      SUBGRAPH_NAMES.flatMap((name) => (urls.has(name) ? [[name, urls.get(name) as string]] : [])),
    );
  });
}

async function startGateway(
  { config, environment, progress, signal, keys }: KeyedOptions,
  subgraphUrls: Readonly<Record<string, string>>,
  parts: SupervisedPart[],
): Promise<string> {
  assertGoingOn(signal);
  return progress.step("gateway", async (note) => {
    const part = newPart("gateway", gatewayEnvironment(environment, config, { subgraphUrls, keys }), progress);
    parts.push(part);
    await part.start();
    note(part.url);
    return part.url;
  });
}

function newPart(name: string, env: NodeJS.ProcessEnv, progress: Progress): SupervisedPart {
  const script = join(__dirname, "..", `hub${extname(__filename)}`);
  return new SupervisedPart({ name, script, args: ["start", name], env, onNews: (news) => progress.say(news) });
}

function assertGoingOn(signal: AbortSignal): void {
  if (signal.aborted) throw new HubError("INTERRUPTED", "Stopped while starting.");
}
