/**
 * The hot path: one GraphQL request over HTTP, from its bytes to its answer.
 * In: an HTTP exchange. Out: an HTTP answer, for every request whatever happens to it.
 * Not here: what the stages do; each has its room, and they meet only in this file.
 */
import type { Logger } from "../common/logger";
import { callerIdentity } from "./access/caller-identity";
import type { EqualQueries } from "./equal-queries";
import type { Execution } from "./execute/execution";
import type { SubgraphClient } from "./fetch/subgraph-client";
import type { HttpAnswer, HttpExchange } from "./http/http-exchange";
import { acceptedMediaType, type MediaType } from "./http/media-type";
import { assertMethodFits, readRequest } from "./http/read-request";
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
  /** Whether clients may say who they are without proof. */
  readonly developmentIdentity: boolean;
  /** Shares the answers of equal queries, where the operator chose so. */
  readonly equalQueries: EqualQueries | undefined;
  readonly logger: Logger;
}

export async function handleRequest(runtime: GatewayRuntime, exchange: HttpExchange): Promise<HttpAnswer> {
  const { supergraph } = runtime;
  let mediaType: MediaType = "application/json";
  try {
    mediaType = acceptedMediaType(exchange.headers.accept);
    const request = await readRequest(exchange, supergraph.limits);
    const prepared = prepare(supergraph, request.query, request.operationName);
    assertMethodFits(exchange.method, prepared.operation.kind);
    const variables = coerceVariables(supergraph.schema, prepared.operation, request.variables);
    const identity = callerIdentity(exchange.headers, runtime.developmentIdentity);
    const asked = { runtime, supergraph, exchange, prepared, variables, identity };
    const isShared = runtime.equalQueries !== undefined && prepared.operation.kind === "query";
    const body = isShared ? runtime.equalQueries.share(asked, () => answer(asked)) : answer(asked);
    return answerSuccess(mediaType, await body);
  } catch (thrown) {
    return fail(runtime.logger, mediaType, thrown);
  }
}

/** A request that was understood. */
interface Asked {
  readonly runtime: GatewayRuntime;
  readonly supergraph: Supergraph;
  readonly exchange: HttpExchange;
  readonly prepared: PreparedOperation;
  readonly variables: VariableValues;
  readonly identity: Execution["identity"];
}

async function answer(asked: Asked): Promise<string> {
  const { runtime, supergraph, prepared, variables } = asked;
  const variant = await prepareVariant(supergraph, prepared, variables);
  const execution = startExecution(asked);
  await variant.program?.run(execution);
  logFaults(runtime.logger, execution);
  return writeAnswer(prepared.operation, variant, execution);
}

/**
 * A mutation runs on when its client goes away: stopping between two of its fields helps nobody. So does a query
 * that others may share.
 */
function startExecution({ runtime, supergraph, exchange, prepared, variables, identity }: Asked): Execution {
  const isForOne = prepared.operation.kind === "query" && runtime.equalQueries === undefined;
  const requestEndsMs = exchange.startedMs + supergraph.limits.requestMs;
  const deadline = { requestEndsMs, client: isForOne ? exchange.client : undefined };
  const state = { data: {}, faults: [], repeats: new Set<number>() };
  return { supergraph, client: runtime.client, variables, deadline, identity, ...state };
}

function logFaults(logger: Logger, { faults }: Execution): void {
  for (const { agency, code } of faults.slice(0, 10)) logger.warn({ agency, code }, "An agency failed.");
}

function fail(logger: Logger, mediaType: MediaType, thrown: unknown): HttpAnswer {
  const failure = formatFailure(thrown);
  const { error, correlationId } = failure;
  if (correlationId !== undefined) logger.error({ err: error, cause: error.cause, correlationId }, "A request failed.");
  return answerFailure(mediaType, failure);
}
