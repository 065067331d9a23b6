/** The organizations of the told stories, and as many grown ones as the scale asks for. All of them are made up. */
import { grownOrganization } from "../../kit/demonstration/organizations";
import { DEMONSTRATION, ORGANIZATIONS, PER_SCALE, WORLD_INSTANT, organizationId } from "../../kit/demonstration/world";
import { HistoryEntry } from "../../kit/record/history";
import type { Row } from "../../kit/seed/copy-rows";
import { type Random, random } from "../../kit/seed/random";
import type { SeedRun } from "../../kit/seed/seed-run";
import { Organization } from "../organization/organization.entity";
import type { OrganizationKind, Sector } from "../organization/organization-kinds";
import { PLACES, type Place } from "./places";

interface MadeUpOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganizationKind;
  readonly sector: Sector | null;
  readonly state: string;
  readonly locality: string;
}

const told = (
  id: string,
  [name, kind, sector]: readonly [string, OrganizationKind, Sector | null],
  [locality, state]: Place,
): MadeUpOrganization => ({ id, name, kind, sector, locality, state });

const TOLD: readonly MadeUpOrganization[] = [
  told(ORGANIZATIONS.acme, ["Acme AI", "AI_DEVELOPER", null], ["Redwood City", "CA"]),
  told(ORGANIZATIONS.halden, ["Halden AI", "AI_DEVELOPER", null], ["Seattle", "WA"]),
  told(ORGANIZATIONS.meridian, ["Meridian Models", "AI_DEVELOPER", null], ["Austin", "TX"]),
  told(
    ORGANIZATIONS.juniperFalls,
    ["Juniper Falls Hospital", "CRITICAL_INFRASTRUCTURE", "RURAL_HOSPITAL"],
    ["Juniper Falls", "NY"],
  ),
  told(
    ORGANIZATIONS.cedarValley,
    ["Cedar Valley Hospital", "CRITICAL_INFRASTRUCTURE", "RURAL_HOSPITAL"],
    ["Cedar Valley", "IA"],
  ),
  told(
    ORGANIZATIONS.prairieView,
    ["Prairie View Hospital", "CRITICAL_INFRASTRUCTURE", "RURAL_HOSPITAL"],
    ["Prairie View", "KS"],
  ),
  told(
    ORGANIZATIONS.firstHarbor,
    ["First Harbor Bank", "CRITICAL_INFRASTRUCTURE", "COMMUNITY_BANK"],
    ["Harbor Point", "ME"],
  ),
  told(
    ORGANIZATIONS.mesaWater,
    ["Mesa Water District", "CRITICAL_INFRASTRUCTURE", "LOCAL_UTILITY"],
    ["Mesa Alta", "NM"],
  ),
  told(
    ORGANIZATIONS.northfieldGrid,
    ["Northfield Power", "CRITICAL_INFRASTRUCTURE", "LOCAL_UTILITY"],
    ["Northfield", "MN"],
  ),
  told(ORGANIZATIONS.openRelay, ["Open Relay Project", "MAINTAINER", null], ["Portland", "OR"]),
  told(ORGANIZATIONS.brightGate, ["BrightGate Software", "VENDOR", null], ["Raleigh", "NC"]),
  told(ORGANIZATIONS.lakeCounty, ["Lake County", "STATE_LOCAL", null], ["Lake County", "OH"]),
];

/** What the name of a grown organization says beside its place. */
const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  AI_DEVELOPER: ["Intelligence", "Models", "Research"],
  VENDOR: ["Software", "Systems", "Networks"],
  MAINTAINER: ["Tools Project", "Library Project"],
  STATE_LOCAL: ["County", "City", "School District"],
  RURAL_HOSPITAL: ["Hospital", "Medical Center", "Critical Access Hospital"],
  COMMUNITY_BANK: ["Community Bank", "Savings Bank", "Credit Union"],
  LOCAL_UTILITY: ["Water District", "Electric Cooperative", "Gas Utility"],
};

export async function seedOrganizations(run: SeedRun): Promise<void> {
  const count = PER_SCALE.organizations * run.scale;
  await run.insert(Organization, organizationRows(count));
  await run.insert(HistoryEntry, registrationRows(count));
}

function* organizationRows(count: number): Generator<Row> {
  const chance = random("coordination/organizations");
  for (const organization of TOLD) yield asRow(organization);
  for (let n = 1; n <= count; n += 1) yield asRow(grow(n, chance));
}

function grow(n: number, chance: Random): MadeUpOrganization {
  const { kind, sector } = grownOrganization(n);
  const [locality, state] = chance.pick(PLACES);
  const name = `${locality} ${chance.pick(SUFFIXES[sector ?? kind] ?? [""])}`;
  return { id: organizationId(n), name, kind, sector, locality, state };
}

function asRow(organization: MadeUpOrganization): Row {
  return {
    ...organization,
    domain: `${organization.id}.example`,
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  };
}

/** Every organization enters the directory in June 2026, a minute after the one before. */
function* registrationRows(count: number): Generator<Row> {
  const start = Date.parse("2026-06-02T16:00:00Z");
  let index = 0;
  for (const { id } of TOLD) yield registration(id, start + 60_000 * index++);
  for (let n = 1; n <= count; n += 1) yield registration(organizationId(n), start + 60_000 * (index++ % 40_000));
}

function registration(recordId: string, atMs: number): Row {
  return {
    recordType: "Organization",
    recordId,
    at: new Date(atMs).toISOString(),
    actor: "hub-registrar",
    office: "Hub coordination",
    action: "register",
    fromState: null,
    toState: null,
    basis: "The organization's own request",
  };
}
