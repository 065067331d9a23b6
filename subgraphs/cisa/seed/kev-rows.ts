/**
 * The KEV seed as rows. In: the facts. Out: rows of the vulnerability table whose sentences are composed here.
 * Directives are cited as the catalogue cites them: BOD 26-04 since 11 June 2026, BOD 22-01 in the weeks before,
 * and ED 26-03 with its supplemental direction for the two entries that made it necessary.
 */
import type { Row } from "../../kit/seed/copy-rows";
import {
  KEV_CATALOG_VERSION,
  KEV_FACTS,
  KEV_RELEASED_AT,
  KEV_SOURCE,
  type KevFact,
  RANSOMWARE_CVES,
  SSVC_POINTS,
} from "./kev-facts";
import { weaknessName } from "./weaknesses";

const CITES_BOD_2604_SINCE = "2026-06-11";
const CITES_BOD_2201_SINCE = "2026-02-25";
const ED_2603_CVES: ReadonlySet<string> = new Set(["CVE-2026-20127", "CVE-2022-20775"]);

export function kevRows(): Row[] {
  return KEV_FACTS.map((fact) => {
    const [exploitation, automatable, technicalImpact] = SSVC_POINTS.get(fact.cveId) ?? [null, null, null];
    const weakness = weaknessName(fact.cwes);
    const name = fact.product.startsWith(fact.vendor) ? fact.product : `${fact.vendor} ${fact.product}`;
    const isRansomware = RANSOMWARE_CVES.has(fact.cveId);
    return {
      id: fact.cveId,
      cveId: fact.cveId,
      vendor: fact.vendor,
      product: fact.product,
      title: `${weakness.charAt(0).toUpperCase()}${weakness.slice(1)} in ${name}`,
      description: `${name} has a known exploited ${weakness}${isRansomware ? ", also used in ransomware campaigns" : ""}.`,
      cwes: fact.cwes,
      kevDateAdded: fact.dateAdded,
      kevDueDate: fact.dueDate,
      kevRequiredAction: requiredAction(fact),
      kevRansomwareUse: isRansomware ? "KNOWN" : "UNKNOWN",
      kevNotes: null,
      kevCatalogVersion: KEV_CATALOG_VERSION,
      ssvcExploitation: exploitation,
      ssvcAutomatable: automatable,
      ssvcTechnicalImpact: technicalImpact,
      provenanceSource: KEV_SOURCE,
      provenanceAsOf: KEV_RELEASED_AT,
    };
  });
}

function requiredAction(fact: KevFact): string {
  const cited = citedDirectives(fact);
  const how = cited.length === 0 ? "as the vendor instructs" : `as ${cited.join(", ")} requires`;
  return `Remediate ${how}, or stop using the product.`;
}

function citedDirectives({ cveId, dateAdded }: KevFact): string[] {
  if (ED_2603_CVES.has(cveId)) return ["ED 26-03", "Supplemental Direction ED 26-03", "BOD 22-01"];
  if (dateAdded >= CITES_BOD_2604_SINCE) return ["BOD 26-04"];
  return dateAdded >= CITES_BOD_2201_SINCE ? ["BOD 22-01"] : [];
}
