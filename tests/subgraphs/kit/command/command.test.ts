import { connect } from "../../../../cli/postgres/connect";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { type Answer, type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";

const FIELDS = "id version state startedBy: history { action actor office fromState toState basis }";
const start = `mutation ($input: StartCisaTaskInput!) { startCisaTask(input: $input) { ${FIELDS} } }`;
const block = `mutation ($input: BlockCisaTaskInput!) { blockCisaTask(input: $input) { id version state blockedBy } }`;

let key = 0;
const newKey = (): string => `command-test-${(key += 1)}`;

function errorOf({ errors }: Answer): unknown {
  const [error] = errors ?? [];
  return { message: error?.message, ...error?.extensions };
}

describe("commands", () => {
  let subgraph: TestSubgraph;
  let waiting: { id: string; version: number }[];

  beforeAll(async () => {
    subgraph = await startTestSubgraph(cisa, { clock: () => new Date("2026-07-01T09:30:00Z") });
    await using owner = await connect(subgraph.ownerUrl);
    await owner.query(`
      INSERT INTO task (id, obligation_id, title, provenance_source, provenance_as_of)
      SELECT 'waiting-' || n, 'EO14409-2c-i', 'Task ' || n, 'test', now() FROM generate_series(1, 40) n`);
    waiting = Array.from({ length: 40 }, (_, index) => ({ id: `waiting-${index + 1}`, version: 1 }));
  });

  afterAll(() => subgraph[Symbol.asyncDispose]());

  const next = (): { id: string; expectedVersion: number; idempotencyKey: string } => {
    const { id, version } = waiting.pop() as { id: string; version: number };
    return { id, expectedVersion: version, idempotencyKey: newKey() };
  };

  it("moves a record, with history and event, in few statements", async () => {
    const input = { ...next(), basis: "Section 2(c) of the order" };
    const { data, errors } = await subgraph.askAs("cisa-analyst", start, { input });
    expect(errors).toBeUndefined();
    expect(data.startCisaTask).toEqual({
      id: input.id,
      version: 2,
      state: "IN_PROGRESS",
      startedBy: [
        {
          action: "start",
          actor: "CISA_ANALYST",
          office: "cisa",
          fromState: "NOT_STARTED",
          toState: "IN_PROGRESS",
          basis: "Section 2(c) of the order",
        },
      ],
    });
    expect(subgraph.statements()).toBeLessThanOrEqual(10);
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query("SELECT * FROM outbox WHERE record_id = $1", [input.id]);
    expect(rows).toMatchObject([
      {
        record_type: "CisaTask",
        version: 2,
        action: "start",
        from_state: "NOT_STARTED",
        to_state: "IN_PROGRESS",
        facts: { title: expect.stringMatching(/^Task \d+$/), state: "IN_PROGRESS", dueOn: null },
        announced: true,
        published_at: null,
      },
    ]);
  });

  it("answers the same key and input again, without doing it again", async () => {
    const input = next();
    const first = await subgraph.askAs("cisa-analyst", start, { input });
    await subgraph.askAs("cisa-analyst", block, {
      input: { id: input.id, expectedVersion: 2, idempotencyKey: newKey(), waitsFor: "a decision" },
    });
    const { data, errors } = await subgraph.askAs("cisa-analyst", start, { input });
    expect(errors).toBeUndefined();
    expect(data.startCisaTask).toMatchObject({ version: 2, state: "IN_PROGRESS" });
    expect(first.data.startCisaTask.version).toBe(2);
  });

  it("refuses a key that came with another input", async () => {
    const input = next();
    await subgraph.askAs("cisa-analyst", start, { input });
    const again = await subgraph.askAs("cisa-analyst", start, {
      input: { ...next(), idempotencyKey: input.idempotencyKey },
    });
    expect(again.data).toEqual({ startCisaTask: null });
    expect(errorOf(again)).toMatchObject({ code: "CONFLICT", message: expect.stringContaining("idempotencyKey") });
  });

  const refusals: [string, string, object, object][] = [
    ["a stale version", "cisa-analyst", { expectedVersion: 7 }, { code: "CONFLICT", details: { currentVersion: 1 } }],
    ["an unknown id", "cisa-analyst", { id: "nothing" }, { code: "RECORD_NOT_FOUND" }],
    ["another agency", "opm-officer", {}, { code: "FORBIDDEN", message: "Only an officer of CISA may do this." }],
    ["nobody", "public", {}, { code: "UNAUTHENTICATED" }],
    [
      "unusable input",
      "cisa-analyst",
      { idempotencyKey: "short", basis: " " },
      {
        code: "BAD_USER_INPUT",
        message: "input.idempotencyKey must have at least 8 characters. input.basis must not be empty.",
      },
    ],
  ];

  it.each(refusals)("refuses %s, and changes nothing", async (_, identity, change, expected) => {
    const input = next();
    const answer = await subgraph.askAs(identity, start, { input: { ...input, ...change } });
    expect(answer.data).toEqual({ startCisaTask: null });
    expect(errorOf(answer)).toMatchObject(expected);
    const { data } = await subgraph.ask(
      "query ($id: ID!) { cisaTask(id: $id) { version state history { id } } }",
      input,
    );
    expect(data.cisaTask).toEqual({ version: 1, state: "NOT_STARTED", history: [] });
  });

  it("names the legal actions where the asked one is not", async () => {
    const { id, expectedVersion } = next();
    const answer = await subgraph.askAs("cisa-analyst", block, {
      input: { id, expectedVersion, idempotencyKey: newKey(), waitsFor: "a decision" },
    });
    expect(errorOf(answer)).toMatchObject({
      code: "ILLEGAL_TRANSITION",
      details: { state: "NOT_STARTED", legalActions: ["start", "supersede"] },
    });
  });

  it("does a command once for a hundred concurrent calls with one key", async () => {
    const input = next();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => subgraph.askAs("cisa-analyst", start, { input })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.data.startCisaTask).toMatchObject({ version: 2, startedBy: [{ action: "start" }] });
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query("SELECT count(*)::int AS count FROM outbox WHERE record_id = $1", [input.id]);
    expect(rows).toEqual([{ count: 1 }]);
  });

  it("loses none of many racing changes", async () => {
    const { id } = next();
    await subgraph.askAs("cisa-analyst", start, { input: { id, expectedVersion: 1, idempotencyKey: newKey() } });
    const ROUNDS = 10;
    const RACERS = 20;
    let done = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const { data } = await subgraph.ask("query ($id: ID!) { cisaTask(id: $id) { version state } }", { id });
      const { version, state } = data.cisaTask as { version: number; state: string };
      const unblock = `mutation ($input: UnblockCisaTaskInput!) { unblockCisaTask(input: $input) { version } }`;
      const answers = await Promise.all(
        Array.from({ length: RACERS }, () => {
          const input = { id, expectedVersion: version, idempotencyKey: newKey() };
          return state === "BLOCKED"
            ? subgraph.askAs("cisa-analyst", unblock, { input })
            : subgraph.askAs("cisa-analyst", block, { input: { ...input, waitsFor: "a racer" } });
        }),
      );
      const winners = answers.filter(({ errors }) => errors === undefined);
      const codes = new Set(answers.flatMap(({ errors = [] }) => errors.map((error) => error.extensions?.code)));
      expect(winners).toHaveLength(1);
      expect([...codes]).toEqual(["CONFLICT"]);
      done += winners.length;
    }
    const { data } = await subgraph.ask("query ($id: ID!) { cisaTask(id: $id) { version history { action } } }", {
      id,
    });
    expect(data.cisaTask).toMatchObject({ version: 2 + done });
    expect(data.cisaTask.history).toHaveLength(1 + done);
  });
});
