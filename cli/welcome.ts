/** What `hub start` prints once everything answers: addresses, and a question to try. */
import { seconds } from "./progress";

export interface Addresses {
  readonly gatewayUrl: string;
  readonly subgraphUrls: Readonly<Record<string, string>>;
  readonly place: string;
}

const QUESTION = "{ obligations(first: 3) { nodes { id section dueOn } } }";

/** @param elapsedMs since the command was given */
export function welcome({ gatewayUrl, subgraphUrls, place }: Addresses, elapsedMs: number): string {
  const rows = [["gateway", friendly(gatewayUrl)], ...Object.entries(subgraphUrls), ["data", place]];
  const width = Math.max(...rows.map(([name = ""]) => name.length));
  return [
    "",
    `The hub answers after ${seconds(elapsedMs).trim()}.`,
    "",
    ...rows.map(([name = "", value]) => `  ${name.padEnd(width)}  ${value}`),
    "",
    "Ask it something:",
    "",
    `  curl -s ${friendly(gatewayUrl)} -H 'content-type: application/json' \\`,
    `    -d '${JSON.stringify({ query: QUESTION })}'`,
    "",
    "Ctrl-C stops everything; the data stays.",
    "",
  ].join("\n");
}

/** The loopback address as people write it. */
function friendly(url: string): string {
  return url.replace("//127.0.0.1:", "//localhost:").replace("//0.0.0.0:", "//localhost:");
}
