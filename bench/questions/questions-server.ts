/** The hub's own subgraphs, each answer remembered: `UPSTREAMS` says where each path's subgraph really is. */
import { request as send } from "undici";
import { serveReplayed } from "../load/replay-server";

const upstreams = JSON.parse(process.env.UPSTREAMS ?? "{}") as Readonly<Record<string, string>>;

serveReplayed(async (path, body) => {
  const url = upstreams[path.slice(1)];
  if (url === undefined) return '{"errors":[{"message":"No such subgraph."}]}';
  const answer = await send(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  return answer.body.text();
});
