/** `hub events tail`: the events of the running hub, live, one a line. */
import { type Command, Option } from "commander";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import type { EventBus } from "../../subgraphs/kit/events/event-bus";
import type { HubEvent } from "../../subgraphs/kit/events/hub-event";
import { HUB_SETTINGS, readConfig } from "../config";
import { findEventBus } from "../postgres/hub-database";
import { eventLine } from "../print/event-line";
import { instantSince } from "../since";

const EXAMPLES = `
Shows what comes from now on, and with --since what came before. Records that not everybody may see are never
announced. Ctrl-C ends.

Examples:
  $ hub events tail
  $ hub events tail --since 10m --source cisa --source treasury
  $ hub events tail --since 2026-08-01T10:00:00Z --type CisaTask --json`;

interface TailOptions {
  readonly since?: string;
  readonly source?: readonly string[];
  readonly type?: readonly string[];
  readonly json?: true;
}

export function registerEvents(program: Command): void {
  program
    .command("events")
    .description("look at the agencies' events")
    .helpCommand(false)
    .addHelpText("after", EXAMPLES)
    .command("tail")
    .description("show events live, one a line")
    .option("--since <instant>", "begin there: 10m, 2h, 3d ago, or ISO 8601 (default: now)")
    .addOption(new Option("--source <agency...>", "of these agencies only").choices([...SUBGRAPH_NAMES]))
    .option("--type <type...>", "of records of these types only, for example CisaTask")
    .option("--json", "print each event as JSON")
    .addHelpText("after", EXAMPLES)
    .action(tail);
}

async function tail({ since = "0s", source, type, json }: TailOptions): Promise<void> {
  const from = instantSince(since, new Date());
  const config = readConfig(HUB_SETTINGS);
  // oxlint-disable-next-line typescript/no-require-imports -- loads PostgreSQL's driver only when it runs
  const bus = (
    require("../../subgraphs/kit/events/open-event-bus") as typeof import("../../subgraphs/kit/events/open-event-bus")
  ).openEventBus(findEventBus({ config, environment: process.env }));
  const stopped = stopSignal();
  try {
    await bus.identity();
    const print = (event: HubEvent): void => {
      if (type !== undefined && !type.includes(event.recordType)) return;
      process.stdout.write(`${json === true ? JSON.stringify(event) : eventLine(event)}\n`);
    };
    follow(bus, { sources: source ?? SUBGRAPH_NAMES, from, print });
    await stopped;
  } finally {
    await bus.close();
  }
}

interface TailSetting {
  readonly sources: readonly string[];
  /** ISO 8601 in UTC. */
  readonly from: string;
  readonly print: (event: HubEvent) => void;
}

/** Says once when the bus is lost; whatever came meanwhile is shown when it is back. */
function follow(bus: EventBus, { sources, from, print }: TailSetting): void {
  const positions = new Map<string, number>();
  let isLost = false;
  bus.subscribe({
    sources,
    async startAt(source) {
      const position = positions.get(source) ?? (await bus.positionAt(source, from));
      positions.set(source, position);
      return position;
    },
    async handle({ source, events, position }) {
      isLost = false;
      events.forEach(print);
      positions.set(source, position);
    },
    onTrouble(error) {
      if (!isLost) process.stderr.write(`${(error as Error).message} Waiting for it.\n`);
      isLost = true;
    },
  });
}

/** Resolves at Ctrl-C, or when the reader of the output has gone. */
async function stopSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
    process.stdout.once("error", () => resolve());
  });
}
