/**
 * The hub's own subgraphs, each answer remembered: `UPSTREAMS` says where each path's subgraph really is, and
 * `GATEWAY_SIGNING_KEY` is the key of the gateway that they trust.
 */
import { randomUUID } from "node:crypto";
import { request as send } from "undici";
import { PERSONAS } from "../../common/personas";
import { CALLER_CONTEXT_HEADER } from "../../common/caller-context";
import { ContextSigner, readSigningKey } from "../../gateway/access/context-signer";
import { serveReplayed } from "../load/replay-server";

const upstreams = JSON.parse(process.env.UPSTREAMS ?? "{}") as Readonly<Record<string, string>>;
const signer = new ContextSigner(readSigningKey(process.env.GATEWAY_SIGNING_KEY ?? ""));
const calls = signer.of({
  caller: PERSONAS["treasury-analyst"],
  purpose: null,
  operation: "bench",
  correlationId: randomUUID(),
});

serveReplayed(async (path, body) => {
  const subgraph = path.slice(1);
  const url = upstreams[subgraph];
  if (url === undefined) return '{"errors":[{"message":"No such subgraph."}]}';
  const headers = { "content-type": "application/json", [CALLER_CONTEXT_HEADER]: await calls.sign(subgraph, body) };
  const answer = await send(url, { method: "POST", headers, body });
  return answer.body.text();
});
