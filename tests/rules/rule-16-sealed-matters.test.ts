import fc from "fast-check";
import { connect } from "../../cli/postgres/connect";
import { doj } from "../../subgraphs/doj/subgraph";
import { DISTRICTS } from "../../subgraphs/doj/reference/districts";
import { AGENCIES } from "../../subgraphs/kit/reference/agencies";
import { give } from "../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";
import {
  CHARGE,
  PROSECUTOR,
  TODAY,
  chargesInput,
  investigationInput,
  prosecute,
} from "../subgraphs/doj/commands/matter";

/**
 * Two worlds with the same records in view. In the first, sealed matters come, go on and stay sealed; in the second
 * nothing happens. Whoever is no prosecutor must not be able to tell the two apart.
 */
let eventful: TestSubgraph;
let still: TestSubgraph;
beforeAll(async () => {
  const clock = () => new Date(`${TODAY}T15:00:00Z`);
  [eventful, still] = await Promise.all([startTestSubgraph(doj, { clock }), startTestSubgraph(doj, { clock })]);
});
afterAll(async () => {
  await eventful[Symbol.asyncDispose]();
  await still[Symbol.asyncDispose]();
});

const RECORD = "id version marking { level } provenance { source asOf } history { id at action actor office basis }";

const REFERRAL = `${RECORD} state decidedOn declineReason agency { id } investigation { id } district { id }
  organizations { id } vulnerabilities { id }`;
const INVESTIGATION = `${RECORD} title state openedOn concludedOn sealed district { id }
  referrals { id version } prosecutions { id }`;
const PROSECUTION = `${RECORD} docket caption state filedOn disposedOn sealed district { id } investigation { id state }
  charges { id count } victims { id } models { id } directives { id } vulnerabilities { id }`;

/** Everything that can be read, whole, counted, filtered, ordered and nested. */
const QUESTIONS = [
  `{ referrals(first: 1000) { totalCount nodes { ${REFERRAL} } pageInfo { hasNextPage endCursor } } }`,
  `{ investigations(first: 1000) { totalCount nodes { ${INVESTIGATION} } pageInfo { hasNextPage endCursor } } }`,
  `{ prosecutions(first: 1000) { totalCount nodes { ${PROSECUTION} } pageInfo { hasNextPage endCursor } } }`,
  `{ charges(first: 1000) { totalCount nodes { ${RECORD} statute { id } prosecution { id } } edges { cursor } } }`,
  "{ investigations(first: 3, filter: { states: [OPEN] }) { totalCount nodes { id version } pageInfo { endCursor } } }",
  '{ prosecutions(first: 3, filter: { chargedUnder: ["18-usc-1030"], usesAiAgents: true }) { totalCount nodes { id } } }',
  `{ prosecutions(filter: { search: "Defendant E" }) { totalCount nodes { id } } }`,
  `{ investigations(filter: { search: "hospital's computers" }) { totalCount nodes { id } } }`,
  `{ districts(first: 100) { nodes { id prosecutions { totalCount nodes { id } } investigations { totalCount } } } }`,
  `{ districts(first: 100, filter: { chargedUnder: ["18-usc-1030"], aiAgents: true }) { totalCount nodes { id } } }`,
  `{ statutes(first: 100) { nodes { id version prosecutions(first: 3) { totalCount nodes { id } } } } }`,
  "{ chargesByStatute { statute { id } charges prosecutions withAiAgents districts } }",
  "{ chargesByDistrict { district { id } charges prosecutions withAiAgents statutes } }",
  '{ chargesByStatute(filter: { statutes: ["18-usc-1030"], usesAiAgents: true }) { charges prosecutions districts } }',
  `{ _entities(representations: [${AGENCIES.map(({ id }) => `{ __typename: "Agency", id: "${id}" }`).join(" ")}]) {
    ... on Agency { id referralSummary { made received accepted declined charged medianDaysToDecision } } } }`,
  `{ _entities(representations: [{ __typename: "Vulnerability", id: "CVE-2026-0001" }]) {
    ... on Vulnerability { exploitedIn { totalCount nodes { id } } } } }`,
  `{ _entities(representations: [{ __typename: "Organization", id: "acme-ai" }]) {
    ... on Organization { victimIn { totalCount nodes { id } } referrals { totalCount } } } }`,
];

async function readAll(subgraph: TestSubgraph, identity: string): Promise<unknown[]> {
  return Promise.all(QUESTIONS.map(async (question) => subgraph.askAs(identity, question)));
}

async function announcedBy(subgraph: TestSubgraph): Promise<unknown[]> {
  await using owner = await connect(subgraph.ownerUrl);
  const { rows } = await owner.query(
    `SELECT record_type, record_id, version, action, from_state, to_state, facts FROM outbox
     WHERE announced ORDER BY id`,
  );
  return rows;
}

interface SealedMatter {
  readonly investigation: "sealed" | "in view" | "none";
  readonly takesUpReferral: boolean;
  readonly isCharged: boolean;
  readonly ends: readonly string[];
  readonly districtId: string;
}

const sealedMatters: fc.Arbitrary<SealedMatter> = fc.record({
  investigation: fc.constantFrom("sealed", "in view", "none"),
  takesUpReferral: fc.boolean(),
  isCharged: fc.boolean(),
  ends: fc.constantFrom([], ["enterPlea"], ["goToTrial"], ["goToTrial", "recordDisposition"]),
  districtId: fc.constantFrom(...DISTRICTS.map(({ id }) => id)),
});

