import fc from "fast-check";
import {
  COORDINATOR,
  type Clearinghouse,
  caseIn,
  claimIn,
  embargoIn,
  fixOf,
  participationIn,
  startClearinghouse,
} from "../subgraphs/treasury/fixture/clearinghouse";

/** One of two organizations that are alike until one of them leaves. */
interface Twin {
  readonly id: string;
  readonly identity: string;
  readonly organization: string;
}

/** What may happen between the two: the Treasury sends patches, and both answer them in the same way. */
type Happening = "byName" | "toAll" | "send" | "acknowledge" | "apply" | "decline";

const HAPPENINGS: readonly Happening[] = ["byName", "toAll", "send", "acknowledge", "apply", "decline"];

const DELIVERIES = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organization {
  patchDeliveries(first: 100) { totalCount nodes { state undelivered declineReason version fix { artefact verified } } } } } }`;

let house: Clearinghouse;
beforeAll(async () => {
  house = await startClearinghouse();
});
afterAll(async () => house[Symbol.asyncDispose]());

async function twin(): Promise<Twin> {
  const { id, identity } = await participationIn(house, "ACTIVE");
  return { id, identity, organization: identity.replace("REPRESENTATIVE@", "") };
}

async function patchesOf({ organization }: Twin): Promise<unknown> {
  const { data } = await house.subgraph.ask(DELIVERIES, { of: [{ __typename: "Organization", id: organization }] });
  return data._entities[0].patchDeliveries;
}

/** Distributes a patch to both twins, named or as participants. */
async function distribute(twins: readonly Twin[], recipients: "byName" | "toAll"): Promise<void> {
  const id = await caseIn(house, "PATCH_READY");
  const fix = await fixOf(house, id);
  const { sha256 } = await house.row("fix", fix);
  const to =
    recipients === "toAll"
      ? { allParticipants: true }
      : { organizations: twins.map(({ organization }) => organization) };
  const input = { id, expectedVersion: 1, fix, receivedSha256: sha256, ...to };
  await house.accept(COORDINATOR, "distributePatch", input);
}

const COMMANDS = {
  send: "sendPatch",
  acknowledge: "acknowledgePatch",
  apply: "applyPatch",
  decline: "declinePatch",
} as const;

/** Gives a command about the twin's latest patch; answers the state that it reached, or the code of the refusal. */
async function answer({ organization, identity }: Twin, happening: keyof typeof COMMANDS): Promise<string> {
  const { rows } = await house.owner.query(
    "SELECT id, version FROM patch_delivery WHERE organization_id = $1 ORDER BY queued_at DESC, version, id LIMIT 1",
    [organization],
  );
  if (rows.length === 0) return "no patch";
  const { id, version } = rows[0] as { id: string; version: number };
  const input = { id, expectedVersion: version, ...(happening === "decline" ? { reason: "MITIGATED" } : {}) };
  const by = happening === "send" ? COORDINATOR : identity;
  const { data, errors } = await house.give(by, COMMANDS[happening], input);
  return errors === undefined ? data[COMMANDS[happening]].state : String(errors[0]?.extensions?.code);
}

async function happen(happening: Happening, twins: readonly Twin[]): Promise<string[]> {
  if (happening !== "byName" && happening !== "toAll") {
    return Promise.all(twins.map(async (one) => answer(one, happening)));
  }
  await distribute(twins, happening);
  return [];
}

describe("rule 4: withdrawal from the clearinghouse is always accepted and changes nothing else", () => {
  it("is accepted whatever version is expected, and takes effect at once", async () => {
    await fc.assert(
      fc.asyncProperty(fc.option(fc.integer({ min: 1, max: 2_000_000_000 })), async (expectedVersion) => {
        const one = await twin();
        const left = await house.accept(one.identity, "withdrawFromClearinghouse", { id: one.id, expectedVersion });
        expect(left).toEqual({ id: one.id, version: 2, state: "WITHDRAWN" });
        const claim = { organization: one.organization, target: "a/b", startsAt: "2026-10-02T00:00:00Z" };
        const refusal = await house.refuse(one.identity, "claimScan", { ...claim, endsAt: "2026-10-03T00:00:00Z" });
        expect(refusal).toMatchObject({ code: "FORBIDDEN" });
      }),
      { numRuns: 20 },
    );
  });

  it("is accepted from who reports, scans, maintains and signed, all of which goes on", async () => {
    const scan = await claimIn(house, "RUNNING");
    const one = await caseIn(house, "REMEDIATING");
    const embargo = await embargoIn(house, "ACTIVE", one);
    const before = await Promise.all([
      house.row("scan_claim", scan),
      house.row("vulnerability_case", one),
      house.row("embargo", embargo),
    ]);
    await house.accept("developer-acme", "withdrawFromClearinghouse", { id: "participation-acme-ai" });
    const after = await Promise.all([
      house.row("scan_claim", scan),
      house.row("vulnerability_case", one),
      house.row("embargo", embargo),
    ]);
    expect(after).toEqual(before);
    expect(await house.accept("developer-acme", "finishScan", { id: scan, expectedVersion: 1 })).toMatchObject({
      state: "DONE",
    });
    const back = { organization: "acme-ai", roles: ["REPORTER"] };
    expect(await house.accept("developer-acme", "joinClearinghouse", back)).toMatchObject({ state: "ACTIVE" });
  });

  it("is accepted once of many at once, and never half", async () => {
    const one = await twin();
    const answers = await Promise.all(
      Array.from({ length: 10 }, async () => house.give(one.identity, "withdrawFromClearinghouse", { id: one.id })),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await house.row("participation", one.id)).toMatchObject({ state: "WITHDRAWN", version: 2 });
  });

  it("is the organization's own: nobody withdraws it", async () => {
    const one = await twin();
    for (const identity of [COORDINATOR, "treasury-analyst", "developer-acme", "auditor"]) {
      const refusal = await house.refuse(identity, "withdrawFromClearinghouse", { id: one.id });
      expect(refusal).toMatchObject({ code: "FORBIDDEN" });
    }
  });

  it("leaves patches and answers to them alike for who left and who stayed, whatever happens when", async () => {
    const happenings = fc.array(fc.constantFrom(...HAPPENINGS), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(happenings, fc.nat(8), async (course, leavesAt) => {
        const twins = [await twin(), await twin()] as const;
        const [leaver] = twins;
        const leaves = Math.min(leavesAt, course.length - 1);
        for (const [step, happening] of course.entries()) {
          if (step === leaves) await house.accept(leaver.identity, "withdrawFromClearinghouse", { id: leaver.id });
          const outcomes = await happen(happening, twins);
          expect(new Set(outcomes).size).toBeLessThanOrEqual(1);
        }
        expect(await house.row("participation", leaver.id)).toMatchObject({ state: "WITHDRAWN" });
        expect(await patchesOf(twins[0])).toEqual(await patchesOf(twins[1]));
      }),
      { numRuns: 20, examples: [[["toAll", "send", "acknowledge", "toAll", "apply"], 0]] },
    );
  });
});
