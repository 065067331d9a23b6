/**
 * The hot path: one GraphQL request over HTTP, from its bytes to its answer.
 * In: an HTTP exchange. Out: an HTTP answer, for every request whatever happens to it.
 * Not here: what the stages do; each has its room, and they meet only in this file.
 */
import { randomUUID } from "node:crypto";
import type { Caller } from "../common/caller";
import type { Logger } from "../common/logger";
import { accessKeyOf } from "./access/access-key";
import { callerOf, type GatewayAccess } from "./access/gateway-access";
import { PURPOSE_HEADER, readPurpose } from "./access/read-purpose";
import type { EqualQueries } from "./equal-queries";
import type { Execution } from "./execute/execution";
import type { SubgraphClient } from "./fetch/subgraph-client";
import type { HttpAnswer, HttpExchange } from "./http/http-exchange";
import { acceptedMediaType, type MediaType } from "./http/media-type";
import { assertMethodFits, readRequest } from "./http/read-request";
import { MarkingRollup } from "./markings/marking-rollup";
import { coerceVariables, type VariableValues } from "./operation/coerce-variables";
import type { PreparedOperation } from "./prepared";
import { prepare, prepareVariant } from "./prepare";
import { formatFailure } from "./respond/format-errors";
import { answerFailure, answerSuccess } from "./respond/http-answers";
import { writeAnswer } from "./respond/write-answer";
import type { Supergraph } from "./supergraph";

/** What requests share. */
export interface GatewayRuntime {
  /** The snapshot that new requests take. */
  readonly supergraph: Supergraph;
  readonly client: SubgraphClient;
  readonly access: GatewayAccess;
  /** Whether answers say how they are marked. */
  readonly rollsUpMarkings: boolean;
  /** Shares the answers of equal queries, where the operator chose so. */
  readonly equalQueries: EqualQueries | undefined;
  readonly logger: Logger;
}

export async function handleRequest(runtime: GatewayRuntime, exchange: HttpExchange): Promise<HttpAnswer> {
  const { supergraph } = runtime;
  const correlationId = randomUUID();
  let mediaType: MediaType = "application/json";
  try {
    mediaType = acceptedMediaType(exchange.headers.accept);
    const request = await readRequest(exchange, supergraph.limits);
    const caller = await callerOf(runtime.access, exchange.headers);
    const purpose = readPurpose(exchange.headers[PURPOSE_HEADER]);
    const prepared = prepare(supergraph, request.query, request.operationName);
    assertMethodFits(exchange.method, prepared.operation.kind);
    const variables = coerceVariables(supergraph, prepared.operation, request.variables);
    const asked = { runtime, supergraph, exchange, prepared, variables, caller, purpose, correlationId };
    const isShared = runtime.equalQueries !== undefined && prepared.operation.kind === "query";
    const body = isShared ? runtime.equalQueries.share(asked, () => answer(asked)) : answer(asked);
    return answerSuccess(mediaType, await body);
  } catch (thrown) {
    return fail(runtime.logger, mediaType, { thrown, correlationId });
  }
}

/** A request that was understood. */
interface Asked {
  readonly runtime: GatewayRuntime;
  readonly supergraph: Supergraph;
  readonly exchange: HttpExchange;
  readonly prepared: PreparedOperation;
  readonly variables: VariableValues;
  readonly caller: Caller;
  readonly purpose: string | null;
  /** Names the request. */
  readonly correlationId: string;
}

async function answer(asked: Asked): Promise<string> {
  const { runtime, supergraph, prepared, variables, caller } = asked;
  const access = accessKeyOf(prepared.operation.requirements, caller);
  const variant = await prepareVariant(supergraph, prepared, { variables, access });
  const execution = startExecution(asked);
  await variant.program?.run(execution);
  logFaults(runtime.logger, execution, asked.correlationId);
  return writeAnswer(prepared.operation, variant, execution);
}

/**
 * A mutation runs on when its client goes away: stopping between two of its fields helps nobody. So does a query
 * that others may share.
 */
function startExecution(asked: Asked): Execution {
  const { runtime, supergraph, exchange, prepared, variables, caller, purpose, correlationId } = asked;
  const isForOne = prepared.operation.kind === "query" && runtime.equalQueries === undefined;
  const requestEndsMs = exchange.startedMs + supergraph.limits.requestMs;
  const deadline = { requestEndsMs, client: isForOne ? exchange.client : undefined };
  const signer = runtime.access.signer?.of({ caller, purpose, operation: prepared.hash, correlationId });
  const marking = runtime.rollsUpMarkings ? new MarkingRollup() : undefined;
  const state = { marking, data: {}, faults: [], repeats: new Set<number>() };
  return { supergraph, client: runtime.client, variables, deadline, signer, ...state };
}

function logFaults(logger: Logger, { faults }: Execution, correlationId: string): void {
  for (const { agency, code } of faults.slice(0, 10)) {
    logger.warn({ agency, code, correlationId }, "An agency failed.");
  }
}

interface Failed {
  readonly thrown: unknown;
  readonly correlationId: string;
}

function fail(logger: Logger, mediaType: MediaType, { thrown, correlationId }: Failed): HttpAnswer {
  const failure = formatFailure(thrown, correlationId);
  const { error, masked } = failure;
  if (masked) logger.error({ err: error, cause: error.cause, correlationId }, "A request failed.");
  if (error.code === "UNAUTHENTICATED")
    logger.warn({ reason: reasonOf(error.cause), correlationId }, "A token was refused.");
  if (error.code === "ISSUER_UNAVAILABLE")
    logger.error({ err: error.cause, correlationId }, "An issuer's keys cannot be read.");
  return answerFailure(mediaType, failure);
}

/** Of jose's errors the code alone: their messages quote claims. */
function reasonOf(cause: unknown): unknown {
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.name) : cause;
}
