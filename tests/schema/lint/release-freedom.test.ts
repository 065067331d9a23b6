import { parse } from "graphql";
import { schemaFiles } from "../../../cli/compose-schema";
import { holdingNames } from "../../../schema/lint/release-freedom";

/** A hub in small, in which holding words stand for other things. */
const SOUND = `
directive @key(fields: String!) repeatable on OBJECT | INTERFACE
type Query {
  frontierModels(filter: FrontierModelFilter, order: Order): FrontierModelConnection!
  vulnerabilityCases: [VulnerabilityCase!]!
  embargo(id: ID!): Embargo
}
type Mutation {
  registerModel(input: RegisterModelInput!): FrontierModel
  recordRelease(input: RecordReleaseInput!): FrontierModel
  approvePathway(input: ApprovePathwayInput!): HiringPathway
  blockCisaTask(input: BlockCisaTaskInput!): CisaTask
  releaseEmbargo(id: ID!): Embargo
  releaseScan(id: ID!): Boolean
  grantService(input: GrantServiceInput!): ServiceGrant
  reportVulnerability(modelId: ID, embargo: Boolean, state: CaseState): VulnerabilityCase
  startClearance(id: ID!): Placement
}
type FrontierModel @key(fields: "id") {
  id: ID!
  name: String!
  covered: Boolean!
  marking: Marking!
  discoveries(filter: CaseFilter): [VulnerabilityCase!]!
  accessWindows: [AccessWindow!]!
}
type AccessWindow @key(fields: "id") { id: ID! state: AccessWindowState! model: FrontierModel! }
enum AccessWindowState { OFFERED ACCEPTED OPEN CLOSED WITHDRAWN }
type FrontierModelConnection { nodes: [FrontierModel!]! pageInfo: PageInfo! }
type PageInfo { hasNextPage: Boolean! }
input FrontierModelFilter { ids: [ID!] labels: [TlpLabel!] }
input CaseFilter { embargoed: Boolean blocked: Boolean }
enum Order { ASC DESC }
type Marking { tlp: TlpLabel }
enum TlpLabel { CLEAR GREEN AMBER RED }
input RegisterModelInput { name: String! plan: PlanInput }
input PlanInput { releaseAt: String }
input RecordReleaseInput { id: ID! }
type VulnerabilityCase @key(fields: "id") {
  id: ID!
  state: CaseState!
  discoveredBy: FrontierModel
  embargo: Embargo
  marking: Marking!
}
enum CaseState { VALIDATED EMBARGOED BLOCKED RELEASE_BLOCKED }
type Embargo @key(fields: "id") { id: ID! case: VulnerabilityCase! releasedAt: String }
type HiringPathway @key(fields: "id") { id: ID! state: PathwayState! }
enum PathwayState { PROPOSED APPROVED }
input ApprovePathwayInput { id: ID! approvedBy: String }
type CisaTask @key(fields: "id") { id: ID! state: TaskState! blockedBy: String }
enum TaskState { NOT_STARTED BLOCKED }
input BlockCisaTaskInput { id: ID! waitsFor: String! }
type ServiceGrant @key(fields: "id") { id: ID! grantedAt: String }
input GrantServiceInput { id: ID! modelIds: [ID!] }
type Placement @key(fields: "id") { id: ID! state: PlacementState! }
enum PlacementState { CLEARANCE_PENDING ONBOARDED }
`;

/** Adds a line behind the first that has the text. */
function changed(find: string, replacement: string): string {
  const text = SOUND.replace(find, () => replacement);
  if (text === SOUND) throw new Error(`${find} is not in the schema.`);
  return text;
}

const inType = (type: string, line: string): string => changed(`type ${type} {`, `type ${type} {\n${line}`);
const inModel = (line: string): string =>
  changed(`type FrontierModel @key(fields: "id") {`, `type FrontierModel @key(fields: "id") {\n${line}`);