/** Ids of what came into being. */
async function happen(matter: SealedMatter): Promise<string[]> {
  const investigationId = await investigationOf(matter);
  const made = matter.investigation === "sealed" && investigationId !== null ? [investigationId] : [];
  if (!matter.isCharged && matter.investigation !== "none") return made;
  const { id } = await prosecute(eventful, "fileCharges", {
    ...chargesInput(),
    districtId: matter.districtId,
    investigationId,
    sealed: true,
    vulnerabilityIds: ["CVE-2026-0001"],
    victimIds: ["acme-ai"],
  });
  await prosecute(eventful, "addCharge", { id, expectedVersion: 1, charge: CHARGE });
  for (const [index, command] of matter.ends.entries()) {
    const outcome = command === "recordDisposition" ? { outcome: "ACQUITTED" } : {};
    await prosecute(eventful, command, { id, expectedVersion: index + 2, ...outcome });
  }
  return [...made, id];
}

/** Referrals that are accepted, and investigations that are open, among the records in view. */
async function investigationOf({ investigation, takesUpReferral, districtId }: SealedMatter): Promise<string | null> {
  if (investigation === "none") return null;
  if (investigation === "in view") {
    const { data } = await eventful.ask("{ investigations(first: 1, filter: { states: [OPEN] }) { nodes { id } } }");
    return data.investigations.nodes[0].id;
  }
  const input = { ...investigationInput, districtId, sealed: true, vulnerabilityIds: ["CVE-2026-0001"] };
  const referralIds = takesUpReferral ? await waitingReferrals() : [];
  return (await prosecute(eventful, "openInvestigation", { ...input, referralIds })).id;
}

async function waitingReferrals(): Promise<string[]> {
  await using owner = await connect(eventful.ownerUrl);
  const { rows } = await owner.query<{ id: string }>(
    "SELECT id FROM referral WHERE state = 'ACCEPTED' AND investigation_id IS NULL ORDER BY id LIMIT 1",
  );
  return rows.map(({ id }) => id);
}

const OTHERS = ["public", "energy-officer", "cisa-analyst", "AGENCY_OFFICER@doj", "auditor", "developer-acme"];

/** Every command on a matter, with the rest of its input. */
const COMMANDS: readonly [string, object][] = [
  ["closeInvestigation", {}],
  ["unsealInvestigation", {}],
  ["unsealProsecution", {}],
  ["addCharge", { charge: CHARGE }],
  ["enterPlea", {}],
  ["goToTrial", {}],
  ["recordDisposition", { outcome: "CONVICTED" }],
  ["recordSentence", {}],
];

describe("rule 16: sealed prosecutions and investigations cannot be told from absent ones", () => {
  const sealedIds: string[] = [];

  it("leaves every answer and every event as it is in a world without them", async () => {
    const before = await readAll(still, "public");
    for (const answer of before) expect(answer).not.toHaveProperty("errors");
    await fc.assert(
      fc.asyncProperty(sealedMatters, fc.constantFrom(...OTHERS), async (matter, reader) => {
        sealedIds.push(...(await happen(matter)));
        expect(await readAll(eventful, reader)).toEqual(before);
      }),
      { numRuns: 15 },
    );
    expect(await announcedBy(eventful)).toEqual([]);
    expect(sealedIds.length).toBeGreaterThan(5);
  });

  it("answers the same to the same commands afterwards, histories included", async () => {
    const { data } = await still.ask(`{ referrals(first: 1, filter: { states: [RECEIVED] }) { nodes { id version } }
      investigations(first: 1, filter: { states: [OPEN] }) { nodes { id version } } }`);
    const [referral] = data.referrals.nodes;
    const [investigation] = data.investigations.nodes;
    const changed = async (subgraph: TestSubgraph) => [
      await prosecute(subgraph, "acceptReferral", input(referral)),
      await prosecute(subgraph, "closeInvestigation", input(investigation)),
      await readAll(subgraph, "public"),
      await announcedBy(subgraph),
    ];
    expect(await changed(eventful)).toEqual(await changed(still));
  });

  it.each(OTHERS)("answers %s about a sealed id as about one that never was, in query and command", async (as) => {
    expect(sealedIds.length).toBeGreaterThan(0);
    for (const id of sealedIds.slice(0, 3)) {
      expect(replaced(await answersAbout(id, as), id)).toEqual(
        replaced(await answersAbout("never-was", as), "never-was"),
      );
    }
  });

  async function answersAbout(id: string, as: string): Promise<unknown[]> {
    const queries = ["prosecution", "investigation", "charge"].map(async (field) =>
      eventful.askAs(as, `query ($id: ID!) { ${field}(id: $id) { ${RECORD} } }`, {
        id: field === "charge" ? `${id}-count-1` : id,
      }),
    );
    const commands = COMMANDS.flatMap(([command, rest]) =>
      [1, 7].map(async (expectedVersion) => {
        const { record, error } = await give(eventful, { as, command, input: { id, expectedVersion, ...rest } });
        return { command, record, error };
      }),
    );
    return Promise.all([...queries, ...commands]);
  }

  it("answers a prosecutor's key to nobody else of the DOJ", async () => {
    const command = "fileCharges";
    const given = { ...chargesInput(), sealed: true, idempotencyKey: "a-sealed-matter" };
    const first = await give(eventful, { as: PROSECUTOR, command, input: given });
    expect(first.error).toBeUndefined();
    const again = await give(eventful, { as: PROSECUTOR, command, input: given });
    expect(again.record).toEqual(first.record);
    for (const as of ["AGENCY_OFFICER@doj", "AUDITOR@doj", "REPRESENTATIVE@doj"]) {
      const { record, error } = await give(eventful, { as, command, input: given });
      expect(record).toBeNull();
      expect(error?.code).toBe("FORBIDDEN");
    }
  });
});

const input = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version });

function replaced(answers: unknown, id: string): unknown {
  return JSON.parse(JSON.stringify(answers).replaceAll(id, "ID"));
}
