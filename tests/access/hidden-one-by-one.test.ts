import type { SubgraphName } from "../../common/subgraph-names";
import { type AccessWorld, createAccessWorld } from "./world/access-world";

let world: AccessWorld;
beforeAll(async () => {
  world = await createAccessWorld();
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

interface Subject {
  readonly name: SubgraphName;
  readonly type: string;
  readonly one: string;
  readonly many: string;
  /** Who may not read it, but asks through the gateway without being denied the type. */
  readonly as: string;
  /** Which of the records: hidden for this reason alone. */
  readonly isIt: (facts: { readonly id: string } & Readonly<Record<string, unknown>>) => boolean;
}

const isSeeded = (id: string): boolean => !id.startsWith("tried-");

const SUBJECTS: readonly Subject[] = [
  {
    name: "doj",
    type: "Prosecution",
    one: "prosecution",
    many: "prosecutions",
    as: "AGENCY_OFFICER@doj",
    isIt: ({ id, isSealed }) => isSealed === true && isSeeded(id),
  },
  {
    name: "treasury",
    type: "VulnerabilityCase",
    one: "vulnerabilityCase",
    many: "vulnerabilityCases",
    as: "cisa-analyst",
    isIt: ({ id, isEmbargoed }) => isEmbargoed === true && isSeeded(id),
  },
  {
    name: "nsa",
    type: "BenchmarkRun",
    one: "benchmarkRun",
    many: "benchmarkRuns",
    as: "nsa-officer",
    isIt: ({ id, level }) => level === "TOP_SECRET" && isSeeded(id),
  },
  {
    name: "nsa",
    type: "CoverageInquiry",
    one: "coverageInquiry",
    many: "coverageInquiries",
    as: "participant-ruralhospital",
    isIt: ({ id, level }) => level === "CUI" && isSeeded(id),
  },
];

const subjects = SUBJECTS.map((subject) => [subject.type, subject] as const);

/** As long as the hidden one, so that not even its length differs. */
const absentLike = (id: string, last: string): string => `${id.slice(0, -4)}zzz${last}`;

function hiddenId({ name, type, isIt }: Subject): string {
  const found = world.facts(name).find((one) => one.type === type && isIt({ ...one }));
  if (found === undefined) throw new Error(`The demonstration world has no hidden ${type}.`);
  return found.id;
}

type Ask = (id: string) => Promise<string>;

/** Through the gateway and past it: by id, by filter, counted, by reference, and by a wrong name beside it. */
function questionsAbout({ name, type, one, many, as }: Subject): readonly (readonly [string, Ask])[] {
  const list = `(filter: { ids: [$id] }) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } }`;
  const documents = [
    ["by id", `query ($id: ID!) { ${one}(id: $id) { __typename id marking { level } history { id } } }`],
    ["by filter", `query ($id: ID!) { ${many}${list} }`],
    ["among others", `query ($id: ID!) { ${one}(id: $id) { id } ${many}(first: 1) { totalCount nodes { id } } }`],
    ["with a wrong field", `query ($id: ID!) { ${one}(id: $id) { idd } }`],
  ] as const;
  const reference = `query ($id: [_Any!]!) { _entities(representations: $id) { ... on ${type} { id version } } }`;
  const told = (answer: unknown, id: string): string => JSON.stringify(answer).replaceAll(id, "ID");
  return [
    ...documents.flatMap(([way, document]) => [
      [`${way}, at the gateway`, async (id: string) => told(await world.hub.askAs(as, document, { id }), id)] as const,
      [
        `${way}, past it`,
        async (id: string) => told(await world.hub.subgraph(name).askAs(as, document, { id }), id),
      ] as const,
    ]),
    [
      "by reference, past the gateway",
      async (id) => told(await world.hub.subgraph(name).askAs(as, reference, { id: [{ __typename: type, id }] }), id),
    ],
  ];
}

describe.each(subjects)("a hidden %s", (_, subject) => {
  it("is answered as an absent one: body, code and counts, at the gateway and past it", async () => {
    const id = hiddenId(subject);
    for (const [way, ask] of questionsAbout(subject)) {
      expect(`${way}: ${await ask(id)}`).toBe(`${way}: ${await ask(absentLike(id, "0"))}`);
    }
  });

  it("is not suggested to whoever misspells its id", async () => {
    const id = hiddenId(subject);
    for (const [, ask] of questionsAbout(subject)) expect(await ask(`${id}x`)).not.toContain(id);
  });

  it("takes as long to be refused as an absent one does, by medians of 200 interleaved calls each", async () => {
    const id = hiddenId(subject);
    const query = `query ($id: ID!) { ${subject.one}(id: $id) { id version history { id } } }`;
    for (const asked of [world.hub, world.hub.subgraph(subject.name)]) {
      const ask: Ask = async (one) => JSON.stringify(await asked.askAs(subject.as, query, { id: one }));
      expect(await tellsApart(ask, id)).toBe(false);
    }
  }, 120_000);
});

const CALLS = 200;
const ROUNDS = 3;

/**
 * Absent against absent tells how much medians differ by chance. A hidden row may differ by three times as much, or by
 * a tenth of a call, below which nobody tells calls apart that travel over a network. What differs by chance does so
 * once; what differs by nature does so in each round.
 */
async function tellsApart(ask: Ask, hidden: string): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [hiddenMs, absentMs, otherMs] = await medians(ask, [
      hidden,
      absentLike(hidden, "1"),
      absentLike(hidden, "2"),
    ]);
    const byChanceMs = Math.abs(absentMs - otherMs);
    const allowedMs = Math.max(3 * byChanceMs, 0.1 * absentMs);
    if (Math.abs(hiddenMs - (absentMs + otherMs) / 2) <= allowedMs) return false;
  }
  return true;
}

async function medians(ask: Ask, ids: readonly [string, string, string]): Promise<[number, number, number]> {
  const times = ids.map((): number[] => []);
  for (let call = 0; call < CALLS; call += 1) {
    for (let turn = 0; turn < ids.length; turn += 1) {
      const which = (call + turn) % ids.length;
      const begun = performance.now();
      await ask(ids[which] ?? "");
      times[which]?.push(performance.now() - begun);
    }
  }
  return times.map((some) => some.sort((one, other) => one - other)[CALLS / 2]) as [number, number, number];
}
