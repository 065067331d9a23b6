import { buildSchema, parse } from "graphql";
import { DocumentPlanner } from "../../../gateway/plan/document-planner";
import { isHeavy, planningWeight } from "../../../gateway/plan/planning-weight";
import { costlySupergraph, doublingDocument } from "../../../bench/planning/costly-plans";

const schema = buildSchema(`
  type Query { pet: Pet dog: Dog any: Any }
  interface Pet { name: String friend: Pet }
  type Dog implements Pet { name: String friend: Pet }
  type Cat implements Pet { name: String friend: Pet }
  type Stone { weight: Int }
  union Any = Dog | Cat | Stone
`);

describe("planningWeight", () => {
  it.each([
    ["fields of objects", "{ dog { name } __typename }", 3],
    ["a field of an interface for each of its types", "{ pet { name } }", 3],
    ["what is below for each type of each type", "{ pet { friend { name } } }", 7],
    ["fragments where they fit", "{ any { ... on Pet { name } ... on Stone { weight } ... { __typename } } }", 7],
    ["fragments as often as they are spread", "{ dog { ...F } d: dog { ...F } } fragment F on Pet { name }", 4],
  ])("counts %s", (_, document, weight) => {
    expect(planningWeight(schema, parse(document))).toBe(weight);
  });
});

describe("isHeavy", () => {
  const costly = buildSchema(new DocumentPlanner(costlySupergraph(), []).consumerSdl, { assumeValid: true });

  it("is true of documents that double on interfaces, and found at once", () => {
    for (const doublings of [2, 5, 12]) expect(isHeavy(costly, parse(doublingDocument(doublings)))).toBe(true);
  });

  it("is false of documents of a few fields", () => {
    expect(isHeavy(costly, parse("{ root { ...F } } fragment F on Node { a x { ... on Node { a } } }"))).toBe(false);
  });
});
