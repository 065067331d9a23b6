import { createLogger } from "../../../common/logger";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { GatewayConfig } from "../../../gateway/config";
import { DEFAULT_LIMITS } from "../../../gateway/limits";
import { NO_OVERRIDES } from "../../../gateway/plan/overrides";
import { Planner } from "../../../gateway/plan/planner";
import { NO_ACCESS } from "../../../gateway/access/access-config";
import { startGateway, type RunningGateway } from "../../../gateway/server";
import { costlySupergraph, doublingDocument } from "../../../bench/planning/costly-plans";
import { askGateway, startGatewayOn } from "../fixture/federation";
import { letProcessesRunTypeScript } from "../fixture/typescript-processes";

const BUDGET_MS = 400;
/** For what must be over well before a plan's time is. */
const LONG_BUDGET_MS = 1_500;
const sdl = costlySupergraph();

beforeAll(letProcessesRunTypeScript);

describe("the gateway's guarded planning", () => {
  let gateway: RunningGateway;
  let config: GatewayConfig;
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "hub-planning-"));
    const supergraph = path.join(directory, "supergraph.graphql");
    await writeFile(supergraph, sdl);
    const limits = { ...DEFAULT_LIMITS, planningMs: BUDGET_MS, subgraphCallMs: 50 };
    config = {
      port: 0,
      host: "127.0.0.1",
      supergraph,
      subgraphUrls: {},
      access: NO_ACCESS,
      tls: undefined,
      rollsUpMarkings: false,
      sharesEqualQueries: false,
      tellsSchema: true,
      workers: 1,
      planningProcesses: 2,
      overrides: NO_OVERRIDES,
      limits,
    };
    gateway = await startGateway(config, createLogger("gateway", "silent"));
    await Promise.all([askGateway(gateway, "{ x: own_a }"), askGateway(gateway, "{ y: own_a }")]);
  });
  afterAll(async () => {
    await gateway.stop();
    await rm(directory, { recursive: true });
  });

  it("refuses a short document that takes too long to plan, with its code and what to do", async () => {
    const text = await askGateway(gateway, doublingDocument(5));
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: `The operation could not be planned within ${BUDGET_MS} ms; ask for less in one operation.`,
          extensions: {
            code: "PLANNING_TIMEOUT",
            remedy: "Split the operation, or use fewer nested fragments on interfaces and unions.",
          },
        },
      ],
    });
  });

  it("ends with the gateway", async () => {
    const close = jest.spyOn(Planner.prototype, "close");
    const other = await startGateway(config, createLogger("gateway", "silent"));
    await other.stop();
    expect(close).toHaveBeenCalledTimes(1);
    close.mockRestore();
  });

  it("plans and answers other requests meanwhile, new documents among them", async () => {
    // One of its own, since documents like this one rest after another of them.
    await using gateway = await startGatewayOn(
      sdl,
      { planningMs: BUDGET_MS, subgraphCallMs: 50 },
      { planningProcesses: 2 },
    );
    await Promise.all([askGateway(gateway, "{ x: own_a }"), askGateway(gateway, "{ y: own_a }")]);
    let answered = 0;
    let answeredBefore = 0;
    const refused = askGateway(gateway, doublingDocument(6)).then((text) => {
      answeredBefore = answered;
      return text;
    });
    for (; answered < 10; answered += 1) {
      const text = await askGateway(gateway, `{ n${answered}: __typename own_b }`);
      expect(JSON.parse(text)).toHaveProperty("data.own_b", null);
    }
    expect(await refused).toContain("PLANNING_TIMEOUT");
    expect(answeredBefore).toBeGreaterThan(0);
  });
});

describe("the gateway's planning of heavy documents", () => {
  it("leaves a planning process to light ones, however many heavy ones are asked", async () => {
    await using gateway = await startGatewayOn(sdl, { planningMs: LONG_BUDGET_MS }, { planningProcesses: 2 });
    await Promise.all([askGateway(gateway, "{ x: own_a }"), askGateway(gateway, "{ y: own_a }")]);
    let refused = 0;
    const heavy = [5, 6, 7].map(async (doublings) => {
      const text = await askGateway(gateway, doublingDocument(doublings));
      refused += 1;
      return text;
    });
    for (let n = 0; n < 5; n += 1) {
      expect(JSON.parse(await askGateway(gateway, `{ l${n}: __typename own_b }`))).toHaveProperty("data.own_b", null);
    }
    expect(refused).toBe(0);
    for (const text of await Promise.all(heavy)) expect(text).toMatch(/PLANNING_(TIMEOUT|UNAVAILABLE)/);
  });
});

describe("Planner", () => {
  it("plans a document once for all who ask at once, and refuses it at once for a while", async () => {
    const planner = new Planner(sdl, { capacity: 10, budgetMs: BUDGET_MS, processes: 1 });
    await planner.plan("{ own_a }");
    const [pid] = planner.processIds;
    const document = doublingDocument(5);
    const first = planner.plan(document);
    expect(planner.plan(document)).toBe(first);
    await expect(first).rejects.toMatchObject({ code: "PLANNING_TIMEOUT" });
    await planner.plan("{ own_b }");
    const [replaced] = planner.processIds;
    expect(replaced).not.toBe(pid);
    await expect(planner.plan(document)).rejects.toMatchObject({ code: "PLANNING_TIMEOUT" });
    expect(planner.processIds).toEqual([replaced]);
    planner.close();
  });
});
