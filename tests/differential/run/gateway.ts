/**
 * The gateway without HTTP: `handleRequest` with an exchange made by hand, and a client that calls subgraphs in
 * the process. Everything between is the gateway's own, the reading of subgraph answers included.
 * In: a supergraph, then queries. Out: the answer's text, and the plan for the reference.
 */
import { Readable } from "node:stream";
import { HubError } from "../../../common/errors";
import { createLogger } from "../../../common/logger";
import { NO_ACCESS } from "../../../gateway/access/access-config";
import { openAccess } from "../../../gateway/access/gateway-access";
import { readAnswer } from "../../../gateway/fetch/subgraph-answer";
import type { SubgraphClient } from "../../../gateway/fetch/subgraph-client";
import { ClientPresence } from "../../../gateway/http/client-presence";
import type { HttpExchange } from "../../../gateway/http/http-exchange";
import { DEFAULT_LIMITS, type GatewayLimits } from "../../../gateway/limits";
import { handleRequest } from "../../../gateway/request";
import { createSupergraph, type Supergraph } from "../../../gateway/supergraph";
import type { DifferentialCase } from "../differential-case";
import type { CallSubgraph, SubgraphRequest } from "./failing-calls";
import { IsolatedPlanner, type PlanningChild } from "./isolated-planner";

const logger = createLogger("gateway", "silent");
const NOBODY_KNOWN = openAccess(NO_ACCESS);

/** Limits are not what is compared, so none is met. */
const NO_LIMITS: GatewayLimits = {
  ...DEFAULT_LIMITS,
  aliases: 10_000,
  depth: 100,
  rootFields: 1_000,
  tokens: 100_000,
  requestMs: 60_000,
  placesPerFault: 1_000_000,
};

export type GatewaySettings = Pick<DifferentialCase, "overrides" | "compiledFromUse">;

/** @param child where it plans */
export function loadCase(sdl: string, child: PlanningChild, settings: GatewaySettings): Supergraph {
  const { overrides, compiledFromUse = 1 } = settings;
  const supergraph = createSupergraph({ sdl, origin: "of the case", limits: { ...NO_LIMITS, compiledFromUse } });
  return { ...supergraph, planner: new IsolatedPlanner(sdl, child, overrides) };
}

/** @returns the body of the HTTP answer */
export async function askGateway(
  supergraph: Supergraph,
  call: CallSubgraph,
  request: SubgraphRequest,
): Promise<string> {
  const trust = { access: await NOBODY_KNOWN, rollsUpMarkings: false, equalQueries: undefined };
  const answer = await handleRequest({ supergraph, client: clientOver(call), ...trust, logger }, exchangeOf(request));
  return answer.body;
}

function clientOver(call: CallSubgraph): SubgraphClient {
  return {
    call: async (subgraph, { body, readData }) => {
      const reply = call(subgraph.name, JSON.parse(body) as SubgraphRequest);
      if (reply === "timeout") {
        throw new HubError("SUBGRAPH_TIMEOUT", "It did not answer in time.", { agency: subgraph.name });
      }
      return readAnswer(subgraph, reply, readData);
    },
    close: async () => undefined,
  };
}

function exchangeOf(request: SubgraphRequest): HttpExchange {
  return {
    method: "POST",
    parameters: new URLSearchParams(),
    headers: { "content-type": "application/json", accept: "application/json" },
    body: Readable.from([Buffer.from(JSON.stringify(request))]),
    startedMs: performance.now(),
    client: new ClientPresence(),
  };
}
