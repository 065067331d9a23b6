import { explain } from "../../gateway/explain";
import { DEFAULT_LIMITS } from "../../gateway/limits";
import { type Supergraph, createSupergraph } from "../../gateway/supergraph";
import { DIRECTIVES, MODELS, ORGANIZATIONS, VULNERABILITIES } from "../../subgraphs/kit/demonstration/world";
import { type TestHub, createTestHub } from "../fixture/hub";
import { callsInPlan } from "../fixture/plan-calls";
import { QUESTIONS } from "../fixture/questions";

interface Node {
  readonly id: string;
}
interface List<T = Node> {
  readonly totalCount: number;
  readonly nodes: readonly T[];
}

const idsOf = (nodes: readonly Node[]): string[] => nodes.map((node) => node.id).sort((a, b) => a.localeCompare(b));
const byId = <T extends Node>(nodes: readonly T[]): Record<string, T> =>
  Object.fromEntries(nodes.map((node) => [node.id, node]));
const sorted = (...names: string[]): string[] => names.sort((a, b) => a.localeCompare(b));

/** Of the Treasury, who reads what is under embargo, and what every federal officer reads. */
const ANALYST = "treasury-analyst";

describe("the twelve questions", () => {
  let hub: TestHub;
  let supergraph: Supergraph;
  beforeAll(async () => {
    hub = await createTestHub();
    supergraph = createSupergraph({ sdl: hub.supergraph, origin: "the test", limits: DEFAULT_LIMITS });
  });
  afterAll(async () => hub[Symbol.asyncDispose]());

  /** Asks one question and holds the answer to be whole, from three subgraphs or more, at the plan's cost. */
  async function answerTo<Data>(number: string): Promise<Data> {
    const question = QUESTIONS.find(({ name }) => name.startsWith(`${number}-`));
    expect(question).toBeDefined();
    const { document, variables } = question!;
    const answer = await hub.askAs(ANALYST, document, variables);
    expect(answer.errors).toBeUndefined();
    const { plan } = await explain(supergraph, document);
    expect(hub.calls()).toEqual(callsInPlan(plan));
    expect(Object.keys(hub.calls()).length).toBeGreaterThanOrEqual(3);
    return answer.data as Data;
  }

  it("are twelve", () => {
    expect(QUESTIONS.map(({ name }) => name.slice(0, 2))).toEqual(
      Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0")),
    );
  });

  it("1: overdue obligations, with open positions and late directive items of who owes them", async () => {
    interface Lead extends Node {
      readonly hiring: { readonly openPositions: number };
      readonly compliance: List<Node & { readonly state: string; readonly directive: Node }>;
    }
    const data = await answerTo<{ obligations: List<Node & { dueOn: string; leads: Lead[] }> }>("01");
    const { totalCount, nodes } = data.obligations;
    expect(totalCount).toBe(6);
    expect(nodes.map(({ id, dueOn, leads }) => [id, dueOn, leads.map((lead) => lead.id)])).toEqual([
      ["EO14409-2c-i", "2026-07-02", ["cisa"]],
      ["EO14409-2c-iii", "2026-07-02", ["cisa"]],
      ["EO14409-2d", "2026-07-02", ["treasury"]],
      ["EO14409-2e", "2026-07-02", ["omb"]],
      ["EO14409-2f", "2026-08-01", ["opm"]],
      ["EO14409-3b", "2026-08-01", ["treasury", "nsa", "cisa"]],
    ]);
    const leads = byId(nodes.flatMap((node) => node.leads));
    expect(Object.values(leads).every((lead) => lead.hiring.openPositions > 0)).toBe(true);
    expect([leads.treasury, leads.cisa, leads.opm].map((lead) => lead?.hiring.openPositions)).toEqual([7, 8, 2]);
    expect([leads.treasury, leads.cisa, leads.opm, leads.nsa].map((lead) => idsOf(lead!.compliance.nodes))).toEqual([
      ["BOD-26-02-treasury", "BOD-26-04-treasury"],
      ["BOD-26-02-cisa"],
      ["BOD-26-04-opm"],
      [],
    ]);
  });

  it("2: KEV entries since the order that have a case, an AI discoverer and charges", async () => {
    interface Vulnerability extends Node {
      readonly kev: { readonly dateAdded: string };
      readonly cases: List;
      readonly discoveredBy: readonly Node[];
      readonly exploitedIn: List<{ readonly docket: string; readonly charges: readonly object[] }>;
    }
    const { vulnerabilities } = await answerTo<{ vulnerabilities: List<Vulnerability> }>("02");
    expect(vulnerabilities.nodes).toHaveLength(vulnerabilities.totalCount);
    expect(vulnerabilities.nodes.every(({ kev }) => kev.dateAdded >= "2026-06-02")).toBe(true);
    const known = byId(vulnerabilities.nodes);
    const has = (id: string): boolean[] => [
      known[id]!.cases.nodes.length > 0,
      known[id]!.discoveredBy.length > 0,
      known[id]!.exploitedIn.nodes.some(({ charges }) => charges.length > 0),
    ];
    expect(has(VULNERABILITIES.mlflow)).toEqual([true, true, false]);
    expect(has(VULNERABILITIES.sonicWall)).toEqual([true, false, true]);
    expect(has(VULNERABILITIES.liteLlm)).toEqual([true, false, false]);
    const whole = vulnerabilities.nodes.filter(({ id }) => has(id).every(Boolean));
    expect(idsOf(whole)).toEqual(sorted(VULNERABILITIES.knx, VULNERABILITIES.langflow));
    expect(idsOf(known[VULNERABILITIES.knx]!.discoveredBy)).toEqual([MODELS.forge.id]);
    expect(idsOf(known[VULNERABILITIES.langflow]!.discoveredBy)).toEqual([MODELS.sentinel.id]);
    expect(known[VULNERABILITIES.knx]!.exploitedIn.nodes[0]!.docket).toBe("1:26-cr-00411");
  });

  it("3: agencies with exposed three-day assets, undelivered patches and vacancies for analysts", async () => {
    interface Agency extends Node {
      readonly exposures: List<{ readonly asset: string; readonly deadline: string; readonly vulnerability: Node }>;
      readonly patchDeliveries: List<{ readonly state: string }>;
      readonly hiring: { readonly openPositions: number };
    }
    const { agencies } = await answerTo<{ agencies: List<Agency> }>("03");
    expect(agencies.nodes).toHaveLength(agencies.totalCount);
    const holding = (holds: (agency: Agency) => boolean): string[] => idsOf(agencies.nodes.filter(holds));
    const isExposed = ({ exposures }: Agency): boolean => exposures.totalCount > 0;
    const isUnpatched = ({ patchDeliveries }: Agency): boolean => patchDeliveries.totalCount > 0;
    const isVacant = ({ hiring }: Agency): boolean => hiring.openPositions > 0;
    expect(holding(isExposed)).toEqual(["energy", "hhs", "treasury", "va"]);
    expect(holding(isUnpatched)).toEqual(["energy", "ssa", "treasury", "va"]);
    expect(holding(isVacant)).toEqual(["cisa", "energy", "hhs", "treasury", "va"]);
    const all = agencies.nodes.filter((agency) => isExposed(agency) && isUnpatched(agency) && isVacant(agency));
    expect(idsOf(all)).toEqual(["energy", "treasury", "va"]);
    expect(byId(all).va).toMatchObject({
      exposures: { nodes: [{ deadline: "2026-07-18", vulnerability: { id: VULNERABILITIES.knx } }] },
      patchDeliveries: { totalCount: 2 },
      hiring: { openPositions: 6 },
    });
  });

  it("4: what covered models discovered, and the federal assets fixed within the tier", async () => {
    interface Discovery {
      readonly vulnerability: Node & {
        readonly remediationTier: string;
        readonly exposures: List<{ readonly agency: Node; readonly fixedOn: string; readonly deadline: string }>;
      };
    }
    interface Model extends Node {
      readonly designation: { readonly outcome: string };
      readonly discoveries: List<Discovery>;
    }
    const { frontierModels } = await answerTo<{ frontierModels: List<Model> }>("04");
    expect(idsOf(frontierModels.nodes)).toEqual(sorted(MODELS.sentinel.id, MODELS.forge.id));
    const models = byId(frontierModels.nodes);
    expect(Object.values(models).map(({ designation }) => designation.outcome)).toEqual(["COVERED", "COVERED"]);
    const found = (id: string) =>
      models[id]!.discoveries.nodes.map(({ vulnerability }) => [
        vulnerability.id,
        vulnerability.remediationTier,
        idsOf(vulnerability.exposures.nodes.map(({ agency }) => agency)),
      ]);
    expect(found(MODELS.forge.id)).toEqual([
      [VULNERABILITIES.relayParser, "THREE_DAYS", ["gsa"]],
      [VULNERABILITIES.knx, "THREE_DAYS", ["gsa", "nasa"]],
    ]);
    expect(found(MODELS.sentinel.id)).toEqual([
      [VULNERABILITIES.langflow, "UNDETERMINED", []],
      [VULNERABILITIES.gateLogin, "UNDETERMINED", []],
      [VULNERABILITIES.mlflow, "UNDETERMINED", []],
    ]);
    const fixes = frontierModels.nodes.flatMap(({ discoveries }) =>
      discoveries.nodes.flatMap(({ vulnerability }) => vulnerability.exposures.nodes),
    );
    expect(fixes.every(({ fixedOn, deadline }) => fixedOn <= deadline)).toBe(true);
  });

  it("5: rural hospitals with model access, undelivered patches, or as victim", async () => {
    interface Hospital extends Node {
      readonly serviceGrants: { readonly nodes: readonly { readonly service: { readonly models: object[] } }[] };
      readonly patchDeliveries: List<{ readonly state: string }>;
      readonly victimIn: { readonly nodes: readonly { readonly docket: string }[] };
    }
    const { organizations } = await answerTo<{ organizations: List<Hospital> }>("05");
    expect(organizations.nodes).toHaveLength(organizations.totalCount);
    const hospitals = byId(organizations.nodes);
    const standing = (id: string) => {
      const { serviceGrants, patchDeliveries, victimIn } = hospitals[id]!;
      return {
        access: serviceGrants.nodes.flatMap(({ service }) => service.models),
        undelivered: patchDeliveries.nodes.map(({ state }) => state).sort((a, b) => a.localeCompare(b)),
        victimIn: victimIn.nodes.map(({ docket }) => docket),
      };
    };
    const models = [{ name: "Sentinel 2" }, { name: "Forge 1" }];
    expect(standing(ORGANIZATIONS.juniperFalls)).toEqual({
      access: models,
      undelivered: ["NO_RESPONSE", "SENT"],
      victimIn: ["1:26-cr-00411"],
    });
    expect(standing(ORGANIZATIONS.cedarValley)).toEqual({ access: models, undelivered: [], victimIn: [] });
    expect(standing(ORGANIZATIONS.prairieView)).toEqual({
      access: [],
      undelivered: ["NO_RESPONSE", "SENT"],
      victimIn: [],
    });
    const withAccess = organizations.nodes.filter(({ serviceGrants }) => serviceGrants.nodes.length > 0);
    expect(idsOf(withAccess)).toEqual(sorted(ORGANIZATIONS.juniperFalls, ORGANIZATIONS.cedarValley));
  });

  it("6: trusted partners that withdrew or appear in a referral", async () => {
    interface Partnership {
      readonly model: { readonly name: string };
      readonly partner: Node & {
        readonly participation: { readonly state: string };
        readonly referrals: List<Node & { readonly agency: { readonly acronym: string } }>;
      };
    }
    const { trustedPartnerships } = await answerTo<{ trustedPartnerships: List<Partnership> }>("06");
    const partners = trustedPartnerships.nodes.map(({ model, partner }) => ({
      id: partner.id,
      model: model.name,
      participation: partner.participation.state,
      referrals: partner.referrals.nodes.map(({ id, agency }) => `${id} by ${agency.acronym}`),
    }));
    expect(byId(partners)).toEqual(
      byId([
        { id: ORGANIZATIONS.firstHarbor, model: "Sentinel 2", participation: "WITHDRAWN", referrals: [] },
        {
          id: ORGANIZATIONS.mesaWater,
          model: "Forge 1",
          participation: "ACTIVE",
          referrals: ["referral-nsa-1 by NSA"],
        },
        { id: ORGANIZATIONS.northfieldGrid, model: "Forge 1", participation: "ACTIVE", referrals: [] },
      ]),
    );
  });

  it("7: directives, staffing need, fill rate and compliance", async () => {
    interface Directive extends Node {
      readonly __typename: string;
      readonly staffing: { needed: number; filled: number; fillRate: number | null; workRoles: Node[] };
      readonly complianceSummary: Record<string, number>;
      readonly obligations: readonly Node[];
    }
    const { directives } = await answerTo<{ directives: List<Directive> }>("07");
    const known = byId(directives.nodes);
    const staffing = (id: string) => {
      const { __typename, staffing } = known[id]!;
      return [__typename, staffing.needed, staffing.filled, staffing.fillRate];
    };
    expect(staffing(DIRECTIVES.bod2604)).toEqual(["BindingOperationalDirective", 40, 22, 0.55]);
    expect(staffing(DIRECTIVES.bod2501)).toEqual(["BindingOperationalDirective", 12, 12, 1]);
    expect(staffing(DIRECTIVES.ed2603)).toEqual(["EmergencyDirective", 5, 2, 0.4]);
    expect(idsOf(known[DIRECTIVES.bod2604]!.staffing.workRoles)).toEqual(["IO-WRL-006", "PD-WRL-004", "PD-WRL-007"]);
    expect(known[DIRECTIVES.bod2604]!.obligations).toEqual([{ id: "EO14409-2c-i", section: "2(c)" }]);
    for (const id of [DIRECTIVES.bod2604, DIRECTIVES.bod2501, DIRECTIVES.ed2603, DIRECTIVES.bod2602]) {
      const { total, late, ...states } = known[id]!.complianceSummary;
      expect(total).toBe(51);
      expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(late).toBeGreaterThan(0);
    }
  });

  it("8: one vulnerability's life in order of time", async () => {
    interface Life {
      readonly kev: { dateAdded: string };
      readonly remediationTier: string;
      readonly discoveredBy: readonly { readonly name: string }[];
      readonly cases: List<{
        readonly reportedAt: string;
        readonly validatedAt: string;
        readonly history: readonly { readonly toState: string }[];
        readonly fixes: readonly { readonly submittedAt: string; readonly verifiedAt: string }[];
        readonly deliveries: List<{ readonly queuedAt: string }>;
      }>;
      readonly exploitedIn: List<{
        readonly docket: string;
        readonly charges: readonly { readonly filedOn: string }[];
      }>;
    }
    const { vulnerability } = await answerTo<{ vulnerability: Life }>("08");
    const [found] = vulnerability.cases.nodes;
    const days = [
      found!.reportedAt,
      found!.validatedAt,
      vulnerability.kev.dateAdded,
      found!.fixes[0]!.submittedAt,
      found!.fixes[0]!.verifiedAt,
      found!.deliveries.nodes[0]!.queuedAt,
      vulnerability.exploitedIn.nodes[0]!.charges[0]!.filedOn,
    ].map((instant) => instant.slice(0, 10));
    expect(days).toEqual([
      "2026-06-20",
      "2026-06-24",
      "2026-07-15",
      "2026-07-17",
      "2026-07-18",
      "2026-07-20",
      "2026-08-12",
    ]);
    expect(found!.history.map(({ toState }) => toState)).toEqual([
      "REPORTED",
      "SCANNING",
      "VALIDATED",
      "REMEDIATING",
      "PATCH_READY",
      "DISTRIBUTING",
    ]);
    expect(vulnerability.remediationTier).toBe("THREE_DAYS");
    expect(vulnerability.discoveredBy).toEqual([{ name: "Forge 1" }]);
  });

  it("9: districts that prosecute 18 U.S.C. 1030 with AI agents", async () => {
    const { districts } = await answerTo<{ districts: List }>("09");
    const directives = [{ id: DIRECTIVES.bod2604, title: "Prioritizing Security Updates Based on Risk" }];
    expect(districts).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          id: "cand",
          prosecutions: {
            nodes: [
              {
                docket: "3:26-cr-00287",
                vulnerabilities: [{ id: VULNERABILITIES.langflow, kev: { dateAdded: "2026-07-21" } }],
                directives,
                models: [],
                victims: [{ name: "BrightGate Software" }],
              },
            ],
          },
        },
        {
          id: "nysd",
          prosecutions: {
            nodes: [
              {
                docket: "1:26-cr-00411",
                vulnerabilities: [{ id: VULNERABILITIES.knx, kev: { dateAdded: "2026-07-15" } }],
                directives,
                models: [{ name: "Forge 1" }],
                victims: [{ name: "Juniper Falls Hospital" }],
              },
            ],
          },
        },
      ],
    });
  });

  it("10: windows that close within a week, unattested safeguards and open discoveries", async () => {
    const { accessWindows } = await answerTo<{ accessWindows: List }>("10");
    expect(accessWindows).toMatchObject({
      totalCount: 2,
      nodes: [
        {
          state: "OPEN",
          closesAt: "2026-09-04T12:00:00.000Z",
          safeguards: [],
          model: {
            id: MODELS.sentinel.id,
            discoveries: {
              totalCount: 3,
              nodes: [
                { vulnerability: { id: VULNERABILITIES.langflow } },
                { vulnerability: { id: VULNERABILITIES.gateLogin } },
                { vulnerability: { id: VULNERABILITIES.mlflow } },
              ],
            },
          },
        },
        {
          state: "ACCEPTED",
          closesAt: "2026-09-06T12:00:00.000Z",
          safeguards: [{ state: "DRAFT" }, { state: "DRAFT" }],
          model: {
            id: MODELS.forge.id,
            discoveries: { totalCount: 1, nodes: [{ vulnerability: { id: VULNERABILITIES.knx } }] },
          },
        },
      ],
    });
  });

  it("11: sources that disagree, and the agencies affected", async () => {
    interface Vulnerability extends Node {
      readonly priorityConflicts: readonly object[];
      readonly exposures: List<{ readonly fixedOn: string | null; readonly agency: Node }>;
    }
    const { vulnerabilities } = await answerTo<{ vulnerabilities: List<Vulnerability> }>("11");
    expect(vulnerabilities.nodes).toHaveLength(vulnerabilities.totalCount);
    const disagreeing = vulnerabilities.nodes.filter(({ priorityConflicts }) => priorityConflicts.length > 0);
    expect(disagreeing).toMatchObject([
      {
        id: VULNERABILITIES.knx,
        kev: { dateAdded: "2026-07-15" },
        ssvc: { exploitation: "NONE", automatable: "YES" },
        distributionPriority: "IMMEDIATE",
        priorityConflicts: [
          { kind: "KEV_WITHOUT_EXPLOITATION", case: null },
          { kind: "CASE_LOWER", expected: "IMMEDIATE", case: { priority: "LOW" } },
        ],
      },
    ]);
    const { nodes } = disagreeing[0]!.exposures;
    const agenciesWhere = (isOpen: boolean): string[] =>
      idsOf(nodes.filter(({ fixedOn }) => (fixedOn === null) === isOpen).map(({ agency }) => agency));
    expect(agenciesWhere(true)).toEqual(["energy", "hhs", "treasury", "va"]);
    expect(agenciesWhere(false)).toEqual(["gsa", "nasa", "ssa"]);
  });

  it("12: a scorecard of the five agencies", async () => {
    interface Card extends Node {
      readonly obligations: List;
      readonly overdueObligations: List;
      readonly compliance: List;
      readonly lateCompliance: List;
      readonly undeliveredPatches: List;
      readonly hiring: { readonly openPositions: number; readonly placements: number | null };
      readonly referrals: List;
    }
    const { agencies } = await answerTo<{ agencies: List<Card> }>("12");
    const cards = byId(agencies.nodes);
    const row = (id: string) => {
      const card = cards[id]!;
      return [
        card.obligations.totalCount,
        card.overdueObligations.totalCount,
        card.compliance.totalCount,
        card.lateCompliance.totalCount,
        card.undeliveredPatches.totalCount,
        card.hiring.placements,
        card.referrals.totalCount,
      ];
    };
    expect(Object.keys(cards)).toHaveLength(5);
    expect(row("treasury")).toEqual([4, 2, 4, 2, 1, 9, 1]);
    expect(row("nsa")).toEqual([3, 1, 0, 0, 0, null, 1]);
    expect(row("cisa")).toEqual([6, 3, 4, 1, 0, 12, 2]);
    expect(row("opm")).toEqual([2, 1, 4, 1, 0, 6, 0]);
    expect(row("doj")).toEqual([2, 0, 4, 1, 0, null, 0]);
  });
});
