import {
  COORDINATOR,
  type Clearinghouse,
  START,
  caseIn,
  fixOf,
  participationIn,
  startClearinghouse,
} from "../fixture/clearinghouse";

/** Large enough for thousands of participants, small enough to be seeded in seconds. */
const SCALE = 100;

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse(SCALE);
}, 60_000);
afterAll(async () => house[Symbol.asyncDispose]());

interface Distribution {
  readonly id: string;
  readonly fix: string;
  readonly version: number;
}

async function distribute(recipients: object): Promise<Distribution> {
  const id = await caseIn(house, "PATCH_READY");
  const fix = await fixOf(house, id);
  const { sha256: receivedSha256 } = await house.row("fix", fix);
  const input = { id, expectedVersion: 1, fix, receivedSha256, ...recipients };
  return { ...(await house.accept(COORDINATOR, "distributePatch", input)), fix };
}

async function count(sql: string, ...parameters: unknown[]): Promise<number> {
  const { rows } = await house.owner.query(`SELECT count(*)::int AS count FROM ${sql}`, parameters);
  return rows[0].count;
}

/** Deliveries of the case whose history and events tell of this action, once each. */
async function told(caseId: string, action: string, from: string | null, to: string): Promise<number> {
  return count(
    `patch_delivery d
       JOIN (SELECT record_id FROM history WHERE action = $2 AND from_state IS NOT DISTINCT FROM $3 AND to_state = $4
         AND at = $5 AND actor = 'TREASURY_COORDINATOR' AND office = 'treasury' AND record_type = 'PatchDelivery') h
         ON h.record_id = d.id
       JOIN (SELECT record_id, version FROM outbox WHERE action = $2 AND from_state IS NOT DISTINCT FROM $3
         AND to_state = $4 AND at = $5 AND office = 'treasury' AND record_type = 'PatchDelivery' AND announced) o
         ON o.record_id = d.id AND o.version = d.version
     WHERE d.case_id = $1 AND d.state = $4`,
    caseId,
    action,
    from,
    to,
    START,
  );
}

const participants = () => count("participation WHERE activated_at IS NOT NULL");

describe("a patch for thousands", () => {
  it("takes as many statements as one for a single recipient, and tells of each delivery", async () => {
    const single = await distribute({ agencies: ["gsa"] });
    const statements = [house.subgraph.statements()];
    await house.accept(COORDINATOR, "sendQueuedPatches", { id: single.id, expectedVersion: single.version });
    statements.push(house.subgraph.statements());

    const many = await distribute({ allParticipants: true });
    const taken = [house.subgraph.statements()];
    expect(await participants()).toBeGreaterThan(4_000);
    expect(await told(many.id, "queue", null, "QUEUED")).toBe(await participants());
    await house.accept(COORDINATOR, "sendQueuedPatches", { id: many.id, expectedVersion: many.version });
    taken.push(house.subgraph.statements());
    expect(await told(many.id, "send", "QUEUED", "SENT")).toBe(await participants());

    expect(taken).toEqual(statements);
    expect(Math.max(...taken)).toBeLessThanOrEqual(10);
  });

  it("goes once to whoever is named twice, and later only to who came since", async () => {
    const { id, fix, version } = await distribute({ allParticipants: true, organizations: ["acme-ai", "new-here"] });
    expect(await count("patch_delivery WHERE case_id = $1", id)).toBe((await participants()) + 1);
    const everybody = { id, fix, allParticipants: true };
    const refusal = await house.refuse(COORDINATOR, "addRecipients", { ...everybody, expectedVersion: version });
    expect(refusal).toMatchObject({ code: "BAD_USER_INPUT", message: "Nobody gets the patch who has it not yet." });

    await participationIn(house, "WITHDRAWN");
    await participationIn(house, "INVITED");
    await house.accept(COORDINATOR, "addRecipients", { ...everybody, expectedVersion: version });
    expect(await count("patch_delivery WHERE case_id = $1", id)).toBe((await participants()) + 1);
  });
});
