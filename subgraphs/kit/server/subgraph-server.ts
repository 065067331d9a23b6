/**
 * Starts and stops one subgraph: its pools, its server, its duties and events.
 * In: agency, its runtime database URL, address. Out: a running server that stops cleanly.
 * Not here: calls (answer-call.ts); migrations and seeds, which run once, before any server.
 */
import type { KeyObject } from "node:crypto";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { DataSource } from "typeorm";
import { HubError } from "../../../common/errors";
import type { Logger } from "../../../common/logger";
import type { Agency } from "../agency";
import { type AuditStore, NO_AUDIT_STORE } from "../audit/store/audit-store";
import { countAnonymousRefusals } from "../audit/store/count-anonymous-refusals";
import { AuditReader } from "../audit/view/audit-reader";
import { doDuties, keepDoingDuties } from "../command/duties";
import { openDataSource } from "../database/data-source";
import type { EventBus } from "../events/event-bus";
import { startFollower } from "../events/follower";
import { Relay } from "../events/relay";
import { answerCall } from "./answer-call";
import { apolloServer } from "./apollo-server";
import { ContextVerifier } from "./context-verifier";

export interface SubgraphOptions {
  /** The agency's runtime role on its own database. */
  readonly databaseUrl: string;
  /** Secret that this process and the agency's database share: signs who reads (kit/access). */
  readonly contextKey: string;
  readonly host: string;
  /** 0 lets the operating system choose. */
  readonly port: number;
  readonly logger: Logger;
  /** Public keys of the gateways whose word it takes; without any it answers nobody. */
  readonly gatewayKeys?: readonly KeyObject[];
  /** Carries events to and from other agencies; without it they wait in the outbox. The caller closes it. */
  readonly bus?: EventBus;
  /** Where commands and reads above UNCLASSIFIED are written down; without it there are none. The caller closes it. */
  readonly audit?: AuditStore;
  /** The auditor's connection to the audit's database, where auditors are answered. */
  readonly auditReaderUrl?: string;
  /** The time of commands; the real one unless told. */
  readonly clock?: () => Date;
  /** Told after each request how many SQL statements it sent. */
  readonly onStatements?: (count: number) => void;
}

export interface RunningSubgraph {
  /** `http://127.0.0.1:4003/graphql` */
  readonly url: string;
  /** Does at once what the clock commands; for tests, which set the clock. */
  doDuties(): Promise<void>;
  /** Finishes what is under way, then closes server and pool. */
  stop(): Promise<void>;
}

/** @throws DATABASE_UNAVAILABLE, PORT_IN_USE */
export async function startSubgraph(agency: Agency, options: SubgraphOptions): Promise<RunningSubgraph> {
  const { gatewayKeys = [], contextKey, logger, clock = realClock, audit = NO_AUDIT_STORE, onStatements } = options;
  const bounded = countAnonymousRefusals(audit);
  const dataSource = await openDataSource(agency, options.databaseUrl);
  const auditReader = new AuditReader(options.auditReaderUrl);
  const apollo = apolloServer(agency, logger);
  await apollo.start();
  if (gatewayKeys.length === 0) logger.warn("Without GATEWAY_PUBLIC_KEY, every question is refused.");
  const verifier = new ContextVerifier({ subgraph: agency.name, keys: gatewayKeys });
  const shared = { dataSource, contextKey, clock, logger };
  const serving = { ...shared, agency: agency.name, apollo, verifier, audit: bounded, auditReader, onStatements };
  const server = createServer((request, response) => void answerCall(serving, request, response));
  const port = await listen(server, options);
  const { duties = [] } = agency;
  const dutySetting = { ...shared, agency: agency.name };
  const stopDuties = keepDoingDuties(duties, dutySetting);
  const stopEvents = startEvents(agency, dataSource, options);
  return {
    url: `http://${options.host}:${port}/graphql`,
    doDuties: () => doDuties(duties, dutySetting),
    async stop() {
      await Promise.all([stopDuties(), stopEvents()]);
      await close(server);
      await apollo.stop();
      await bounded.close();
      await dataSource.destroy();
      await auditReader.close();
    },
  };
}

function realClock(): Date {
  return new Date();
}

async function listen(server: Server, { host, port }: SubgraphOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(
        cause.code === "EADDRINUSE"
          ? new HubError("PORT_IN_USE", `Port ${port} on ${host} is taken.`, {
              remedy: "Stop the other process or set PORT to a free port.",
              cause,
            })
          : cause,
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}

/** @returns how to stop */
function startEvents(
  agency: Agency,
  dataSource: DataSource,
  { bus, databaseUrl, contextKey, logger }: SubgraphOptions,
): () => Promise<void> {
  if (bus === undefined) return async () => undefined;
  const relay = new Relay({ source: agency.name, databaseUrl, contextKey, bus, logger });
  const following = agency.follower && startFollower(agency.follower, { bus, dataSource, contextKey, logger });
  return async () => {
    await Promise.all([relay.stop(), following?.stop()]);
  };
}
