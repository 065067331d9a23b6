/**
 * Every way in which a client can reach something protected, with what an allowed and a denied caller are answered
 * and which calls that makes: tests/golden/gateway/access/ways.json. HUB_RENEW_GOLDEN=1 writes what is observed.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Identity } from "../../fixture/gateway-word";
import type { Answer, Federation } from "../fixture/federation";

const FILE = path.join(__dirname, "../../golden/gateway/access/ways.json");

/** What a caller is answered, and the calls as `subgraph: text variables`. */
interface Observed {
  readonly answer: Answer;
  readonly calls: readonly string[];
}

export interface Way {
  readonly way: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly allowed: Observed;
  readonly denied: Observed;
}

export function readWays(): readonly Way[] {
  return JSON.parse(readFileSync(FILE, "utf8")) as Way[];
}

/** Asks both callers everything again and writes it down, for people to read what changed. */
export async function renewWays(hub: Federation, who: { allowed: Identity; denied: Identity }): Promise<void> {
  const renewed: Way[] = [];
  for (const { way, query, variables } of readWays()) {
    const asked = { way, query, ...(variables ? { variables } : {}) };
    const allowed = await observe(hub, who.allowed, asked);
    renewed.push({ ...asked, allowed, denied: await observe(hub, who.denied, asked) });
  }
  writeFileSync(FILE, `${JSON.stringify(renewed, undefined, 2)}\n`);
}

export async function observe(
  hub: Federation,
  identity: Identity,
  { query, variables }: Pick<Way, "query" | "variables">,
): Promise<Observed> {
  hub.forget();
  const answer = await hub.askAs(identity, query, variables);
  const calls = hub.subgraphs.flatMap(({ name, calls }) =>
    calls.map((call) => `${name}: ${call.query} ${JSON.stringify(call.variables ?? {})}`),
  );
  return { answer, calls: calls.sort() };
}
