/** CISA's services that are facts, made-up ones with AI, and made-up grants of them. */
import {
  DEMONSTRATION,
  MODELS,
  ORGANIZATIONS,
  PER_SCALE,
  WORLD_INSTANT,
  organizationId,
} from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { historyRows } from "../../kit/seed/history-rows";
import { random } from "../../kit/seed/random";
import { daysAfter } from "../exposure/deadline";
import { type GrantState, grantLifecycle } from "../service/service-grant.transitions";

const SCANNING = "vulnerability-scanning";
const WEB_SCANNING = "web-application-scanning";
const CODE_REVIEW = "ai-code-review";
const LOG_TRIAGE = "ai-log-triage";

/** Services that CISA offers in fact. Source: CISA no-cost cybersecurity services and tools. */
export function realServiceRows(): Row[] {
  const facts = { aiEnabled: false, includesCoveredModels: false, provenanceSource: "CISA cybersecurity services" };
  const everybody = ["FEDERAL", "STATE_LOCAL", "CRITICAL_INFRASTRUCTURE"];
  return [
    [SCANNING, "Vulnerability Scanning", "Scans internet-accessible systems for known vulnerabilities."],
    [WEB_SCANNING, "Web Application Scanning", "Scans public web applications for weaknesses."],
  ].map(([id, name, summary]) => ({
    id,
    name,
    summary,
    audiences: everybody,
    ...facts,
    provenanceAsOf: WORLD_INSTANT,
  }));
}

export function demonstrationServiceRows(): Row[] {
  const common = { aiEnabled: true, provenanceSource: DEMONSTRATION, provenanceAsOf: WORLD_INSTANT };
  return [
    {
      id: CODE_REVIEW,
      name: "AI-assisted Code Review",
      summary: "Looks for vulnerabilities in an operator's own software with frontier models.",
      audiences: ["STATE_LOCAL", "CRITICAL_INFRASTRUCTURE"],
      includesCoveredModels: true,
      modelIds: [MODELS.sentinel.id, MODELS.forge.id],
      ...common,
    },
    {
      id: LOG_TRIAGE,
      name: "AI-assisted Log Triage",
      summary: "Sorts security logs so that a small team sees what matters first.",
      audiences: ["FEDERAL", "STATE_LOCAL", "CRITICAL_INFRASTRUCTURE"],
      includesCoveredModels: false,
      modelIds: [MODELS.scout.id],
      ...common,
    },
  ];
}

interface Grant {
  readonly recipientId: string;
  readonly serviceId: string;
  readonly state: GrantState;
  readonly requestedOn: string;
  readonly purpose: string;
}

const STORY: readonly Grant[] = [
  [ORGANIZATIONS.juniperFalls, CODE_REVIEW, "ACTIVE", "Review the patient portal"] as const,
  [ORGANIZATIONS.cedarValley, CODE_REVIEW, "ACTIVE", "Review the scheduling system"] as const,
  [ORGANIZATIONS.firstHarbor, SCANNING, "ACTIVE", "Scan online banking"] as const,
  [ORGANIZATIONS.mesaWater, SCANNING, "ENDED", "Scan the public dashboard"] as const,
  [ORGANIZATIONS.northfieldGrid, LOG_TRIAGE, "GRANTED", "Sort the control centre's logs"] as const,
  [ORGANIZATIONS.lakeCounty, WEB_SCANNING, "ACTIVE", "Scan the county's web sites"] as const,
  [ORGANIZATIONS.openRelay, CODE_REVIEW, "REQUESTED", "Review the relay's parsers"] as const,
  [ORGANIZATIONS.brightGate, LOG_TRIAGE, "DECLINED", "Sort customers' logs"] as const,
].map(([recipientId, serviceId, state, purpose]) => ({
  recipientId,
  serviceId,
  state,
  purpose,
  requestedOn: "2026-07-06",
}));

/** Every third grown organization has a grant; none of them of a service with covered models. */
const ORGANIZATIONS_PER_GRANT = 3;

function* grants(scale: number): Generator<Grant> {
  yield* STORY;
  for (let n = ORGANIZATIONS_PER_GRANT; n <= PER_SCALE.organizations * scale; n += ORGANIZATIONS_PER_GRANT) {
    const { int, pick } = random(`grant/${n}`);
    yield {
      recipientId: organizationId(n),
      serviceId: pick([SCANNING, WEB_SCANNING, LOG_TRIAGE]),
      state: pick(["REQUESTED", "GRANTED", "ACTIVE", "ACTIVE", "ACTIVE", "ENDED", "DECLINED"]),
      requestedOn: daysAfter("2026-06-03", int(0, 60)),
      purpose: "Find weaknesses before others do",
    };
  }
}

const DAYS_OF_USE = 20;

/** Decided the next day, active a day later, ended after `DAYS_OF_USE`. */
export function* grantRows(scale: number): Generator<Row> {
  for (const grant of grants(scale)) {
    const isActive = grant.state === "ACTIVE" || grant.state === "ENDED";
    yield {
      id: grantId(grant),
      ...grant,
      decidedOn: grant.state === "REQUESTED" ? null : daysAfter(grant.requestedOn, 1),
      activeFrom: isActive ? daysAfter(grant.requestedOn, 2) : null,
      endedOn: grant.state === "ENDED" ? endOf(grant) : null,
      declineReason: grant.state === "DECLINED" ? "The service is not open to this kind of organization." : null,
      provenanceSource: DEMONSTRATION,
      provenanceAsOf: WORLD_INSTANT,
    };
  }
}

export function* grantHistory(scale: number): Generator<Row> {
  for (const grant of grants(scale)) {
    const entries = historyRows(grantLifecycle, {
      recordType: "ServiceGrant",
      recordId: grantId(grant),
      state: grant.state,
      createdAt: `${grant.requestedOn}T15:00:00.000Z`,
      actor: "service-desk",
      office: "CISA",
      basis: grant.serviceId,
    });
    for (const entry of entries) {
      yield entry.action === "end" ? { ...entry, at: `${endOf(grant)}T15:00:00.000Z` } : entry;
    }
  }
}

const endOf = ({ requestedOn }: Grant): string => daysAfter(requestedOn, 2 + DAYS_OF_USE);

const grantId = ({ recipientId, serviceId }: Grant): string => `${serviceId}-${recipientId}`;
