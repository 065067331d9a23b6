import { composeServices } from "@theguild/federation-composition";
import { type DocumentNode, buildASTSchema, parse, validate } from "graphql";
import { Planner } from "../../../gateway/plan/planner";
import { printPlan } from "../../../gateway/plan/print-plan";
import { coordination } from "../../../subgraphs/coordination/subgraph";
import { federationSchema } from "../../../subgraphs/kit/schema/federation-schema";

const OWNERS = ["Treasury", "Nsa", "Cisa", "Opm", "Doj"];

const QUESTION = "{ tasks { nodes { id title state overdue agency { name } dependsOn { dependsOn { title } } } } }";

/** What the kit's `Task` makes of an agency's own task type. */
function ownerOf(prefix: string): DocumentNode {
  return parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
    type Query { ${prefix.toLowerCase()}Task(id: ID!): ${prefix}Task }
    interface Task { id: ID! title: String! state: TaskState! overdue: Boolean! }
    enum TaskState { NOT_STARTED IN_PROGRESS BLOCKED DELIVERED SUPERSEDED }
    type ${prefix}Task implements Task @key(fields: "id") { id: ID! title: String! state: TaskState! overdue: Boolean! }`);
}

function supergraph(): string {
  const { supergraphSdl, errors } = composeServices([
    { name: "coordination", url: "http://coordination", typeDefs: parse(federationSchema(coordination).sdl) },
    ...OWNERS.map((prefix) => ({ name: prefix, url: `http://${prefix}`, typeDefs: ownerOf(prefix) })),
  ]) as { supergraphSdl?: string; errors?: readonly Error[] };
  expect(errors ?? []).toEqual([]);
  return supergraphSdl ?? "";
}

describe("the coordination subgraph, composed with the owners of tasks", () => {
  it("lets one list ask for what the index and the owners know", () => {
    const { consumerSdl } = new Planner(supergraph(), { capacity: 1 });
    const schema = buildASTSchema(parse(consumerSdl), { assumeValid: true });
    expect(validate(schema, parse(QUESTION))).toEqual([]);
  });

  it("finds tasks by the index and asks each owner for its own", async () => {
    const plan = printPlan(await new Planner(supergraph(), { capacity: 1 }).plan(QUESTION));
    expect(plan).toContain("coordination");
    for (const prefix of OWNERS) expect(plan).toContain(`on ${prefix}Task`);
  });
});
