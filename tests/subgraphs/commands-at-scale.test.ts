/**
 * Each command of an agency on a large world: how many SQL statements it takes there. `npm run test:thorough` makes the
 * world ten times as large. Not here: the Treasury and the NSA, whose heaviest commands have tests of their own.
 */
import { loadAgency } from "../../cli/agencies";
import type { SubgraphName } from "../../common/subgraph-names";
import { give } from "../fixture/give-command";
import { type TestSubgraph, startTestSubgraph } from "../fixture/subgraph";

const SCALE = Number(process.env.HUB_SCALE ?? 100);
const MOST_STATEMENTS = 10;
const NOW = "2026-11-20T10:00:00.000Z";
const LATER = "2026-12-31";

interface Written {
  readonly id: string;
  readonly version: number;
}

/** Gives a command and keeps its statements; the record is as the command left it. */
type Give = (as: string, command: string, input: object) => Promise<Written>;

/** Names a record as its next command does. */
const next = ({ id, version }: Written) => ({ id, expectedVersion: version });

const MARKED = { level: "CUI", basis: "It names a person." };

/** Every command at least once, those with most to write at their most. */
type Story = (give: Give, subgraph: TestSubgraph) => Promise<void>;

/** @param type GraphQL type of the agency's tasks */
async function tasks(give: Give, type: string, officer: string): Promise<void> {
  const plan = { obligation: "EO14409-2c-i", title: "A task", dueOn: LATER };
  const planned = await give(officer, `plan${type}`, plan);
  const started = await give(officer, `start${type}`, next(planned));
  const blocked = await give(officer, `block${type}`, { ...next(started), waitsFor: "a decision" });
  const unblocked = await give(officer, `unblock${type}`, next(blocked));
  await give(officer, `deliver${type}`, { ...next(unblocked), evidence: "A memorandum" });
  await give(officer, `supersede${type}`, next(await give(officer, `plan${type}`, plan)));
}

async function coordination(give: Give, subgraph: TestSubgraph): Promise<void> {
  const clinic = { name: "A clinic", kind: "CRITICAL_INFRASTRUCTURE", sector: "RURAL_HOSPITAL" };
  const entered = await give("cisa-analyst", "registerOrganization", { id: "scale-clinic", ...clinic });
  await give("cisa-analyst", "changeOrganization", { ...next(entered), locality: "Rawlins" });
  const { data } = await subgraph.ask(`{ cisa: tasks(first: 1, filter: { agencies: ["cisa"], states: [IN_PROGRESS] }) {
    nodes { id } } opm: tasks(first: 1, filter: { agencies: ["opm"], states: [IN_PROGRESS] }) { nodes { id } } }`);
  const [task, dependsOn] = [data.cisa, data.opm].map(({ nodes: [{ id }] }) => id);
  const added = await give("cisa-analyst", "addTaskDependency", { task, dependsOn });
  await give("cisa-analyst", "removeTaskDependency", next(added));
}

async function cisa(give: Give, subgraph: TestSubgraph): Promise<void> {
  await tasks(give, "CisaTask", "cisa-analyst");
  await vulnerabilities(give, subgraph);
  await directives(give);
  await services(give);
}

