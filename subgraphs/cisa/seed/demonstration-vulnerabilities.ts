/**
 * Made-up vulnerabilities without a CVE: two of the told stories, and any number of grown ones. Each grown one follows
 * from its number alone, so that exposures can ask for its SSVC points without keeping the rows.
 */
import {
  DEMONSTRATION,
  PER_SCALE,
  VULNERABILITIES,
  WORLD_INSTANT,
  vulnerabilityId,
} from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { random } from "../../kit/seed/random";
import {
  AUTOMATABLE,
  type Automatable,
  TECHNICAL_IMPACT,
  type TechnicalImpact,
} from "../vulnerability/decision-points";
import { weaknessName } from "./weaknesses";

export interface GrownPoints {
  readonly automatable: Automatable | null;
  readonly technicalImpact: TechnicalImpact | null;
}

/** How often an SSVC point of a grown vulnerability is not known yet. */
const UNKNOWN_POINTS = 0.15;

const PRODUCTS = [
  ["Harborline", "Mail Gateway"],
  ["Tidewater", "Identity Server"],
  ["Copperfield", "Document Portal"],
  ["Larkspur", "Backup Agent"],
  ["Stonebridge", "Remote Console"],
  ["Windrose", "Payment Switch"],
  ["Fernhill", "Patient Records"],
  ["Quarry", "Message Broker"],
] as const;

const CWES = ["CWE-22", "CWE-78", "CWE-89", "CWE-94", "CWE-287", "CWE-416", "CWE-502", "CWE-787", "CWE-918"] as const;

export function storyVulnerabilityRows(): Row[] {
  const relayParser = row(VULNERABILITIES.relayParser, ["Open Relay", "Relay Parser"], "CWE-787");
  const gateLogin = row(VULNERABILITIES.gateLogin, ["BrightGate", "Gateway Login"], "CWE-287");
  return [
    { ...relayParser, ssvcExploitation: "NONE", ssvcAutomatable: "YES", ssvcTechnicalImpact: "TOTAL" },
    { ...gateLogin, ssvcExploitation: null, ssvcAutomatable: null, ssvcTechnicalImpact: null },
  ].map((one) => ({ ...one, ...(one.id === gateLogin.id ? EMBARGOED : OPEN) }));
}

const EMBARGOED = { markingLevel: "CUI", markingTlp: "AMBER" };
const OPEN = { markingLevel: "UNCLASSIFIED", markingTlp: null };

export function* grownVulnerabilityRows(scale: number): Generator<Row> {
  for (let n = 1; n <= PER_SCALE.vulnerabilities * scale; n += 1) {
    const { pick } = random(`vulnerability/${n}`);
    const { automatable, technicalImpact } = grownPoints(n);
    yield {
      ...row(vulnerabilityId(n), pick(PRODUCTS), pick(CWES)),
      ssvcExploitation: pick(["NONE", "NONE", "POC"]),
      ssvcAutomatable: automatable,
      ssvcTechnicalImpact: technicalImpact,
      ...OPEN,
    };
  }
}

/** SSVC points of the n-th grown vulnerability. */
export function grownPoints(n: number): GrownPoints {
  const { chance, pick } = random(`points/${n}`);
  return {
    automatable: chance(UNKNOWN_POINTS) ? null : pick(AUTOMATABLE),
    technicalImpact: chance(UNKNOWN_POINTS) ? null : pick(TECHNICAL_IMPACT),
  };
}

function row(id: string, [vendor, product]: readonly [string, string], cwe: string) {
  const weakness = weaknessName([cwe]);
  return {
    id,
    vendor,
    product,
    title: `${weakness.charAt(0).toUpperCase()}${weakness.slice(1)} in ${vendor} ${product}`,
    description: `${vendor} ${product} has a ${weakness} that the clearinghouse found; it has no CVE yet.`,
    cwes: [cwe],
    provenanceSource: DEMONSTRATION,
    provenanceAsOf: WORLD_INSTANT,
  };
}
