/**
 * Sends one operation to a gateway over HTTP.
 * In: address, operation. Out: the GraphQL answer. Not here: printing (print/).
 */
import { z } from "zod";
import { HubError } from "../common/errors";

/** Extensions and whatever else a gateway adds are kept. */
const ANSWER = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .optional(),
});

export type Answer = z.infer<typeof ANSWER>;

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  /** An access token. */
  readonly token?: string | undefined;
}

/** @throws GATEWAY_UNAVAILABLE when nothing answers there; BAD_REQUEST when what answers is not GraphQL */
export async function askGateway(url: string, operation: Operation): Promise<Answer> {
  const { status, body } = await send(url, operation);
  const answer = ANSWER.safeParse(body);
  if (answer.success) return answer.data;
  throw new HubError("BAD_REQUEST", `${url} does not answer GraphQL (HTTP ${status}).`, {
    remedy: "Give the gateway's address with --url, with /graphql at its end.",
  });
}

async function send(url: string, { token, ...operation }: Operation): Promise<{ status: number; body: unknown }> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(operation),
    });
  } catch (cause) {
    throw new HubError("GATEWAY_UNAVAILABLE", `Nothing answers on ${url}.`, {
      remedy: "Start the hub with npm start, or name another gateway with --url.",
      cause,
    });
  }
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: undefined };
  }
}
