import { startFederation, type Federation } from "../fixture/federation";

const people = {
  name: "people",
  sdl: `
    type Query { people(first: Int = 2, filter: Filter): [Person!]! echo(text: String, list: [Int!]): String }
    input Filter { minAge: Int = 0 name: String }
    type Person @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: {
    Query: {
      people: (_: unknown, { first }: { first: number }) =>
        [
          { id: "1", name: "A" },
          { id: "2", name: "B" },
        ].slice(0, first),
      echo: (_: unknown, given: object) => JSON.stringify(given),
    },
  },
};

const jobs = {
  name: "jobs",
  sdl: `
    type Query { jobs: [String!] other: Int }
    type Person @key(fields: "id") { id: ID! jobs(last: Int = 1, filter: JobFilter): [String!]! salary: Int }
    input JobFilter { prefix: String! tags: [String!] = ["x"] }
  `,
  resolvers: {
    Query: { jobs: () => ["root"], other: () => 1 },
    Person: {
      __resolveReference: async ({ id }: { id: string }) => ({ id, salary: 7 }),
      jobs: ({ id }: { id: string }, given: object) => [`${id} ${JSON.stringify(given)}`],
    },
  },
};

describe("variables and conditions", () => {
  let hub: Federation;
  beforeAll(async () => {
    hub = await startFederation([people, jobs]);
  });
  beforeEach(() => hub.forget());
  afterAll(() => hub[Symbol.asyncDispose]());

  it("passes variables into nested fetches, with the defaults of the operation and of input types", async () => {
    const query = `query($first: Int, $last: Int = 5, $filter: JobFilter) {
      people(first: $first) { id jobs(last: $last, filter: $filter) }
    }`;
    expect(await hub.ask(query, { first: 1, filter: { prefix: "p" } })).toEqual({
      data: { people: [{ id: "1", jobs: [`1 {"last":5,"filter":{"prefix":"p","tags":["x"]}}`] }] },
    });
    expect(hub.callsOf("jobs")[0]?.variables).toEqual({
      representations: [{ __typename: "Person", id: "1" }],
      last: 5,
      filter: { prefix: "p", tags: ["x"] },
    });
  });

  it("tells an absent variable from null", async () => {
    const query = "query($text: String, $list: [Int!]) { echo(text: $text, list: $list) }";
    expect(await hub.ask(query)).toEqual({ data: { echo: "{}" } });
    expect(await hub.ask(query, { text: null, list: 3 })).toEqual({ data: { echo: `{"text":null,"list":[3]}` } });
  });

  it("accepts variables named like the plan's own", async () => {
    const query = `query($representations: Int, $__batch_reps_0: Int = 8) {
      people(first: 1) { jobs(last: $representations) b: jobs(last: $__batch_reps_0) }
    }`;
    expect(await hub.ask(query, { representations: 3 })).toEqual({
      data: { people: [{ jobs: [`1 {"last":3}`], b: [`1 {"last":8}`] }] },
    });
  });

  it("refuses variables that do not fit before anything is fetched", async () => {
    const { data, errors } = await hub.ask("query($first: Int) { people(first: $first) { id } }", { first: "x" });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions).toEqual({ code: "VARIABLES_INVALID" });
    expect(hub.callsOf("people")).toEqual([]);
  });

  const conditional = `query($jobs: Boolean!, $people: Boolean = true) {
    people @include(if: $people) { name ... on Person @include(if: $jobs) { salary } }
  }`;

  it.each([
    [
      { jobs: true },
      {
        people: [
          { name: "A", salary: 7 },
          { name: "B", salary: 7 },
        ],
      },
      [1, 1],
    ],
    [{ jobs: false }, { people: [{ name: "A" }, { name: "B" }] }, [1, 0]],
    [{ jobs: true, people: false }, {}, [0, 0]],
    [{ jobs: false, people: false }, {}, [0, 0]],
  ])("with %j sends only the calls whose fields are included", async (variables, data, [peopleCalls, jobsCalls]) => {
    expect(await hub.ask(conditional, variables)).toEqual({ data });
    expect(hub.callsOf("people")).toHaveLength(peopleCalls ?? Number.NaN);
    expect(hub.callsOf("jobs")).toHaveLength(jobsCalls ?? Number.NaN);
  });

  it("orders fields by their first inclusion", async () => {
    const query = `query($early: Boolean!) { jobs @include(if: $early) other jobs }`;
    expect(await hub.askText(query, { early: true })).toBe(`{"data":{"jobs":["root"],"other":1}}`);
    expect(await hub.askText(query, { early: false })).toBe(`{"data":{"other":1,"jobs":["root"]}}`);
  });

  it("includes a field's parts only with the occurrence that carries them", async () => {
    const query = `query($a: Boolean!, $b: Boolean!) {
      people(first: 1) @include(if: $a) { name }
      people(first: 1) @skip(if: $b) { id }
    }`;
    expect(await hub.ask(query, { a: true, b: true })).toEqual({ data: { people: [{ name: "A" }] } });
    expect(await hub.ask(query, { a: false, b: false })).toEqual({ data: { people: [{ id: "1" }] } });
    expect(await hub.ask(query, { a: true, b: false })).toEqual({ data: { people: [{ name: "A", id: "1" }] } });
  });
});
