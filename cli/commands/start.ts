/** `hub start [part]`: everything, or one part that the environment configures. */
import cluster from "node:cluster";
import { Argument, type Command } from "commander";
import { HubError } from "../../common/errors";
import { isSubgraphName, SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { type Logger, createLogger } from "../../common/logger";
import { COORDINATION_SETTINGS, HUB_SETTINGS, readConfig, subgraphSettings } from "../config";
import { createProgress } from "../progress";
import { errorReport } from "../report-error";
import { startGatewayPrimary } from "../supervisor/gateway-primary";
import { startGatewayWorker } from "../supervisor/gateway-worker";
import { runPart } from "../supervisor/run-part";
import { type RunningHub, startHub } from "../supervisor/start-hub";
import { welcome } from "../welcome";

/** npm passes on the Ctrl-C that the terminal has sent already: what comes this soon is the same one. */
const SAME_SIGNAL_MS = 1_000;
const INTERRUPTED_EXIT = 130;

const EXAMPLES = `
Without a part, everything runs on this machine and stops with Ctrl-C; data stays.
A part alone is configured by the environment (hub config gateway, hub config cisa list the variables).

Examples:
  $ hub start
  $ PORT=8080 hub start
  $ DATABASE_URL=postgres://admin:secret@db.example/postgres hub start
  $ SUPERGRAPH=supergraph.graphql PORT=4000 hub start gateway
  $ HUB_WORKERS=4 hub start
  $ DATABASE_URL=postgres://hub_cisa:secret@db.example/hub_cisa PORT=4004 hub start cisa`;

export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start the hub, or one part of it")
    .addArgument(
      new Argument("[part]", "the gateway, or one agency's subgraph").choices(["gateway", ...SUBGRAPH_NAMES]),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (part: string | undefined) => {
      if (part === undefined) return startEverything();
      return isSubgraphName(part) ? startSubgraphAlone(part) : startGatewayAlone();
    });
}

/* oxlint-disable typescript/no-require-imports -- each part loads only what it runs */
async function startGatewayAlone(): Promise<void> {
  const { readGatewayConfig } = require("../../gateway/config") as typeof import("../../gateway/config");
  await runPart("gateway", async () => {
    const config = readGatewayConfig(process.env);
    const logger = createLogger("gateway");
    if (cluster.isPrimary && config.workers > 1) return startGatewayPrimary(config.workers, logger);
    const { startGateway } = require("../../gateway/server") as typeof import("../../gateway/server");
    if (cluster.isPrimary) return startGateway(config, logger);
    return startGatewayWorker((documents) => startGateway(config, logger, documents));
  });
}

async function startSubgraphAlone(name: SubgraphName): Promise<void> {
  const server =
    require("../../subgraphs/kit/server/subgraph-server") as typeof import("../../subgraphs/kit/server/subgraph-server");
  const { readGatewayKeys } =
    require("../../subgraphs/kit/server/gateway-keys") as typeof import("../../subgraphs/kit/server/gateway-keys");
  const { configuredAgency } = require("../agencies") as typeof import("../agencies");
  const { openEventBus } =
    require("../../subgraphs/kit/events/open-event-bus") as typeof import("../../subgraphs/kit/events/open-event-bus");
  await runPart(name, async () => {
    const config = readConfig(subgraphSettings(name));
    const logger = createLogger(name);
    const audit = openAudit(name, logger);
    const busUrl = config.NATS_URL ?? config.BUS_URL;
    const bus = busUrl === undefined ? undefined : openEventBus(busUrl);
    const subgraph = await server.startSubgraph(configuredAgency(name), {
      databaseUrl: config.DATABASE_URL,
      contextKey: config.CONTEXT_KEY,
      host: config.HOST,
      port: config.PORT,
      logger,
      gatewayKeys: config.GATEWAY_PUBLIC_KEY === undefined ? [] : readGatewayKeys(config.GATEWAY_PUBLIC_KEY),
      ...audit.options,
      ...(bus === undefined ? {} : { bus }),
    });
    const stop = async (): Promise<void> => {
      await subgraph.stop();
      await bus?.close();
      await audit.close();
    };
    return { url: subgraph.url, stop };
  });
}

/** Where the subgraph is audited; the coordination subgraph shows the audit and signs its checkpoints as well. */
function openAudit(name: SubgraphName, logger: Logger) {
  const { openAuditStore } =
    require("../../subgraphs/kit/audit/store/postgres-audit-store") as typeof import("../../subgraphs/kit/audit/store/postgres-audit-store");
  const { keepWritingCheckpoints } =
    require("../../subgraphs/kit/audit/checkpoint/keep-writing-checkpoints") as typeof import("../../subgraphs/kit/audit/checkpoint/keep-writing-checkpoints");
  const { AUDIT_URL: url } = readConfig(subgraphSettings(name));
  if (url === undefined) logger.warn("Without AUDIT_URL, commands and reads above UNCLASSIFIED are refused.");
  const store = url === undefined ? undefined : openAuditStore({ url, logger });
  const { AUDIT_READER_URL: readerUrl, AUDIT_DIRECTORY: directory } =
    name === "coordination" ? readConfig(COORDINATION_SETTINGS) : {};
  const stopCheckpoints =
    readerUrl === undefined || directory === undefined
      ? undefined
      : keepWritingCheckpoints({ readerUrl, directory }, logger);
  return {
    options: {
      ...(store === undefined ? {} : { audit: store }),
      ...(readerUrl === undefined ? {} : { auditReaderUrl: readerUrl }),
    },
    close: async (): Promise<void> => {
      await stopCheckpoints?.();
      await store?.close();
    },
  };
}

/* oxlint-enable typescript/no-require-imports */

async function startEverything(): Promise<void> {
  const startedAt = performance.now();
  const config = readConfig(HUB_SETTINGS);
  const progress = createProgress();
  const controller = new AbortController();
  let hub: RunningHub | undefined;
  onStopSignals({
    first: () => {
      progress.say("stopping … (Ctrl-C again forces)");
      controller.abort();
      if (hub !== undefined) void stopAndExit(hub);
    },
    second: () => {
      hub?.kill();
      process.exit(INTERRUPTED_EXIT);
    },
  });
  try {
    hub = await startHub({ config, environment: process.env, progress, signal: controller.signal });
  } catch (error) {
    if (error instanceof HubError && error.code === "INTERRUPTED") process.exit(0);
    throw error;
  }
  if (controller.signal.aborted) return stopAndExit(hub);
  process.stdout.write(welcome(hub, performance.now() - startedAt));
}
function onStopSignals({ first, second }: { first: () => void; second: () => void }): void {
  let firstAt: number | undefined;
  const stop = (): void => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      first();
    } else if (Date.now() - firstAt > SAME_SIGNAL_MS) {
      second();
    }
  };
  process.on("SIGINT", stop).on("SIGTERM", stop).on("SIGHUP", stop);
}

async function stopAndExit(hub: RunningHub): Promise<void> {
  try {
    await hub.stop();
    process.stderr.write("stopped\n");
    process.exit(0);
  } catch (error) {
    process.stderr.write(errorReport(error, false));
    process.exit(1);
  }
}
