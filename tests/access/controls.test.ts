import type { AdminClient } from "../../cli/postgres/connect";
import { loadAgency } from "../../cli/agencies";
import type { SubgraphName } from "../../common/subgraph-names";
import { personaOf } from "../../common/personas";
import { queryEntered } from "../../subgraphs/kit/access/entered-query";
import { entryToken } from "../../subgraphs/kit/access/entry-token";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { CALLERS } from "./oracle/caller-facts";
import type { RecordFacts } from "./oracle/record-facts";
import { verdict } from "./oracle/verdict";
import { compareDirectReads } from "./ways/compare-direct";
import { recordKinds } from "./ways/kinds";
import { servedSchema } from "./ways/served-schema";
import { Tally } from "./ways/tally";
import { connectAsRuntime, connectPastPolicies, furnish } from "./world/access-world";
import { readFacts } from "./world/read-facts";

/**
 * Each control is taken out of a database of this test's own, and the matrix must see it, or the other layer must hold:
 * so a matrix without differences means that the controls are there.
 */
const NAMES = ["treasury", "nsa", "doj"] as const satisfies readonly SubgraphName[];
type Name = (typeof NAMES)[number];

const subgraphs = new Map<Name, TestSubgraph>();
const facts = new Map<Name, readonly RecordFacts[]>();
beforeAll(async () => {
  for (const name of NAMES) {
    const subgraph = await startTestSubgraph(loadAgency(name));
    subgraphs.set(name, subgraph);
    facts.set(name, await furnish(subgraph, name));
  }
}, 60_000);
afterAll(async () => {
  for (const subgraph of subgraphs.values()) await subgraph[Symbol.asyncDispose]();
});

function subgraphOf(name: Name): TestSubgraph {
  const subgraph = subgraphs.get(name);
  if (subgraph === undefined) throw new Error(`${name} was not started.`);
  return subgraph;
}

/** Differences between what some callers meet through the subgraph, both layers, and the oracle. */
async function differencesOf(name: Name, type: string): Promise<number> {
  const tally = new Tally();
  const ofType = (facts.get(name) ?? []).filter((one) => one.type === type);
  const kinds = recordKinds(await servedSchema(subgraphOf(name)), new Set([type]));
  for (const caller of CALLERS) {
    for (const one of kinds.filter(({ kind }) => kind.types.includes(type))) {
      await compareDirectReads(tally, { ...one, subgraph: subgraphOf(name), caller, facts: ofType });
    }
  }
  return tally.mismatches;
}

/** Differences between what plain SQL reads, which row-level security alone restricts, and the oracle. */
async function differencesInSql(name: Name, table: string): Promise<number> {
  const { contextKey } = subgraphOf(name);
  await using runtime = await connectAsRuntime(subgraphOf(name), name);
  const tally = new Tally();
  for (const caller of CALLERS) {
    const token = entryToken({ contextKey, caller: personaOf(caller.identity), scope: "read" });
    const rows = await queryEntered<{ id: string }>(runtime, token, { sql: `SELECT id FROM ${table}` });
    const met = new Set(rows.map(({ id }) => id));
    for (const record of facts.get(name) ?? []) {
      if (record.table !== table) continue;
      tally.compare(verdict(caller, record) === "READABLE", met.has(record.id), { name: () => record.id });
    }
  }
  return tally.mismatches;
}

async function without<T>(
  name: Name,
  takeOut: (admin: AdminClient) => Promise<() => Promise<unknown>>,
  run: () => Promise<T>,
): Promise<T> {
  await using admin = await connectPastPolicies(subgraphOf(name).ownerUrl);
  const putBack = await takeOut(admin);
  try {
    return await run();
  } finally {
    await putBack();
  }
}

const TABLES: readonly (readonly [Name, string, string])[] = [
  ["treasury", "vulnerability_case", "VulnerabilityCase"],
  ["treasury", "embargo", "Embargo"],
  ["treasury", "embargo_participant", "EmbargoParticipant"],
  ["treasury", "fix", "Fix"],
  ["treasury", "scan_claim", "ScanClaim"],
  ["treasury", "patch_delivery", "PatchDelivery"],
  ["nsa", "benchmark_run", "BenchmarkRun"],
  ["nsa", "coverage_inquiry", "CoverageInquiry"],
  ["nsa", "consultation", "Consultation"],
  ["doj", "investigation", "Investigation"],
  ["doj", "prosecution", "Prosecution"],
  ["doj", "charge", "Charge"],
];

describe.each(TABLES)("%s's %s", (name, table, type) => {
  it("is read by row-level security alone as the oracle says", async () => {
    expect(await differencesInSql(name, table)).toBe(0);
  });

  it("without row-level security, is held by the subgraph's own conditions, and plain SQL shows that it is gone", async () => {
    const off = async (admin: AdminClient) => {
      await admin.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
      return () => admin.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    };
    const [inSql, through] = await without(name, off, async () => [
      await differencesInSql(name, table),
      await differencesOf(name, type),
    ]);
    expect(inSql).toBeGreaterThan(0);
    expect(through).toBe(0);
  });
});

/** Everybody gets these words besides what `access.words` says. @param words SQL of a tsvector; @param where of which calls */
async function withMoreWords(admin: AdminClient, words: string, where = "true"): Promise<() => Promise<unknown>> {
  const { rows } = await admin.query<{ text: string }>(
    "SELECT pg_get_functiondef('access.words(text, boolean)'::regprocedure) AS text",
  );
  const text = rows[0]?.text ?? "";
  const forged = `RETURN words || CASE WHEN ${where} THEN ${words} ELSE '' END;`;
  await admin.query(text.replace("RETURN words;", forged));
  return () => admin.query(text);
}

