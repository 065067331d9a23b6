import { connect } from "../../../../cli/postgres/connect";
import { cisa } from "../../../../subgraphs/cisa/subgraph";
import { query } from "../../../fixture/query";
import { type TestSubgraph, startTestSubgraph } from "../../../fixture/subgraph";
import { command } from "../commanding";

const TODAY = "2026-11-20";
const FIELDS = "id version asset publiclyExposed detectedOn fixedOn fixedWithinTier tier deadline";
/** Listed on 2026-07-15, SSVC YES and PARTIAL. */
const KNX = "CVE-2023-4346";

let subgraph: TestSubgraph;
let assets = 0;
beforeAll(async () => {
  subgraph = await startTestSubgraph(cisa, { clock: () => new Date(`${TODAY}T10:00:00Z`) });
});
afterAll(async () => subgraph[Symbol.asyncDispose]());

async function give(name: string, as: string, input: object) {
  return command(subgraph, { name, as, input, fields: FIELDS });
}

async function detect(changes: object = {}, as = "energy-officer") {
  const asset = `asset-${(assets += 1)}`;
  const input = { vulnerability: KNX, agency: "energy", asset, publiclyExposed: true, ...changes };
  return give("recordExposure", as, input);
}

describe("recordExposure", () => {
  it.each([
    ["energy-officer", {}, TODAY],
    ["cisa-analyst", { detectedOn: "2026-07-10" }, "2026-07-10"],
  ])("computes tier and deadline for %s", async (as, changes, detectedOn) => {
    const { record, error, statements } = await detect(changes, as);
    expect(error).toBeUndefined();
    expect(record).toMatchObject({
      version: 1,
      detectedOn,
      tier: "THREE_DAYS",
      // Three days after the earlier of listing (2026-07-15) and detection.
      deadline: detectedOn === TODAY ? "2026-07-18" : "2026-07-13",
    });
    expect(statements).toBeLessThanOrEqual(10);
    const history = await query(subgraph.ownerUrl, "SELECT action FROM history WHERE record_id = $1", [record.id]);
    expect(history).toEqual([{ action: "detect" }]);
  });

  it.each<[string, object, string, string]>([
    ["another agency", {}, "AGENCY_OFFICER@va", "FORBIDDEN"],
    ["an organization", {}, "REPRESENTATIVE@energy", "FORBIDDEN"],
    ["War for itself", { agency: "war" }, "AGENCY_OFFICER@war", "RULE_VIOLATED"],
    ["CISA for NSA", { agency: "nsa" }, "cisa-analyst", "RULE_VIOLATED"],
    ["a detection to come", { detectedOn: "2026-11-21" }, "energy-officer", "BAD_USER_INPUT"],
    ["an unknown vulnerability", { vulnerability: "CVE-1999-0001" }, "energy-officer", "RECORD_NOT_FOUND"],
    ["an asset that has it", { asset: "energy-edge-01" }, "energy-officer", "CONFLICT"],
  ])("refuses %s", async (_, changes, as, code) => {
    expect((await detect(changes, as)).error).toMatchObject({ code });
  });
});

describe("changeExposure", () => {
  it("moves tier and deadline with the exposure, in few statements", async () => {
    const { record } = await detect();
    const hidden = await give("changeExposure", "energy-officer", {
      id: record.id,
      expectedVersion: 1,
      publiclyExposed: false,
    });
    expect(hidden.record).toMatchObject({
      version: 2,
      publiclyExposed: false,
      tier: "FOURTEEN_DAYS",
      deadline: "2026-07-29",
    });
    expect(hidden.statements).toBeLessThanOrEqual(10);
    const shown = await give("changeExposure", "cisa-analyst", {
      id: record.id,
      expectedVersion: 2,
      publiclyExposed: true,
    });
    expect(shown.record).toMatchObject({ tier: "THREE_DAYS", deadline: "2026-07-18" });
  });

  it("and an import never wait for each other in a circle", async () => {
    const { record } = await detect();
    await using other = await connect(subgraph.ownerUrl);
    await other.query("BEGIN");
    await other.query("SELECT FROM vulnerability WHERE id = $1 FOR UPDATE", [KNX]);
    const order = { id: record.id, expectedVersion: 1, publiclyExposed: false };
    const changing = give("changeExposure", "energy-officer", order);
    for (let waiting = 0; waiting === 0;) {
      const { rowCount } = await other.query(
        "SELECT FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid",
      );
      waiting = rowCount ?? 0;
    }
    await other.query("SELECT FROM asset_exposure WHERE id = $1 FOR UPDATE NOWAIT", [record.id]);
    await other.query("UPDATE asset_exposure SET deadline = deadline WHERE id = $1", [record.id]);
    await other.query("COMMIT");
    expect((await changing).record).toMatchObject({ version: 2, publiclyExposed: false });
  });

  it("is not found without its record", async () => {
    const { error } = await give("changeExposure", "cisa-analyst", {
      id: "no such exposure",
      expectedVersion: 1,
      publiclyExposed: true,
    });
    expect(error).toMatchObject({ code: "RECORD_NOT_FOUND" });
  });
});

describe("markExposureFixed", () => {
  it("is recorded today, late or not, and ends the record", async () => {
    const { record } = await detect({ detectedOn: "2026-07-20" });
    const order = { id: record.id, expectedVersion: 1 };
    expect((await give("markExposureFixed", "AGENCY_OFFICER@va", order)).error).toMatchObject({ code: "FORBIDDEN" });
    const fixed = await give("markExposureFixed", "energy-officer", order);
    expect(fixed.record).toMatchObject({ fixedOn: TODAY, fixedWithinTier: false });
    const after = { id: record.id, expectedVersion: 2 };
    expect((await give("markExposureFixed", "energy-officer", after)).error).toMatchObject({ code: "RULE_VIOLATED" });
    const change = { ...after, publiclyExposed: false };
    expect((await give("changeExposure", "energy-officer", change)).error).toMatchObject({ code: "RULE_VIOLATED" });
  });
});
