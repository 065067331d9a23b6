import fc from "fast-check";
import { type GraphQLObjectType, buildSchema, getNamedType, isInputObjectType } from "graphql";
import { loadAgency } from "../../cli/agencies";
import { schemaFiles } from "../../cli/compose-schema";
import { connect } from "../../cli/postgres/connect";
import { ANONYMOUS } from "../../common/caller";
import { personaOf } from "../../common/personas";
import { SUBGRAPH_NAMES } from "../../common/subgraph-names";
import { Charge } from "../../subgraphs/doj/charge/charge.entity";
import { officersOfAgencies } from "../../subgraphs/doj/permits";
import { STATUTES } from "../../subgraphs/doj/reference/statutes";
import { Referral } from "../../subgraphs/doj/referral/referral.entity";
import { isInForce } from "../../subgraphs/doj/statute/in-force";
import { Statute } from "../../subgraphs/doj/statute/statute.entity";
import { doj } from "../../subgraphs/doj/subgraph";
import type { Class } from "../../subgraphs/kit/class";
import {
  CHARGE,
  TODAY,
  acceptedReferral,
  fileCharges,
  newInvestigation,
  newProsecution,
  newReferral,
  prosecute,
} from "../subgraphs/doj/commands/matter";
import { give } from "../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";

let now = `${TODAY}T15:00:00Z`;
let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj, { clock: () => new Date(now) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

async function ownerRows<Row extends object>(sql: string): Promise<Row[]> {
  await using owner = await connect(subgraph.ownerUrl);
  return (await owner.query<Row>(sql)).rows;
}

/** The day before, the day itself and the day after every day on which a statute's force begins, and some others. */
const days = fc.oneof(
  fc
    .tuple(fc.constantFrom(...STATUTES), fc.integer({ min: -1, max: 1 }))
    .map(([{ effectiveOn, enactedOn }, shift]) => dayFrom(effectiveOn ?? enactedOn, shift)),
  fc
    .date({ min: new Date("1900-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.integer({ min: -2, max: 2 }).map((shift) => dayFrom(TODAY, shift)),
);

function dayFrom(day: string, shift: number): string {
  return new Date(Date.parse(day) + shift * 86_400_000).toISOString().slice(0, 10);
}

const statuteIds = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...STATUTES.map(({ id }) => id)) },
  { weight: 1, arbitrary: fc.constantFrom("18-usc-9999", "18-USC-1030", "eo-14409-4", "18-usc-1030%") },
);

const charges = fc.array(fc.record({ statuteId: statuteIds, offenceOn: days }), { minLength: 1, maxLength: 3 });

function isLawful({ statuteId, offenceOn }: { statuteId: string; offenceOn: string }): boolean {
  const statute = STATUTES.find(({ id }) => id === statuteId);
  return statute !== undefined && isInForce(statute, offenceOn) && offenceOn <= TODAY;
}

/** Matches a message that names statute and date, in this order. */
function naming({ statuteId, offenceOn }: { statuteId: string; offenceOn: string }): unknown {
  return expect.stringMatching(new RegExp(`${statuteId}.* on ${offenceOn}`));
}

describe("rule 7: every charge names an existing statute in force on the offence date", () => {
  it("is filed exactly when each does, and refused naming the first that does not", async () => {
    const seen = { filed: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(charges, async (some) => {
        const { record, error } = await fileCharges(subgraph, {
          charges: some.map((one) => ({ ...CHARGE, ...one })),
        });
        const unlawful = some.find((one) => !isLawful(one));
        seen[unlawful === undefined ? "filed" : "refused"] += 1;
        expect({ record, error }).toMatchObject(
          unlawful === undefined
            ? { record: { state: "CHARGED" }, error: undefined }
            : { record: null, error: { code: "RULE_VIOLATED", message: naming(unlawful), details: unlawful } },
        );
      }),
      { numRuns: 100 },
    );
    expect(seen.filed).toBeGreaterThan(3);
    expect(seen.refused).toBeGreaterThan(10);
  });

  it("holds for every charge there is, told or sealed", async () => {
    await newProsecution(subgraph, { sealed: true });
    const [counts] = await ownerRows<{ charges: number; lawful: number }>(
      `SELECT count(*)::int AS charges, count(*) FILTER (
         WHERE coalesce(s.effective_on, s.enacted_on) <= c.offence_on AND coalesce(c.offence_on < s.repealed_on, true)
       )::int AS lawful FROM charge c LEFT JOIN statute s ON s.id = c.statute_id`,
    );
    expect(counts?.charges).toBeGreaterThan(30);
    expect(counts?.lawful).toBe(counts?.charges);
  });
});

const commandsOf = (entity: Class) =>
  SUBGRAPH_NAMES.flatMap((name) => loadAgency(name).commands.filter((command) => command.of === entity));

describe("rule 7: no mutation makes or changes a statute", () => {
  const supergraph = schemaFiles(() => undefined).find(({ path }) => path.endsWith("supergraph.graphql"));
  const schema = buildSchema(supergraph?.text ?? "", { assumeValidSDL: true });
  const mutations = Object.values((schema.getMutationType() as GraphQLObjectType).getFields());

  it("answers or takes one: charges name a statute by its id, and that is all", () => {
    expect(mutations.length).toBeGreaterThan(20);
    expect(mutations.filter(({ type }) => getNamedType(type).name === "Statute")).toEqual([]);
    expect(mutations.filter(({ name }) => /statute/i.test(name))).toEqual([]);
    const taken = Object.values(schema.getTypeMap())
      .filter((type) => isInputObjectType(type))
      .filter(({ name }) => name.endsWith("Input"))
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));
    expect(taken.filter((field) => /statute|heading|enacted|repealed/i.test(field))).toEqual(["ChargeInput.statuteId"]);
    expect(commandsOf(Statute)).toEqual([]);
  });

  it("leaves the statutes as they are, whatever is charged", async () => {
    const statutes =
      "SELECT md5(string_agg(s::text, ',' ORDER BY s.id)) AS digest, count(*)::int AS count FROM statute s";
    const before = await ownerRows(statutes);
    await newProsecution(subgraph);
    await fileCharges(subgraph, { charges: [{ ...CHARGE, statuteId: "18-usc-9999" }] });
    expect(await ownerRows(statutes)).toEqual(before);
    expect(before).toMatchObject([{ count: STATUTES.length }]);
  });
});

