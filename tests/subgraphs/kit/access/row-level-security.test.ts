import fc from "fast-check";
import { type AdminClient, connect } from "../../../../cli/postgres/connect";
import { ANONYMOUS, type Caller, ROLES } from "../../../../common/caller";
import { PERSONAS } from "../../../../common/personas";
import { MARKING_LEVELS, type Marking, TLP_LABELS } from "../../../../common/marking";
import { queryEntered } from "../../../../subgraphs/kit/access/entered-query";
import { agencyToken, entryToken } from "../../../../subgraphs/kit/access/entry-token";
import { MARKING_CLASSES, markingClassOf, needsOf } from "../../../../subgraphs/kit/access/marking-class";
import { mayRead } from "../../../../subgraphs/kit/access/may-read";
import { protect, storeContextKey } from "../../../../subgraphs/kit/access/protect";
import { EVERYTHING } from "../../../../subgraphs/kit/access/words";
import { openDataSource } from "../../../../subgraphs/kit/database/data-source";
import { migrate } from "../../../../subgraphs/kit/migrate";
import { type TestDatabase, createTestDatabase } from "../../../fixture/postgres";
import { documents } from "./documents-agency";

const OWNERS = ["acme-ai", "juniper-falls-hospital"];
const SUBJECTS = ["x", "y"];
/** With everything that means something to PostgreSQL where a word is not quoted. */
const ODD_WORDS = ['a"b', "a\\\\b", "\\", "'", "a' | 'b", "a & !b:*", "a,b", "{a}", "NULL", " a ", "ä'\n", "(x)"];

const markings: fc.Arbitrary<Marking> = fc.record({
  level: fc.constantFrom(...MARKING_LEVELS),
  compartments: fc.subarray(["FRONTIER", "OTHER"]),
  dissemination: fc.subarray(["FED ONLY", "NOFORN", "ORCON"], { maxLength: 2 }),
  tlp: fc.option(fc.constantFrom(...TLP_LABELS)),
});

const callers: fc.Arbitrary<Caller> = fc.oneof(
  fc.constantFrom<Caller>(...Object.values(PERSONAS)),
  fc.record({
    subject: fc.constant("s"),
    roles: fc.subarray(
      ROLES.filter((role) => role !== "HUB"),
      { maxLength: 3 },
    ),
    office: fc.constantFrom(...OWNERS, "opm", "cisa"),
    scopes: fc.constant([]),
    clearance: fc.constantFrom(...MARKING_LEVELS),
    compartments: fc.subarray(["FRONTIER", "OTHER"]),
    needToKnow: fc.subarray(["papers", "x", "n1", "other"]),
  }),
);

interface PaperRow {
  readonly id: string;
  readonly marking: Marking;
  readonly owner: string;
  readonly subject: string;
  readonly sharedWith: string | null;
}

let database: TestDatabase;
let owner: AdminClient;
let runtime: AdminClient;

beforeAll(async () => {
  database = await createTestDatabase("opm");
  await migrate(documents, database.ownerUrl);
  await storeContextKey(database.ownerUrl, database.contextKey);
  owner = await connect(database.ownerUrl);
  runtime = await connect(database.url);
});
afterAll(async () => {
  await owner.end();
  await runtime.end();
  await database[Symbol.asyncDispose]();
});

async function fill(table: "paper" | "note", rows: readonly PaperRow[]): Promise<void> {
  await owner.query(`DELETE FROM ${table}; DELETE FROM paper_share`);
  for (const { id, marking, owner: ownerId, subject, sharedWith } of rows) {
    await owner.query(
      `INSERT INTO ${table} (id, marking_level, marking_compartments, marking_dissemination, marking_tlp,
         provenance_source, provenance_as_of, owner_id${table === "paper" ? ", subject_id" : ""})
       VALUES ($1, $2, $3, $4, $5, 'test', now(), $6${table === "paper" ? ", $7" : ""})`,
      [id, marking.level, marking.compartments, marking.dissemination, marking.tlp, ownerId].concat(
        table === "paper" ? [subject] : [],
      ),
    );
    if (sharedWith !== null) await owner.query("INSERT INTO paper_share VALUES ($1, $2)", [id, sharedWith]);
  }
}

