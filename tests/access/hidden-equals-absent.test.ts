import { SUBGRAPH_NAMES, type SubgraphName } from "../../common/subgraph-names";
import { CALLERS } from "./oracle/caller-facts";
import type { RecordFacts } from "./oracle/record-facts";
import { verdict } from "./oracle/verdict";
import { type RecordCommand, recordCommands } from "./ways/commands";
import { type CorpusQuestion, corpus } from "./ways/corpus";
import { concreteTypes, servedSchema } from "./ways/served-schema";
import { takeOut } from "./world/absence";
import { type AccessWorld, connectPastPolicies, createAccessWorld } from "./world/access-world";

/** The public, an officer, an organization: one of each standing. `npm run test:thorough` asks as everybody. */
const READERS = CALLERS.filter(
  ({ identity }) =>
    process.env.HUB_EVERY_READER === "1" || ["public", "cisa-analyst", "developer-acme"].includes(identity),
);

let world: AccessWorld;
beforeAll(async () => {
  world = await createAccessWorld();
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

describe.each(SUBGRAPH_NAMES)("a world without what is hidden, at %s", (name) => {
  it.each(READERS.map((reader) => [reader.identity, reader] as const))(
    "cannot be told from the world with it by %s: lists, filters, orders, cursors, counts and figures",
    async (identity, reader) => {
      const questions = await questionsTo(name);
      const before = await answersTo(name, identity, questions);
      const hidden = world.facts(name).filter((one) => verdict(reader, one) === "HIDDEN");
      await using admin = await connectPastPolicies(world.hub.subgraph(name).ownerUrl);
      const putBack = await takeOut(admin, idsByTable(hidden));
      const after = await answersTo(name, identity, questions);
      await putBack();
      expect([...before].filter(([, answer]) => answer.includes('"errors"')).map(([title]) => title)).toEqual([]);
      expect(differences(before, after)).toEqual([]);
      expect([...before.values()].join("").length).toBeGreaterThan(10_000);
    },
  );
});

const OUTSIDERS = CALLERS.filter(({ identity }) =>
  [
    "treasury-analyst",
    "nsa-officer",
    "energy-officer",
    "developer-acme",
    "REPRESENTATIVE@halden-ai",
    "auditor",
  ].includes(identity),
);

/** Who owns the records: its officers' commands may meet rows that they do not read. */
const OWN_OFFICES: Readonly<Record<SubgraphName, string>> = {
  coordination: "hub",
  treasury: "treasury",
  nsa: "nsa",
  cisa: "cisa",
  opm: "opm",
  doj: "doj",
};

describe.each(SUBGRAPH_NAMES)("a command at %s", (name) => {
  const outsiders = OUTSIDERS.filter(({ office }) => office !== OWN_OFFICES[name]);

  it("on a hidden record is refused as on one that never was", async () => {
    const commands = recordCommands(await servedSchema(world.hub.subgraph(name)));
    const told = new Map<string, number>();
    const answer = async (identity: string, { document, inputFor }: RecordCommand, id: string) => {
      const given = await world.hub.subgraph(name).askAs(identity, document, { input: inputFor(id) });
      for (const { extensions } of given.errors ?? []) count(told, String(extensions?.code));
      return JSON.stringify(given).replaceAll(id, "ID");
    };
    for (const caller of outsiders) {
      const hidden = world.facts(name).filter((one) => verdict(caller, one) === "HIDDEN");
      for (const command of commands) {
        const id = hidden.findLast(({ type }) => type === command.type)?.id;
        if (id === undefined) continue;
        const [here, nowhere] = [
          await answer(caller.identity, command, id),
          await answer(caller.identity, command, "none"),
        ];
        const given = `${command.name} by ${caller.identity} of ${id}: `;
        expect(given + here).toEqual(given + nowhere);
      }
    }
    expect(told.get("RECORD_NOT_FOUND")).toBeGreaterThan(10);
  }, 120_000);
});

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function idsByTable(records: readonly RecordFacts[]): ReadonlyMap<string, readonly string[]> {
  const byTable = Map.groupBy(records, ({ table }) => table);
  return new Map([...byTable].map(([table, rows]) => [table, rows.map(({ id }) => id)]));
}

async function questionsTo(name: SubgraphName): Promise<readonly CorpusQuestion[]> {
  const schema = await servedSchema(world.hub.subgraph(name));
  const named = (await world.foreignIds(name)).slice(0, 300);
  return corpus(schema, {
    named,
    of: (type) => {
      const types = new Set(concreteTypes(schema, type));
      const own = world.facts(name).filter((one) => types.has(one.type));
      return own.length === 0 ? named.slice(0, 100) : own.filter((_, index) => index % 4 === 0).map(({ id }) => id);
    },
    externals: (type) => (type === "Vulnerability" ? EXTERNALS : {}),
  });
}

const EXTERNALS = {
  kev: { dateAdded: "2026-07-15" },
  ssvc: { exploitation: "NONE", automatable: "YES", technicalImpact: "TOTAL" },
};

async function answersTo(
  name: SubgraphName,
  identity: string,
  questions: readonly CorpusQuestion[],
): Promise<ReadonlyMap<string, string>> {
  const answers = new Map<string, string>();
  for (const { name: title, document, variables } of questions) {
    answers.set(title, JSON.stringify(await world.hub.subgraph(name).askAs(identity, document, variables), null, 1));
  }
  return answers;
}

/** The first different lines of each answer. */
function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before].flatMap(([title, answer]) => {
    const [hidden, absent] = [answer.split("\n"), after.get(title)?.split("\n") ?? []];
    const at = hidden.findIndex((line, index) => line !== absent[index]);
    if (at === -1 && hidden.length === absent.length) return [];
    return [`${title}: line ${at}: ${hidden[at]} where it is hidden, ${absent[at]} where it is absent`];
  });
}