async function vulnerabilities(give: Give, subgraph: TestSubgraph): Promise<void> {
  const words = { vendor: "Gateworks", product: "Gate", title: "A flaw", description: "It is open." };
  const finding = await give("cisa-analyst", "recordVulnerability", words);
  const assigned = await give("cisa-analyst", "assignCve", { ...next(finding), cveId: "CVE-2026-90001" });
  const detection = { vulnerability: finding.id, agency: "energy", publiclyExposed: true };
  const assets = await Promise.all(
    ["a-1", "a-2"].map((asset) => give("energy-officer", "recordExposure", { ...detection, asset })),
  );
  const [exposure = finding] = assets;
  await give("energy-officer", "changeExposure", { ...next(exposure), publiclyExposed: false });
  const listing = { dueDate: LATER, requiredAction: "Apply the update." };
  const listed = await give("cisa-analyst", "addToKev", { ...next(assigned), ...listing });
  const points = { exploitation: "ACTIVE", automatable: "YES", technicalImpact: "TOTAL" };
  await give("cisa-analyst", "setSsvc", { ...next(listed), ...points });
  // What is known of the vulnerability changes the exposure, too.
  const { data } = await subgraph.ask(`{ assetExposure(id: "${exposure.id}") { id version } }`);
  const marked = await give("cisa-analyst", "markAssetExposure", { ...next(data.assetExposure), ...MARKED });
  await give("energy-officer", "markExposureFixed", next(marked));
  await give("cisa-analyst", "markVulnerability", {
    ...next(await give("cisa-analyst", "recordVulnerability", words)),
    ...MARKED,
  });
}

async function directives(give: Give): Promise<void> {
  const issued = async (number: string, more: object = {}): Promise<Written> => {
    const words = { kind: "BINDING_OPERATIONAL", number, title: "A directive", summary: "It is for tests." };
    const drafted = await give("cisa-analyst", "draftDirective", words);
    const action = { ...next(drafted), text: "Update.", dueOn: LATER };
    const worded = await give("cisa-analyst", "addRequiredAction", action);
    const revised = await give("cisa-analyst", "reviseDirective", { ...next(worded), title: "Reworded" });
    return give("cisa-analyst", "issueDirective", { ...next(revised), ...more });
  };
  const first = await issued("BOD 30-01");
  await give("cisa-analyst", "supersedeDirective", { ...next(first), by: "BOD-26-04" });
  await give("cisa-analyst", "revokeDirective", next(await issued("BOD 30-02")));

  const narrow = await issued("BOD 30-03", { agencies: ["energy"] });
  const item = { id: `${narrow.id}-energy`, version: 1 };
  const begun = await give("energy-officer", "startCompliance", next(item));
  const report = { report: "All is done." };
  const reported = await give("energy-officer", "reportCompliance", { ...next(begun), ...report });
  const returned = await give("cisa-analyst", "returnCompliance", { ...next(reported), reason: "Two are left." });
  const resumed = await give("energy-officer", "resumeCompliance", next(returned));
  const again = await give("energy-officer", "reportCompliance", { ...next(resumed), ...report });
  await give("cisa-analyst", "verifyCompliance", next(again));
  await give("cisa-analyst", "closeDirective", next(narrow));
  const bound = await issued("BOD 30-04", { agencies: ["energy"] });
  await give("cisa-analyst", "bindAgency", { directive: bound.id, agency: "va", dueOn: LATER });
}

async function services(give: Give): Promise<void> {
  const hospital = "participant-ruralhospital";
  const request = { service: "web-application-scanning", recipient: "juniper-falls-hospital", purpose: "Ours." };
  const asked = await give(hospital, "requestService", request);
  const granted = await give("cisa-analyst", "grantService", next(asked));
  const active = await give(hospital, "activateService", next(granted));
  await give(hospital, "endService", next(active));
  const declined = await give(hospital, "requestService", request);
  await give("cisa-analyst", "declineService", { ...next(declined), reason: "Not now." });
}

