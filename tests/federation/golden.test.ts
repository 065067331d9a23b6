/**
 * The golden cases of Federation 2: each is composed, served, asked, and compared in plan, answer and calls.
 * In: tests/golden/federation, whose README says what its files are. Not here: random cases.
 */
import { parse } from "graphql";
import type { HubError } from "../../common/errors";
import { explain } from "../../gateway/explain";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { createSupergraph } from "../../gateway/supergraph";
import { compose } from "../../schema/compose";
import { askGateway, startGatewayOn, using } from "../gateway/fixture/federation";
import { startSubgraph, type SubgraphServer } from "../gateway/fixture/subgraph-server";
import { resolversOf, type CaseClock } from "./data-resolvers";
import { caseNames, expectJson, expectText, readCase, type GoldenCase } from "./golden-case";

describe("the golden cases of Federation", () => {
  it.each(caseNames())("%s", async (name) => {
    const golden = readCase(name);
    await using(startSubgraphs(golden), async ({ servers }) => {
      const composition = compose(
        golden.subgraphs.map(({ name, sdl }, index) => ({ name, sdl, url: servers[index]?.url ?? "" })),
      );
      const refused = composition.problems?.some(({ code }) => code === golden.refusal?.code) === true;
      expect(refused).toBe(golden.refusal?.stage === "compose");
      if (refused) return;
      if (!composition.supergraph) throw new Error(composition.problems?.map(({ message }) => message).join("\n"));
      await comparePlan(golden, composition.supergraph);
      await compareAnswer(golden, composition.supergraph, servers);
    });
  });
});

function overridesOf({ settings }: GoldenCase) {
  return { labels: settings.overrideLabels ?? [], draw: settings.overrideDraw };
}

async function comparePlan(golden: GoldenCase, sdl: string): Promise<void> {
  const overrides = overridesOf(golden);
  const supergraph = createSupergraph({ sdl, origin: golden.name, limits: DEFAULT_LIMITS, overrides });
  const explained = await explain(supergraph, golden.query, { variables: golden.variables }).catch(
    (error: HubError) => error,
  );
  expect("code" in explained ? explained.code : undefined).toBe(golden.refusal?.code);
  if ("planText" in explained) expectText(golden.name, "plan.txt", explained.planText);
}

async function compareAnswer(golden: GoldenCase, sdl: string, servers: readonly SubgraphServer[]): Promise<void> {
  await using(startGatewayOn(sdl, {}, { overrides: overridesOf(golden) }), async (gateway) => {
    const text = await askGateway(gateway, golden.query, golden.variables);
    expectJson(golden.name, "answer.json", text);
    const calls = servers.map(({ name, calls }) => [name, calls.length]);
    expectJson(golden.name, "calls.json", JSON.stringify(Object.fromEntries(calls)));
  });
}

interface Subgraphs extends AsyncDisposable {
  readonly servers: readonly SubgraphServer[];
}

async function startSubgraphs({ subgraphs, data }: GoldenCase): Promise<Subgraphs> {
  const clock: CaseClock = { ticks: 0 };
  const servers = await Promise.all(
    subgraphs.map(({ name, sdl }) => {
      const resolvers = resolversOf(parse(sdl), data[name] ?? {}, clock);
      return startSubgraph({ name, sdl, header: "", resolvers });
    }),
  );
  return {
    servers,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    },
  };
}
