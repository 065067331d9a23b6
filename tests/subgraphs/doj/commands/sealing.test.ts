import { connect } from "../../../../cli/postgres/connect";
import { doj } from "../../../../subgraphs/doj/subgraph";
import { give } from "../../../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { PROSECUTOR, TODAY, acceptedReferral, newInvestigation, newProsecution, prosecute } from "./matter";

let subgraph: TestSubgraph;
beforeAll(async () => {
  subgraph = await startTestSubgraph(doj, { clock: () => new Date(`${TODAY}T15:00:00Z`) });
});
afterAll(() => subgraph[Symbol.asyncDispose]());

async function announced(...ids: string[]): Promise<string[]> {
  await using owner = await connect(subgraph.ownerUrl);
  const { rows } = await owner.query<{ event: string }>(
    "SELECT record_type || ' ' || action AS event FROM outbox WHERE announced AND record_id = ANY($1) ORDER BY id",
    [ids],
  );
  return rows.map(({ event }) => event);
}

const investigationOf = async (id: string) => {
  const { data } = await subgraph.ask(
    `query ($id: ID!) { investigation(id: $id) { state concludedOn prosecutions { id } referrals { id }
      history { action } } }`,
    { id },
  );
  return data.investigation;
};

describe("a sealed prosecution from an investigation in view", () => {
  it("leaves the investigation open until it is unsealed, and then ends it", async () => {
    const { id } = await newInvestigation(subgraph);
    const before = await investigationOf(id);
    const { id: prosecution } = await newProsecution(subgraph, { investigationId: id, sealed: true });
    expect(await investigationOf(id)).toEqual(before);
    expect(await announced(id, prosecution, `${prosecution}-count-1`)).toEqual(["Investigation create"]);
    const { record, statements } = await give(subgraph, {
      as: PROSECUTOR,
      command: "unsealProsecution",
      input: { id: prosecution, expectedVersion: 1 },
    });
    expect(record).toMatchObject({ version: 2, state: "CHARGED" });
    expect(statements).toBeLessThanOrEqual(10);
    expect(await investigationOf(id)).toEqual({
      state: "CHARGED",
      concludedOn: TODAY,
      prosecutions: [{ id: prosecution }],
      referrals: [],
      history: [{ action: "create" }, { action: "charge" }],
    });
    expect(await announced(id, prosecution, `${prosecution}-count-1`)).toEqual([
      "Investigation create",
      "Prosecution unseal",
      "Charge unseal",
      "Investigation charge",
    ]);
    const { data } = await subgraph.ask(
      "query ($id: ID!) { prosecution(id: $id) { sealed charges { id } history { action } } }",
      { id: prosecution },
    );
    expect(data.prosecution).toEqual({
      sealed: false,
      charges: [{ id: `${prosecution}-count-1` }],
      history: [{ action: "create" }, { action: "unseal" }],
    });
  });

  it("leaves one alone that was closed meanwhile", async () => {
    const { id } = await newInvestigation(subgraph);
    const { id: prosecution } = await newProsecution(subgraph, { investigationId: id, sealed: true });
    await prosecute(subgraph, "closeInvestigation", { id, expectedVersion: 1 });
    await prosecute(subgraph, "unsealProsecution", { id: prosecution, expectedVersion: 1 });
    expect(await investigationOf(id)).toMatchObject({ state: "CLOSED", prosecutions: [{ id: prosecution }] });
  });
});

describe("a sealed investigation", () => {
  const referralOf = async (id: string) => {
    const { data } = await subgraph.ask(
      `query ($id: ID!) { referral(id: $id) { version investigation { id } provenance { asOf } history { action } } }`,
      { id },
    );
    return data.referral;
  };

  it("leaves no trace on its referrals until it is unsealed", async () => {
    const referral = (await acceptedReferral(subgraph)).id as string;
    const before = await referralOf(referral);
    const { id } = await newInvestigation(subgraph, { sealed: true, referralIds: [referral] });
    expect(await referralOf(referral)).toEqual(before);
    expect(await investigationOf(id)).toBeNull();
    expect(await announced(id, referral)).toEqual(["Referral create", "Referral accept"]);
    const { error } = await give(subgraph, {
      as: PROSECUTOR,
      command: "openInvestigation",
      input: { title: "Again", districtId: "nysd", sealed: false, referralIds: [referral] },
    });
    expect(error).toMatchObject({ code: "RULE_VIOLATED", message: `${referral} was taken up by ${id} already.` });
    await prosecute(subgraph, "unsealInvestigation", { id, expectedVersion: 1 });
    expect(await investigationOf(id)).toMatchObject({ state: "OPEN", referrals: [{ id: referral }] });
    expect(await referralOf(referral)).toMatchObject({
      version: 3,
      investigation: { id },
      history: [{ action: "create" }, { action: "accept" }, { action: "takeUp" }],
    });
    expect(await announced(id, referral)).toEqual([
      "Referral create",
      "Referral accept",
      "Investigation unseal",
      "Referral takeUp",
    ]);
  });

  it("stays sealed while charges from it are", async () => {
    const { id } = await newInvestigation(subgraph, { sealed: true });
    const prosecution = (await newProsecution(subgraph, { investigationId: id, sealed: true })).id as string;
    const unseal = { as: PROSECUTOR, command: "unsealInvestigation", input: { id, expectedVersion: 2 } };
    expect((await give(subgraph, unseal)).error).toMatchObject({
      code: "RULE_VIOLATED",
      message: `${id} led to the sealed prosecution ${prosecution}, and would tell of it.`,
    });
    await prosecute(subgraph, "unsealProsecution", { id: prosecution, expectedVersion: 1 });
    expect((await give(subgraph, unseal)).error).toBeUndefined();
    expect(await investigationOf(id)).toMatchObject({ state: "CHARGED", prosecutions: [{ id: prosecution }] });
  });
});

describe("unsealing", () => {
  it("is not possible for what is not sealed", async () => {
    const investigation = await newInvestigation(subgraph);
    const prosecution = await newProsecution(subgraph);
    for (const [command, { id }] of [
      ["unsealInvestigation", investigation],
      ["unsealProsecution", prosecution],
    ] as const) {
      const { error } = await give(subgraph, { as: PROSECUTOR, command, input: { id, expectedVersion: 1 } });
      expect(error).toMatchObject({
        code: "ILLEGAL_TRANSITION",
        message: `${id} is not sealed: unseal is not possible.`,
      });
    }
  });
});