async function opm(give: Give): Promise<void> {
  await tasks(give, "OpmTask", "opm-officer");
  const officer = (command: string, input: object) => give("opm-officer", command, input);
  const workRoleIds = ["PD-WRL-006", "PD-WRL-007"];
  const pathway = { title: "A way", kind: "DIRECT_HIRE", authority: "5 U.S.C. 3304(a)(3)", obligationId: "EO14409-2f" };
  const approved = await officer("approvePathway", next(await officer("proposePathway", { ...pathway, workRoleIds })));
  const open = await officer("openPathway", next(approved));
  const post = { agencyId: "energy", pathwayId: open.id, workRoleId: "PD-WRL-006", title: "Analyst", grade: "GS-13" };
  const drafted = await give("energy-officer", "draftAnnouncement", { ...post, positions: 2 });
  const posted = await give("energy-officer", "postAnnouncement", { ...next(drafted), closesOn: LATER });
  const closed = await give("energy-officer", "closeAnnouncement", next(posted));
  const { id: announcementId } = await officer("issueCertificate", next(closed));
  const offered = await officer("offerPlacement", next(await officer("recordPlacement", { announcementId })));
  await officer("onboardPlacement", next(await officer("startClearance", next(offered))));
  const other = await officer("offerPlacement", next(await officer("recordPlacement", { announcementId })));
  await officer("declinePlacement", next(other));
  await officer("markHiringPathway", { ...next(await officer("closePathway", next(open))), ...MARKED });
  const need = { directiveId: "BOD-30-01", workRoleId: "PD-WRL-006", needed: 3, filled: 1 };
  await officer("changeStaffingNeed", { ...next(await officer("recordStaffingNeed", need)), filled: 2 });
}

async function doj(give: Give): Promise<void> {
  await tasks(give, "DojTask", "doj-prosecutor");
  const prosecutor = (command: string, input: object) => give("doj-prosecutor", command, input);
  const refer = () => give("energy-officer", "refer", { summary: "An account was misused." });
  await prosecutor("markReferral", { ...next(await refer()), ...MARKED });
  await prosecutor("declineReferral", { ...next(await refer()), reason: "Not a crime." });
  const referralIds = [];
  for (const made of [await refer(), await refer(), await refer()]) {
    referralIds.push((await prosecutor("acceptReferral", { ...next(made), districtId: "nysd" })).id);
  }
  const matter = { title: "A matter", districtId: "nysd" };
  const sealed = await prosecutor("openInvestigation", { ...matter, referralIds, sealed: true });
  const shown = await prosecutor("unsealInvestigation", next(sealed));
  const charge = { statuteId: "18-usc-1030", allegation: "Access.", offenceOn: "2026-09-14" };
  const file = { caption: "United States v. E", districtId: "nysd", usesAiAgents: true, sealed: true };
  const charges = Array.from({ length: 50 }, () => charge);
  const filed = await prosecutor("fileCharges", {
    ...file,
    docket: "9:26-cr-00001",
    charges,
    investigationId: shown.id,
  });
  const added = await prosecutor("addCharge", { ...next(filed), charge });
  const unsealed = await prosecutor("unsealProsecution", next(added));
  const convicted = await prosecutor("recordDisposition", {
    ...next(await prosecutor("enterPlea", next(unsealed))),
    outcome: "CONVICTED",
  });
  await prosecutor("recordSentence", next(convicted));
  const other = await prosecutor("fileCharges", { ...file, docket: "9:26-cr-00002", charges: [charge] });
  await prosecutor("goToTrial", next(other));
  await prosecutor("closeInvestigation", next(await prosecutor("openInvestigation", { ...matter, sealed: false })));
}

const STORIES: readonly [SubgraphName, Story][] = [
  ["coordination", coordination],
  ["cisa", cisa],
  ["opm", opm],
  ["doj", doj],
];

describe.each(STORIES)(`on a world of scale ${SCALE} each command of %s`, (name, story) => {
  it(`takes at most ${MOST_STATEMENTS} statements`, async () => {
    const agency = loadAgency(name);
    await using subgraph = await startTestSubgraph(agency, { scale: SCALE, clock: () => new Date(NOW) });
    const most = new Map<string, number>();
    const giveIt: Give = async (as, command, input) => {
      const { record, error, statements } = await give(subgraph, { as, command, input, select: "id version" });
      expect([command, error]).toEqual([command, undefined]);
      most.set(command, Math.max(statements, most.get(command) ?? 0));
      return record;
    };
    await story(giveIt, subgraph);
    expect([...most.keys()].sort()).toEqual(agency.commands.map((command) => command.name).sort());
    expect([...most].filter(([, statements]) => statements > MOST_STATEMENTS)).toEqual([]);
  }, 120_000);
});
