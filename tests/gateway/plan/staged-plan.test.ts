import { parse } from "graphql";
import { printPlan } from "../../../gateway/plan/print-plan";
import { Planner } from "../../../gateway/plan/planner";
import { composeSdl } from "../fixture/federation";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external"])`;
const subgraph = (name: string, sdl: string) => ({
  name,
  url: "http://x.invalid/",
  document: parse(`${LINK}\n${sdl}`),
});

/** Plans a document over subgraphs; the plan as text. */
async function planText(subgraphs: Readonly<Record<string, string>>, document: string): Promise<string> {
  const sdl = composeSdl(Object.entries(subgraphs).map(([name, text]) => subgraph(name, text)));
  return printPlan(await new Planner(sdl, { capacity: 10 }).plan(document));
}

const cases = {
  cisa: `type Query { vulnerabilities: [Vulnerability!] } type Vulnerability @key(fields: "id") { id: ID! score: Int }`,
  treasury: `
    type Vulnerability @key(fields: "id") {
      id: ID! score: Int @external priority: Int @requires(fields: "score") cases: [Case!]
    }
    type Case { title: String vulnerability: Vulnerability }`,
};

describe("planInStages", () => {
  it("continues at the entities that the head found, with the key in place of the requiring field", async () => {
    const text = await planText(cases, "{ vulnerabilities { cases { title vulnerability { priority } } } }");
    expect(text.split("\n").filter((line) => /^ *(?:entities|query|at) /.test(line) && !line.includes("$"))).toEqual([
      "    query cisa",
      "    entities treasury",
      "      at vulnerabilities.@ as _entities",
      "      entities cisa",
      "        at vulnerabilities.@.cases.@.vulnerability as _entities",
      "      entities treasury",
      "        at vulnerabilities.@.cases.@.vulnerability as _entities",
    ]);
    expect(text).toContain("title");
    expect(text).not.toMatch(/_enter|_keysOf|_entry/);
  });

  it("plans a requirement nested in the answer of another one", async () => {
    const text = await planText(
      {
        clinic: `
          type Query { pet: Pet }
          type Pet @key(fields: "id") {
            id: ID! weight: Int @external age: Int @external checkup: Checkup @requires(fields: "weight age")
          }
          type Checkup @key(fields: "id") { id: ID! fee: Int @external grade: Int @requires(fields: "fee") }`,
        records: `type Pet @key(fields: "id") { id: ID! weight: Int } type Checkup @key(fields: "id") { id: ID! fee: Int }`,
        birth: `type Pet @key(fields: "id") { id: ID! age: Int }`,
      },
      "{ pet { checkup { grade } } }",
    );
    expect(text.match(/at pet\.checkup/g)).toHaveLength(2);
  });

  it("refuses as before what no cut helps", async () => {
    await expect(planText(cases, "{ vulnerabilities { cases { nothing } } }")).rejects.toMatchObject({
      code: "PLANNING_FAILED",
    });
  });
});