/** Words of the token. With some given to everybody, plain SQL shows it; the subgraph holds. */
const WORDS: readonly (readonly [string, string, Name, string, string])[] = [
  [
    "an officer's rank",
    "array_to_tsvector(ARRAY['rank:known', 'rank:controlled'])",
    "nsa",
    "coverage_inquiry",
    "CoverageInquiry",
  ],
  [
    "clearances, compartments and controls",
    "array_to_tsvector(ARRAY['compartment:FRONTIER', 'compartment:LATTICE', 'control:FED ONLY', 'control:NOFORN', 'control:ORCON', 'level:SECRET', 'level:TOP_SECRET'])",
    "nsa",
    "benchmark_run",
    "BenchmarkRun",
  ],
  [
    "need to know",
    "array_to_tsvector(ARRAY(SELECT 'topic:' || id FROM public.consultation))",
    "nsa",
    "consultation",
    "Consultation",
  ],
  ["a prosecutor's role", "array_to_tsvector(ARRAY['role:DOJ_PROSECUTOR@doj'])", "doj", "prosecution", "Prosecution"],
  ["what commands have", "array_to_tsvector(ARRAY['rank:everything'])", "nsa", "coverage_inquiry", "CoverageInquiry"],
];

/** Who is a party by an embargo is asked of the database by both layers, each for itself. */
const LOOKUPS: readonly (readonly [string, string, string])[] = [
  ["signed_cases", "vulnerability_case", "VulnerabilityCase"],
  ["signed_embargoes", "embargo_participant", "EmbargoParticipant"],
  ["offered_embargoes", "embargo", "Embargo"],
];

describe("the matrix", () => {
  it.each(WORDS)(
    "sees in plain SQL that everybody has the words of %s, and the subgraph holds",
    async (_, words, name, table, type) => {
      const [inSql, through] = await without(
        name,
        (admin) => withMoreWords(admin, words),
        async () => [await differencesInSql(name, table), await differencesOf(name, type)],
      );
      expect(inSql).toBeGreaterThan(0);
      expect(through).toBe(0);
      expect(await differencesInSql(name, table)).toBe(0);
    },
  );

  it.each(LOOKUPS)(
    "sees the lookup %s finding everything for everybody, and each layer holds alone",
    async (name, table, type) => {
      const column = table === "embargo_participant" ? "embargo_id" : "id";
      const words = `array_to_tsvector(ARRAY(SELECT DISTINCT '${name}:' || ${column} FROM public.${table}))`;
      const differences = async (where: string): Promise<[number, number]> =>
        without(
          "treasury",
          (admin) => withMoreWords(admin, words, where),
          async () => [await differencesInSql("treasury", table), await differencesOf("treasury", type)],
        );
      expect(await differences("alone")).toEqual([0, 0]);
      const [inSql, through] = await differences("NOT alone");
      expect(inSql).toBeGreaterThan(0);
      expect(through).toBe(0);
      for (const some of await differences("true")) expect(some).toBeGreaterThan(0);
      expect(await differencesOf("treasury", type)).toBe(0);
    },
  );

  it("sees rows through the subgraph whose marking says that they are for everybody", async () => {
    const opened = async (admin: AdminClient) => {
      await admin.query(
        `CREATE TEMP TABLE kept AS SELECT id, marking_level, marking_tlp, marking_compartments, marking_dissemination FROM coverage_inquiry;
         ALTER TABLE coverage_inquiry DISABLE TRIGGER USER;
         UPDATE coverage_inquiry SET marking_level = 'UNCLASSIFIED', marking_tlp = NULL, marking_compartments = '{}', marking_dissemination = '{}'`,
      );
      return () =>
        admin.query(
          `UPDATE coverage_inquiry r SET marking_level = k.marking_level, marking_tlp = k.marking_tlp,
             marking_compartments = k.marking_compartments, marking_dissemination = k.marking_dissemination
           FROM kept k WHERE k.id = r.id;
           ALTER TABLE coverage_inquiry ENABLE TRIGGER USER`,
        );
    };
    expect(await without("nsa", opened, () => differencesOf("nsa", "CoverageInquiry"))).toBeGreaterThan(0);
    expect(await differencesOf("nsa", "CoverageInquiry")).toBe(0);
  });

  it("takes readers away with the parties that made them readers, in both layers", async () => {
    const emptied = async (admin: AdminClient) => {
      await admin.query(
        "CREATE TEMP TABLE kept AS SELECT id, state FROM embargo_participant WHERE state = 'SIGNATORY'",
      );
      await admin.query("UPDATE embargo_participant SET state = 'LAPSED' WHERE state = 'SIGNATORY'");
      return () => admin.query("UPDATE embargo_participant p SET state = k.state FROM kept k WHERE k.id = p.id");
    };
    const before = facts.get("treasury") ?? [];
    const after = await without("treasury", emptied, async () => {
      const stale = await differencesOf("treasury", "VulnerabilityCase");
      await using admin = await connectPastPolicies(subgraphOf("treasury").ownerUrl);
      facts.set("treasury", await readFacts(admin, "treasury"));
      return [
        stale,
        await differencesOf("treasury", "VulnerabilityCase"),
        await differencesInSql("treasury", "vulnerability_case"),
      ];
    });
    facts.set("treasury", before);
    expect(after).toEqual([expect.any(Number), 0, 0]);
    expect(after[0]).toBeGreaterThan(0);
  });
});
