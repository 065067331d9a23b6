import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DocumentPlanner } from "../../../gateway/plan/document-planner";
import { PlanningPool, type PlanningPoolOptions } from "../../../gateway/plan/planning-pool";
import { costlySupergraph, doublingDocument } from "../../../bench/planning/costly-plans";
import { letProcessesRunTypeScript } from "../fixture/typescript-processes";

const sdl = costlySupergraph();
const BUDGET_MS = 400;
/** For tests in which a process is started again, which takes longer on a busy machine. */
const LONG_PATIENCE = { patienceMs: 30_000 };
/** For tests in which nothing takes too long, however busy the machine is. */
const LONG_BUDGET = { budgetMs: 30_000 };
const ENDLESS = { document: doublingDocument(5), draw: 0 };
const simple = (alias: string) => ({ document: `{ ${alias}: own_a }`, draw: 0 });

beforeAll(letProcessesRunTypeScript);

async function withPool(
  processes: number,
  run: (pool: PlanningPool) => Promise<void>,
  { budgetMs = BUDGET_MS, ...options }: Partial<PlanningPoolOptions> = {},
): Promise<void> {
  const pool = new PlanningPool({ start: { sdl, labels: [] }, processes, budgetMs, ...options });
  try {
    await run(pool);
  } finally {
    pool.close();
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** What a plan was refused with. */
async function refusalOf(plan: Promise<unknown>): Promise<unknown> {
  return plan.then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function gone(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await sleep(5);
}

/** A process has a pid a moment after it was asked for. */
async function running(pool: PlanningPool, count: number): Promise<readonly number[]> {
  while (pool.pids.length < count) await sleep(5);
  return pool.pids;
}

/** Who started a process. Linux only, as CPU times are. */
function parentOf(pid: number): number {
  const [, rest = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
  return Number(rest.split(" ")[1]);
}

/** A process of its own that plans: once and no more, or without end. */
async function startParent(mode: "once" | "endless"): Promise<{ parent: ChildProcess; pids: readonly number[] }> {
  const parent = fork(path.join(__dirname, "../../fixture/planning-parent.ts"), [mode], { env: process.env });
  const [pids] = (await once(parent, "message")) as [readonly number[]];
  return { parent, pids };
}

describe("PlanningPool", () => {
  it("makes the plans that this process would make", async () => {
    await withPool(
      1,
      async (pool) => {
        const here = new DocumentPlanner(sdl, []);
        const tasks = [simple("n"), { document: "{ root { __typename ... on T1 { a own_b } } }", draw: 0 }];
        for (const task of tasks) expect(await pool.plan(task)).toEqual(await here.plan(task));
      },
      LONG_BUDGET,
    );
  });

  it("refuses what cannot be planned, and says why", async () => {
    await withPool(
      1,
      async (pool) => {
        const refused = pool.plan({ document: "{ nothing }", draw: 0 });
        await expect(refused).rejects.toMatchObject({
          code: "PLANNING_FAILED",
          message: expect.stringContaining("Field 'nothing' not found") as string,
        });
      },
      LONG_BUDGET,
    );
  });

  it("lets heavy ones rest after one that took its whole budget, while light ones are planned", async () => {
    const heavy = { ...simple("heavy"), isHeavy: true };
    await withPool(
      2,
      async (pool) => {
        await Promise.all([pool.plan(simple("x")), pool.plan(simple("y"))]);
        expect(await pool.plan(heavy)).toMatchObject({ kind: "fetch" });
        expect(await refusalOf(pool.plan({ ...ENDLESS, isHeavy: true }))).toMatchObject({ code: "PLANNING_TIMEOUT" });
        let isPlanned = false;
        const rested = pool.plan(heavy).finally(() => (isPlanned = true));
        for (let index = 0; index < 10; index += 1) await pool.plan(simple(`n${index}`));
        expect(isPlanned).toBe(false);
        expect(await rested).toMatchObject({ kind: "fetch" });
      },
      { budgetMs: 200, ...LONG_PATIENCE },
    );
  });

  it("gives tasks to a process that has started, not to one that is being started", async () => {
    await withPool(
      2,
      async (pool) => {
        await Promise.all([pool.plan(simple("x")), pool.plan(simple("y"))]);
        const [first = 0] = await running(pool, 2);
        process.kill(first, "SIGKILL");
        while (pool.pids.includes(first)) await sleep(1);
        const [starting = 0] = await running(pool, 2);
        process.kill(starting, "SIGSTOP");
        expect(await pool.plan(simple("z"))).toMatchObject({ kind: "fetch" });
      },
      LONG_BUDGET,
    );
  });

  it("kills the process of a plan that exceeds its budget, and only that one", async () => {
    await withPool(2, async (pool) => {
      await Promise.all([pool.plan(simple("x")), pool.plan(simple("y"))]);
      const before = pool.pids;
      const refused = refusalOf(pool.plan(ENDLESS));
      let others = 0;
      const ask = async (): Promise<void> => {
        await pool.plan(simple(`n${others}`));
        others += 1;
      };
      for (let index = 0; index < 20; index += 1) await ask();
      expect(await refused).toMatchObject({ code: "PLANNING_TIMEOUT", httpStatus: 400 });
      expect(others).toBe(20);
      await gone(before.slice(0, 1));
      expect(isRunning(before[1] ?? 0)).toBe(true);
      const after = await running(pool, 2);
      expect(after).toEqual([expect.any(Number), before[1]]);
      expect(after[0]).not.toBe(before[0]);
      expect(await pool.plan(simple("after"))).toMatchObject({ kind: "fetch" });
    });
  });

  it("lets what waits behind such a plan go on after it", async () => {
    await withPool(
      1,
      async (pool) => {
        await pool.plan(simple("x"));
        const endless = pool.plan(ENDLESS);
        const waiting = ["a1", "a2", "a3"].map((alias) => pool.plan(simple(alias)));
        await expect(endless).rejects.toMatchObject({ code: "PLANNING_TIMEOUT" });
        expect(await Promise.all(waiting)).toHaveLength(3);
      },
      LONG_PATIENCE,
    );
  });

  it("plans what is light at once, however many heavy documents wait, and those one by one", async () => {
    await withPool(
      2,
      async (pool) => {
        await pool.plan(simple("first"));
        let refused = 0;
        const heavy = [1, 2, 3].map(async () => {
          await refusalOf(pool.plan({ ...ENDLESS, isHeavy: true }));
          refused += 1;
        });
        for (let n = 0; n < 5; n += 1) await pool.plan(simple(`n${n}`));
        expect(refused).toBe(0);
        await Promise.all(heavy);
      },
      { ...LONG_PATIENCE, budgetMs: 1_500, restMs: 0 },
    );
  }, 30_000);

  it("refuses what waits longer than its patience", async () => {
    await withPool(1, async (pool) => {
      await pool.plan(simple("x"));
      const endless = Array.from({ length: 6 }, () => pool.plan(ENDLESS));
      const settled = await Promise.allSettled([...endless, pool.plan(simple("late"))]);
      const codes = settled.map((one) =>
        one.status === "rejected" ? (one.reason as { code: string }).code : "planned",
      );
      expect(codes[0]).toBe("PLANNING_TIMEOUT");
      expect(codes.slice(-2)).toEqual(["PLANNING_UNAVAILABLE", "PLANNING_UNAVAILABLE"]);
    });
  });

  it("says so when a process dies at work, and replaces it", async () => {
    await withPool(
      1,
      async (pool) => {
        await pool.plan(simple("x"));
        const [pid = 0] = pool.pids;
        const lost = refusalOf(pool.plan(ENDLESS));
        process.kill(pid, "SIGKILL");
        expect(await lost).toMatchObject({ code: "PLANNING_UNAVAILABLE", httpStatus: 503 });
        expect(await pool.plan(simple("again"))).toMatchObject({ kind: "fetch" });
        expect(pool.pids).not.toContain(pid);
      },
      LONG_BUDGET,
    );
  });

  it("goes on when what starts its processes is lost, and they with it", async () => {
    await withPool(
      1,
      async (pool) => {
        await pool.plan(simple("x"));
        const { pids } = pool;
        const refused = refusalOf(pool.plan(ENDLESS));
        process.kill(parentOf(pids[0] ?? 0), "SIGKILL");
        expect(await refused).toMatchObject({ code: "PLANNING_UNAVAILABLE", httpStatus: 503 });
        await gone(pids);
        expect(await pool.plan(simple("again"))).toMatchObject({ kind: "fetch" });
      },
      LONG_BUDGET,
    );
  });

  it("ends its processes when it is closed, idle and busy ones, and plans no more", async () => {
    await withPool(2, async (pool) => {
      await Promise.all([pool.plan(simple("x")), pool.plan(simple("y"))]);
      const { pids } = pool;
      expect(pids).toHaveLength(2);
      const refused = refusalOf(pool.plan(ENDLESS));
      pool.close();
      expect(await refused).toMatchObject({ code: "PLANNING_UNAVAILABLE" });
      await gone(pids);
      await expect(pool.plan(simple("z"))).rejects.toMatchObject({ code: "PLANNING_UNAVAILABLE" });
      expect(pool.pids).toEqual([]);
    });
  });

  it("starts nothing before it is needed", async () => {
    await withPool(2, async (pool) => {
      expect(pool.pids).toEqual([]);
      pool.warm();
      expect(await running(pool, 2)).toHaveLength(2);
    });
  });

  it("keeps nobody alive who has nothing else to do, and ends with them", async () => {
    const { parent, pids } = await startParent("once");
    parent.disconnect();
    expect(await once(parent, "exit")).toEqual([0, null]);
    expect(pids).toHaveLength(1);
    await gone(pids);
  });

  it("ends with a gateway that is killed, even at work", async () => {
    const { parent, pids } = await startParent("endless");
    expect(pids.every(isRunning)).toBe(true);
    parent.kill("SIGKILL");
    await gone(pids);
  });
});
