import fc from "fast-check";
import { connect } from "../../cli/postgres/connect";
import { ROLES, isFederal } from "../../common/caller";
import { CONSULTATION_VIEWS } from "../../subgraphs/nsa/consultation/consultation-view";
import { nsa } from "../../subgraphs/nsa/subgraph";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import { CONSULTEES, DIRECTOR, Desk } from "../subgraphs/nsa/fixture/desk";

const desk = new Desk();
let subgraph: TestSubgraph;

beforeAll(async () => {
  subgraph = await startTestSubgraph(nsa, { clock: desk.clock });
  desk.asker = subgraph;
});
afterAll(() => subgraph[Symbol.asyncDispose]());

/** Who can be claimed to be: nobody can claim to be the hub itself. */
const claimable = ROLES.filter((role) => role !== "HUB");
const RUNS = 40;

const aCaller = fc.record({
  roles: fc.subarray([...claimable], { minLength: 1 }),
  office: fc.constantFrom("nsa", "nsa", "nsa", "cisa", "acme-ai", "hub"),
});
const someViews = fc
  .oneof(fc.constant([...CONSULTEES]), fc.subarray([...CONSULTEES]))
  .chain((offices) =>
    fc.tuple(...offices.map((office) => fc.tuple(fc.constant(office), fc.constantFrom(...CONSULTATION_VIEWS)))),
  );

async function inquiryWith(views: readonly (readonly [string, string])[]): Promise<{ id: string; version: number }> {
  const { id } = await desk.inquiry((await desk.model()).id);
  for (const [office, view] of views) await desk.view(id, office, view);
  return desk.read("coverageInquiry", id, "id version");
}

const DETERMINATION = { outcome: "COVERED", summary: "It is." };

describe("rule 2: only the NSA Director designates, and only after each consultee's view", () => {
  it("whoever else asks, with whatever roles together", async () => {
    await fc.assert(
      fc.asyncProperty(aCaller, async ({ roles, office }) => {
        const mayDo = roles.includes("NSA_DIRECTOR") && office === "nsa";
        const inquiry = await inquiryWith(CONSULTEES.map((one) => [one, "COVERED"]));
        const { refusal } = await desk.send(`${roles.join(",")}@${office}`, "determineCoverage", {
          ...inquiry,
          ...DETERMINATION,
        });
        // To whoever may not read the inquiry there is none.
        const refused = isFederal({ roles, office }) ? "FORBIDDEN" : "RECORD_NOT_FOUND";
        expect(refusal?.code).toBe(mayDo ? undefined : refused);
        const { designation } = await desk.read<{ designation: object | null }>(
          "coverageInquiry",
          inquiry.id,
          "designation { id }",
        );
        expect(designation !== null).toBe(mayDo);
      }),
      { numRuns: RUNS },
    );
  });

  it("nobody can claim to be the hub", async () => {
    const inquiry = await inquiryWith(CONSULTEES.map((one) => [one, "COVERED"]));
    for (const identity of ["HUB@hub", "HUB@nsa", "NSA_DIRECTOR,HUB@nsa"]) {
      const { record } = await desk
        .send(identity, "determineCoverage", { ...inquiry, ...DETERMINATION })
        .catch(() => ({ record: null }));
      expect(record).toBeNull();
    }
  });

  it("whatever the views are, which need not agree", async () => {
    await fc.assert(
      fc.asyncProperty(someViews, async (views) => {
        const inquiry = await inquiryWith(views);
        const { refusal } = await desk.send(DIRECTOR, "determineCoverage", { ...inquiry, ...DETERMINATION });
        const isComplete = views.length === CONSULTEES.length;
        const expected = views.length === 0 ? "ILLEGAL_TRANSITION" : "RULE_VIOLATED";
        expect(refusal?.code).toBe(isComplete ? undefined : expected);
        const outstanding = CONSULTEES.filter((office) => !views.some(([one]) => one === office));
        expect(refusal?.details?.outstanding ?? outstanding).toEqual(outstanding);
      }),
      { numRuns: RUNS },
    );
  });

  it("no view of another office makes up for a missing one", async () => {
    const [missing, ...others] = CONSULTEES;
    const inquiry = await inquiryWith(others.map((one) => [one, "COVERED"]));
    for (const office of ["nsa", "treasury", "omb"]) {
      const view = { inquiryId: inquiry.id, view: "COVERED", remarks: "For them." };
      expect(await desk.refused(`AGENCY_OFFICER@${office}`, "recordConsultation", view)).toMatchObject({
        code: "FORBIDDEN",
      });
    }
    expect(await desk.refused(DIRECTOR, "determineCoverage", { ...inquiry, ...DETERMINATION })).toMatchObject({
      code: "RULE_VIOLATED",
      message: `Not all consultees' views are recorded: ${missing}.`,
    });
  });

  it("and every designation that was made here says so in its history", async () => {
    await using owner = await connect(subgraph.ownerUrl);
    const { rows } = await owner.query(`
      SELECT DISTINCT h.action, h.office, 'NSA_DIRECTOR' = ANY (string_to_array(h.actor, ', ')) AS by_director
      FROM designation d JOIN history h ON h.record_id = d.id WHERE d.provenance_source = 'nsa'`);
    expect(rows).toEqual([{ action: "determine", office: "nsa", by_director: true }]);
  });
});