async function readAs(caller: Caller, sql: string): Promise<string[]> {
  const token = entryToken({ contextKey: database.contextKey, caller, scope: "read" });
  return (await queryEntered<{ id: string }>(runtime, token, { sql })).map(({ id }) => id);
}

const paperRows = fc.array(
  fc.record({
    marking: markings,
    owner: fc.constantFrom(...OWNERS),
    subject: fc.constantFrom(...SUBJECTS),
    sharedWith: fc.option(fc.constantFrom(...OWNERS)),
  }),
  { minLength: 1, maxLength: 12 },
);

function isPartyOf(caller: Caller, row: PaperRow): boolean {
  const isOrganization = caller.roles.includes("REPRESENTATIVE");
  const isSharer = isOrganization && [row.owner, row.sharedWith].includes(caller.office);
  return isSharer || (caller.roles.includes("OPM_OFFICER") && caller.office === "opm");
}

describe("row-level security", () => {
  it("shows of a table exactly the rows that the decision in TypeScript lets read", async () => {
    await fc.assert(
      fc.asyncProperty(paperRows, callers, async (given, caller) => {
        const rows = given.map((row, index) => ({ ...row, id: `p${index}` }));
        await fill("paper", rows);
        const expected = rows.filter((row) => {
          const facts = { isParty: isPartyOf(caller, row), partiesOnly: false, topics: ["papers", row.subject] };
          return mayRead(caller, row.marking, facts);
        });
        expect(await readAs(caller, "SELECT id FROM paper ORDER BY length(id), id")).toEqual(
          expected.map(({ id }) => id),
        );
        const [count] = await readAs(caller, "SELECT count(*)::text AS id FROM paper");
        expect(count).toBe(String(expected.length));
      }),
      { numRuns: 150 },
    );
  });

  it("keeps what is for parties alone from everybody else, in the same way", async () => {
    await fc.assert(
      fc.asyncProperty(paperRows, callers, async (given, caller) => {
        const rows = given.map((row, index) => ({ ...row, id: `n${index}`, sharedWith: null }));
        await fill("note", rows);
        const expected = rows.filter((row) => {
          const isParty = caller.roles.includes("REPRESENTATIVE") && caller.office === row.owner;
          return mayRead(caller, row.marking, { isParty, partiesOnly: true, topics: [row.id] });
        });
        expect(await readAs(caller, "SELECT id FROM note ORDER BY length(id), id")).toEqual(
          expected.map(({ id }) => id),
        );
      }),
      { numRuns: 100 },
    );
  });

  it.each(ODD_WORDS)("takes %j as what a caller needs to know, is read into and speaks for", async (word) => {
    const classified: Marking = { level: "SECRET", compartments: [word], dissemination: [], tlp: null };
    const controlled: Marking = { ...classified, level: "CUI" };
    await fill("paper", [
      { id: "of the topic", marking: classified, owner: "other", subject: word, sharedWith: null },
      { id: "of another", marking: classified, owner: "other", subject: `${word}.`, sharedWith: null },
      { id: "of its own", marking: controlled, owner: word, subject: "x", sharedWith: null },
      { id: "of others", marking: controlled, owner: `${word}.`, subject: "x", sharedWith: null },
    ]);
    const knows = { clearance: "SECRET", needToKnow: [word], compartments: [word] } as const;
    const officer: Caller = { ...PERSONAS["nsa-director"], ...knows };
    const representative: Caller = { ...officer, roles: ["REPRESENTATIVE"], office: word, clearance: "UNCLASSIFIED" };
    const sql = "SELECT id FROM paper ORDER BY id";
    expect(await readAs(officer, sql)).toEqual(["of its own", "of others", "of the topic"]);
    expect(await readAs({ ...officer, compartments: [`${word}.`] }, sql)).toEqual([]);
    expect(await readAs(representative, sql)).toEqual(["of its own"]);
  });

  it("takes an empty word as what a caller needs to know and is read into, and it is not any other", async () => {
    const marking: Marking = { level: "SECRET", compartments: [""], dissemination: [], tlp: null };
    await fill("paper", [
      { id: "of the topic", marking, owner: "other", subject: "", sharedWith: null },
      { id: "of another", marking, owner: "other", subject: "x", sharedWith: null },
    ]);
    const caller: Caller = { ...PERSONAS["nsa-director"], clearance: "SECRET", needToKnow: [""], compartments: [""] };
    expect(await readAs(caller, "SELECT id FROM paper")).toEqual(["of the topic"]);
    expect(await readAs({ ...caller, compartments: [] }, "SELECT id FROM paper")).toEqual([]);
  });

  it("hides nothing else from a caller that needs to know more than PostgreSQL keeps as a word", async () => {
    const caller: Caller = { ...PERSONAS["nsa-director"], needToKnow: ["x", "y".repeat(3_000)] };
    const marking: Marking = { level: "SECRET", compartments: [], dissemination: [], tlp: null };
    await fill("paper", [{ id: "of the topic", marking, owner: "other", subject: "x", sharedWith: null }]);
    expect(await readAs(caller, "SELECT id FROM paper")).toEqual(["of the topic"]);
  });

  it("asks nothing where the marking lets everybody read, and for all that it needs where not", async () => {
    await fc.assert(
      fc.asyncProperty(markings, async (marking) => {
        await fill("paper", [{ id: "p", marking, owner: "acme-ai", subject: "x", sharedWith: null }]);
        const { rows } = await owner.query<{ asks: string | null }>("SELECT marking_asks::text AS asks FROM paper");
        const asks = rows[0]?.asks ?? null;
        const needs = needsOf(marking);
        expect(asks === null).toBe(markingClassOf(marking) === MARKING_CLASSES.everybody && needs.length === 0);
        for (const need of needs) expect(asks).toContain(`'${need}'`);
      }),
      { numRuns: 60 },
    );
  });

  it("counts without looking at rows", async () => {
    await owner.query("VACUUM paper");
    const sql = "EXPLAIN SELECT count(*) FROM paper";
    const token = entryToken({ contextKey: database.contextKey, caller: PERSONAS["cisa-analyst"], scope: "read" });
    await owner.query("ALTER TABLE paper SET (autovacuum_enabled = false)");
    await runtime.query("SET enable_seqscan = off");
    const plan = await queryEntered<{ "QUERY PLAN": string }>(runtime, token, { sql });
    await runtime.query("RESET enable_seqscan");
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("Index Only Scan using paper_marking_asks_idx");
  });

  describe("against whoever holds the runtime role's connection", () => {
    beforeAll(async () => {
      const marking: Marking = { level: "CUI", compartments: [], dissemination: [], tlp: null };
      const open: Marking = { level: "UNCLASSIFIED", compartments: [], dissemination: [], tlp: null };
      await fill("paper", [
        { id: "open", marking: open, owner: "acme-ai", subject: "x", sharedWith: null },
        { id: "closed", marking, owner: "acme-ai", subject: "x", sharedWith: null },
      ]);
      await owner.query(
        `INSERT INTO history (record_type, record_id, at, actor, office, action)
         SELECT 'Paper', id, now(), 'a', 'o', 'create' FROM paper;
         INSERT INTO outbox (at, record_type, record_id, version, action, office, announced)
         VALUES (now(), 'Paper', 'open', 1, 'create', 'o', true);
         INSERT INTO command_receipt (office, key, command, digest, record) VALUES ('o', 'k', 'c', 'd', '{}')`,
      );
    });

    const seen = async (): Promise<unknown[]> =>
      (await runtime.query<{ id: string }>("SELECT id FROM paper ORDER BY id")).rows.map(({ id }) => id);

    it("shows without a token what everybody may read, and nothing else", async () => {
      expect(await seen()).toEqual(["open"]);
    });

    const signatureOf = (token: string): string => token.slice(0, 64);
    const factsOf = (token: string): string => token.slice(64);
    const everything = (): string => factsOf(agencyToken("whatever"));
    const forged = (): string => "0".repeat(64) + everything();
    const SETTINGS = ["words", "organization", "facts", "expires"];

    it.each([
      ["facts that nobody signed", forged],
      ["facts alone", () => everything().slice(1)],
      ["a token of another key", () => agencyToken("another key, as long as it is")],
      [
        "a token whose time is over",
        () =>
          entryToken(
            { contextKey: database.contextKey, caller: PERSONAS["opm-officer"], scope: "agency" },
            Date.now() - 120_000,
          ),
      ],
      [
        "a token from the future",
        () =>
          entryToken(
            { contextKey: database.contextKey, caller: PERSONAS["opm-officer"], scope: "agency" },
            Date.now() + 120_000,
          ),
      ],
      [
        "a token with other facts",
        () => {
          const read = entryToken({ contextKey: database.contextKey, caller: ANONYMOUS, scope: "read" });
          return signatureOf(read) + everything();
        },
      ],
      ["no token at all", () => "...."],
    ])("shows and changes nothing after set_config of %s", async (_, token) => {
      for (const sql of [
        "SELECT id FROM paper",
        "SELECT count(*) FROM paper",
        "SELECT count(*) FROM history",
        "SELECT count(*) FROM outbox",
        "SELECT count(*) FROM command_receipt",
        "DELETE FROM paper",
        "INSERT INTO command_receipt (office, key, command, digest, record) VALUES ('o', 'l', 'c', 'd', '{}')",
      ]) {
        await runtime.query("BEGIN");
        await runtime.query("SELECT set_config('access.token', $1, true)", [token()]);
        await expect(runtime.query(sql)).rejects.toMatchObject({ code: "28000" });
        await runtime.query("ROLLBACK");
      }
      expect(await seen()).toEqual(["open"]);
    });

    it("shows no more after set_config of what tokens say, without one", async () => {
      await runtime.query("BEGIN");
      for (const name of ["token", ...SETTINGS]) {
        await runtime.query("SELECT set_config('access.' || $1, $2, true)", [name, name === "token" ? "" : "2"]);
      }
      expect(await seen()).toEqual(["open"]);
      const { rows } = await runtime.query(
        "SELECT (SELECT count(*)::int FROM history) AS history, (SELECT count(*)::int FROM outbox) AS outbox, (SELECT count(*)::int FROM command_receipt) AS receipts",
      );
      await runtime.query("ROLLBACK");
      expect(rows).toEqual([{ history: 1, outbox: 0, receipts: 0 }]);
    });

    it("forgets who entered with the end of the transaction", async () => {
      await runtime.query("BEGIN");
      await runtime.query("SELECT set_config('access.token', $1, true)", [agencyToken(database.contextKey)]);
      expect(await seen()).toEqual(["closed", "open"]);
      await runtime.query("COMMIT");
      expect(await seen()).toEqual(["open"]);
    });

    it.each([
      ["the key", "SELECT * FROM access.key"],
      ["a changed key", "UPDATE access.key SET inner_pad = outer_pad"],
      ["a function of its own", "CREATE FUNCTION access.more_words() RETURNS boolean LANGUAGE sql AS 'SELECT true'"],
      [
        "other words",
        `CREATE FUNCTION access.words() RETURNS tsvector LANGUAGE sql AS $$ SELECT '''${EVERYTHING}'''::tsvector $$`,
      ],
      ["tables without policies", "ALTER TABLE paper DISABLE ROW LEVEL SECURITY"],
      ["a policy", "CREATE POLICY mine ON paper USING (true)"],
      ["the owner's role", "SET ROLE hub_opm_owner"],
      [
        "functions that stand in for PostgreSQL's",
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
      ],
    ])("gives it not %s", async (_, sql) => {
      await expect(runtime.query(sql)).rejects.toMatchObject({ code: "42501" });
    });

    it("tells no key in what functions are made of", async () => {
      const { rows } = await runtime.query<{ text: string }>("SELECT string_agg(prosrc, '') AS text FROM pg_proc");
      expect(rows[0]?.text).not.toContain(database.contextKey);
    });

    it("lets readers write nothing", async () => {
      const token = entryToken({ contextKey: database.contextKey, caller: PERSONAS["opm-officer"], scope: "read" });
      const insert =
        "INSERT INTO paper (id, provenance_source, provenance_as_of, owner_id, subject_id) VALUES ('new', 't', now(), 'a', 'x')";
      await expect(queryEntered(runtime, token, { sql: insert })).rejects.toMatchObject({ code: "42501" });
      const changed = { sql: "UPDATE paper SET owner_id = 'me' RETURNING id" };
      expect(await queryEntered(runtime, token, changed)).toEqual([]);
      expect(await queryEntered(runtime, token, { sql: "DELETE FROM paper RETURNING id" })).toEqual([]);
    });

    it("shows history with its record, and views as tables", async () => {
      const ofPapers = "SELECT record_id AS id FROM history WHERE record_type = 'Paper' ORDER BY record_id";
      expect(await readAs(ANONYMOUS, ofPapers)).toEqual(["open"]);
      expect(await readAs(PERSONAS["cisa-analyst"], ofPapers)).toEqual(["closed", "open"]);
      expect(await readAs(ANONYMOUS, "SELECT id FROM paper_ids")).toEqual(["open"]);
    });
  });

  it("comes with every migration run, and changes nothing the second time", async () => {
    const dataSource = await openDataSource(documents, database.ownerUrl);
    const policies = async (): Promise<unknown> =>
      (await owner.query("SELECT oid, polname, polrelid::regclass::text AS t FROM pg_policy ORDER BY oid")).rows;
    const before = await policies();
    await protect(dataSource);
    expect(await policies()).toEqual(before);
    await owner.query(`
      DROP POLICY reading ON paper;
      CREATE POLICY agency ON paper USING (true);
      CREATE FUNCTION access.context() RETURNS jsonb LANGUAGE sql AS 'SELECT NULL::jsonb';
      CREATE FUNCTION access.needs(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1';
      ALTER TABLE note DROP COLUMN marking_asks CASCADE,
        ADD COLUMN marking_class smallint, ADD COLUMN marking_needs text GENERATED ALWAYS AS (access.needs(id)) STORED;
      UPDATE access.applied SET digest = 'of an earlier version'`);
    await protect(dataSource);
    const { rows: left } = await owner.query("SELECT proname FROM pg_proc WHERE proname = 'context'");
    expect(left).toEqual([]);
    await dataSource.destroy();
    const names = async (): Promise<{ polname: string; t: string }[]> =>
      (
        await owner.query<{ polname: string; t: string }>(
          "SELECT polname::text, polrelid::regclass::text AS t FROM pg_policy ORDER BY t, polname",
        )
      ).rows;
    const five = ["adding", "changing", "owner", "reading", "removing"];
    const ofTable = (t: string) => five.map((polname) => ({ polname, t }));
    const ofPapersAndNotes = [...ofTable("note"), ...ofTable("paper")];
    expect((await names()).filter(({ t }) => ["note", "paper"].includes(t))).toEqual(ofPapersAndNotes);
  });

  it("is forced on every table of marked rows, on history, outbox and receipts", async () => {
    const { rows } = await owner.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY relname",
    );
    expect(rows.map(({ name }) => name)).toEqual(["command_receipt", "history", "note", "outbox", "paper"]);
  });
});