describe("rule 7: nothing makes a referral or a charge by itself", () => {
  const counts =
    "SELECT (SELECT count(*)::int FROM referral) AS referrals, (SELECT count(*)::int FROM charge) AS charges";

  it("has one command that begins a referral and none that begins a charge alone", () => {
    const beginning = commandsOf(Referral).filter(({ actions }) => actions.includes("create"));
    expect(beginning.map(({ name, who }) => `${name} by ${who}`)).toEqual(["refer by an officer of a federal agency"]);
    expect(commandsOf(Charge)).toEqual([]);
  });

  it("is kept in DOJ's database only, which no other agency's commands or duties reach", () => {
    const others = SUBGRAPH_NAMES.filter((name) => name !== "doj").map(loadAgency);
    const tables = others.flatMap(({ entities }) => Object.values(entities as Class[]));
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((entity) => [Referral, Charge].includes(entity as never))).toEqual([]);
    expect(tables.filter(({ name }) => /referral|charge/i.test(name))).toEqual([]);
  });

  it("comes from no other command of DOJ, and from no passing of time", async () => {
    const [first, second] = [await newReferral(subgraph), await acceptedReferral(subgraph)];
    const { id: prosecution } = await newProsecution(subgraph, { sealed: true });
    const before = await ownerRows(counts);
    await prosecute(subgraph, "declineReferral", { id: first.id, expectedVersion: 1, reason: "No federal offence." });
    const { id } = await newInvestigation(subgraph, { sealed: true, referralIds: [second.id] });
    await prosecute(subgraph, "unsealInvestigation", { id, expectedVersion: 1 });
    await prosecute(subgraph, "closeInvestigation", { id, expectedVersion: 2 });
    await prosecute(subgraph, "unsealProsecution", { id: prosecution, expectedVersion: 1 });
    await prosecute(subgraph, "goToTrial", { id: prosecution, expectedVersion: 2 });
    await prosecute(subgraph, "recordDisposition", { id: prosecution, expectedVersion: 3, outcome: "CONVICTED" });
    await prosecute(subgraph, "recordSentence", { id: prosecution, expectedVersion: 4 });
    now = "2036-10-05T15:00:00Z";
    await subgraph.doDuties();
    now = `${TODAY}T15:00:00Z`;
    expect(await ownerRows(counts)).toEqual(before);
  });

  it("needs a person of an agency: neither clockwork nor an organization refers", async () => {
    const before = await ownerRows(counts);
    for (const as of ["REPRESENTATIVE@juniper-falls-hospital", "AUDITOR@hub", "REPRESENTATIVE@cisa"]) {
      const answer = await give(subgraph, { as, command: "refer", input: { summary: "Anything." } });
      expect(answer.error?.code).toBe("FORBIDDEN");
    }
    expect(() => personaOf("HUB@hub")).toThrow("names no persona");
    expect(officersOfAgencies.allows({ ...ANONYMOUS, roles: ["HUB"], office: "doj" }, {})).toBe(false);
    expect(await ownerRows(counts)).toEqual(before);
  });
});