/** What somebody could add, and the names that are found. */
const UNSOUND: readonly [string, string, readonly string[]][] = [
  ["a state of a window", changed("WITHDRAWN }", "WITHDRAWN ON_HOLD }"), ["AccessWindowState.ON_HOLD"]],
  ["a field of a model", inModel("preClearanceId: ID"), ["FrontierModel.preClearanceId"]],
  [
    "an argument of a model's field",
    inModel("risk(approvedOnly: Boolean): Int"),
    ["FrontierModel.risk(approvedOnly:)"],
  ],
  [
    "a state of a model, with its enum",
    `${inModel("state: ModelState!")} enum ModelState { LICENSED UNLICENSED }`,
    ["ModelState.LICENSED", "ModelState.UNLICENSED"],
  ],
  [
    "a value type that only models have",
    `${inModel("clearing: Review")} type Review { outcome: ReviewOutcome! } enum ReviewOutcome { PERMITTED DENIED }`,
    ["FrontierModel.clearing", "ReviewOutcome.PERMITTED", "ReviewOutcome.DENIED"],
  ],
  ["a state that tasks have as well", inModel("task: TaskState"), ["TaskState.BLOCKED"]],
  ["a list of models", inType("Query", "blockedModels: [FrontierModel!]!"), ["Query.blockedModels"]],
  [
    "a field of another record that answers with models",
    changed("embargo: Embargo\n", "embargo: Embargo\n vetoedModels: [FrontierModel!]!\n"),
    ["VulnerabilityCase.vetoedModels"],
  ],
  [
    "a filter of models",
    changed("labels: [TlpLabel!] }", "labels: [TlpLabel!] authorized: Boolean }"),
    ["FrontierModelFilter.authorized"],
  ],
  ["a mutation that answers with a model", inType("Mutation", "approve(id: ID!): FrontierModel"), ["Mutation.approve"]],
  [
    "a mutation that answers with a window",
    inType("Mutation", "denyAccess(id: ID!): AccessWindow"),
    ["Mutation.denyAccess"],
  ],
  [
    "a mutation that answers with a payload",
    `${inType("Mutation", "decide(id: ID!): Decided")} type Decided { model: FrontierModel isCleared: Boolean }`,
    ["Decided.isCleared"],
  ],
  [
    "a mutation that answers with an interface of models",
    changed(
      'type FrontierModel @key(fields: "id") {',
      'interface Work { id: ID! } type FrontierModel implements Work @key(fields: "id") {',
    ).replace("type Mutation {", "type Mutation { embargoWork(id: ID!): Work "),
    ["Mutation.embargoWork"],
  ],
  [
    "a mutation that answers with a union with models",
    `${inType("Mutation", "suspend(id: ID!): Subject")} union Subject = FrontierModel | CisaTask`,
    ["Mutation.suspend"],
  ],
  ["a mutation that takes a model", inType("Mutation", "hold(modelId: ID!): Boolean"), ["Mutation.hold"]],
  [
    "a mutation that takes a model in its input",
    `${inType("Mutation", "act(input: ActInput!): Boolean")}
     input ActInput { on: OnInput permitUntil: String } input OnInput { windowId: ID! }`,
    ["ActInput.permitUntil"],
  ],
  [
    "an enum that a mutation of models takes, which others share",
    changed("input RecordReleaseInput { id: ID! }", "input RecordReleaseInput { id: ID! label: PathwayState }"),
    ["PathwayState.APPROVED"],
  ],
  [
    "a mutation of another record that takes a model",
    inType("Mutation", "veto(modelId: ID!): CisaTask"),
    ["Mutation.veto"],
  ],
  [
    "an argument of a release",
    changed("recordRelease(input", "recordRelease(license: String, input"),
    ["Mutation.recordRelease(license:)"],
  ],
  [
    "a nested input of a registration",
    changed("input PlanInput {", "input PlanInput { permitNumber: String"),
    ["PlanInput.permitNumber"],
  ],
  [
    "a mutation that says so by itself",
    inType("Mutation", "blockRelease(id: ID!): Boolean"),
    ["Mutation.blockRelease"],
  ],
  ["a query that says so by itself", inType("Query", "releaseApprovals: [String!]!"), ["Query.releaseApprovals"]],
  [
    "a record of its own that refers to a model",
    `${SOUND} type Hold @key(fields: "id") { id: ID! model: FrontierModel! }`,
    ["Hold"],
  ],
  [
    "a record of its own that names a model",
    `${SOUND} type License @key(fields: "id") { id: ID! modelId: ID! }`,
    ["License"],
  ],
  [
    "such a record and what is done with it",
    `${inType("Mutation", "holdRelease(modelId: ID!): Hold")} type Hold @key(fields: "id") { id: ID! modelId: ID! }`,
    ["Mutation.holdRelease", "Hold"],
  ],
  ["a type that says so by itself", `${SOUND} scalar ModelPermit`, ["ModelPermit"]],
];

describe("holdingNames", () => {
  it("finds nothing where cases are embargoed, tasks blocked and pathways approved", () => {
    expect(holdingNames(parse(SOUND))).toEqual([]);
  });

  it.each(UNSOUND)("finds %s", (_, text, coordinates) => {
    expect(holdingNames(parse(text)).map(({ coordinate }) => coordinate)).toEqual(coordinates);
  });

  it("finds nothing in the hub's own schema, of which it reads the names about models", () => {
    const supergraph = schemaFiles(() => undefined).at(-1)?.text ?? "";
    expect(holdingNames(parse(supergraph))).toEqual([]);
    const bad = supergraph
      .replace(/^  recordRelease\(/m, "  blockIt(")
      .replace(/^  covered: Boolean!/m, "  approved: Boolean!")
      .replace(/^  OFFERED /m, "  ON_HOLD ");
    expect(holdingNames(parse(bad)).map(({ coordinate }) => coordinate)).toEqual([
      "FrontierModel.approved",
      "Mutation.blockIt",
      "AccessWindowState.ON_HOLD",
    ]);
  });

  it("tells place and word", () => {
    const [found] = holdingNames(parse("type Query {\n  a: Int\n}\ntype FrontierModel {\n  isCleared: Boolean\n}"));
    expect(found).toEqual({ coordinate: "FrontierModel.isCleared", word: "clear", line: 5, column: 3 });
  });
});
