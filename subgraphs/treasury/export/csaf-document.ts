/**
 * A distributed case as a CSAF 2.0 security advisory of the clearinghouse. Pure.
 * Fixes are products of their own, recognised by the digest of the file; affected products are those that the case
 * names. Organizations are not named: their names are not the Treasury's.
 * Source: OASIS Common Security Advisory Framework 2.0, sections 3.2 and 4.4 (profile Security Advisory).
 */
import type { DistributedCase, DistributedFix } from "./distributed-case";
import { type CsafProduct, affectedProducts, fixedProduct } from "./csaf-products";

const CVE = /^CVE-[0-9]{4}-[0-9]{4,}$/;

/** Labels of TLP 1.0, which CSAF 2.0 has: what is CLEAR now was WHITE. */
const LABELS = { CLEAR: "WHITE", GREEN: "GREEN" } as const;

export function csafDocument(one: DistributedCase): object {
  const affected = affectedProducts(one);
  const fixed = one.fixes.map(fixedProduct);
  return {
    document: {
      category: "csaf_security_advisory",
      csaf_version: "2.0",
      ...(one.tlp === null
        ? {}
        : { distribution: { tlp: { label: LABELS[one.tlp], url: "https://www.first.org/tlp/" } } }),
      lang: "en-US",
      notes: [{ category: "summary", text: one.summary, title: "Summary" }],
      publisher: {
        category: "coordinator",
        name: "Department of the Treasury, AI cybersecurity clearinghouse",
        namespace: "https://home.treasury.gov",
      },
      title: one.title,
      tracking: trackingOf(one),
    },
    product_tree: { full_product_names: [...affected, ...fixed] },
    vulnerabilities: [vulnerabilityOf(one, affected, fixed)],
  };
}

function trackingOf({ id, distributedAt, closedAt }: DistributedCase): object {
  const revisions = [
    { date: distributedAt.toISOString(), number: "1", summary: "The patch is being distributed." },
    ...(closedAt === null ? [] : [{ date: closedAt.toISOString(), number: "2", summary: "The case is closed." }]),
  ];
  const latest = revisions.at(-1) ?? { date: distributedAt.toISOString(), number: "1" };
  return {
    current_release_date: latest.date,
    id,
    initial_release_date: distributedAt.toISOString(),
    revision_history: revisions,
    status: "final",
    version: latest.number,
  };
}

function vulnerabilityOf(
  one: DistributedCase,
  affected: readonly CsafProduct[],
  fixed: readonly CsafProduct[],
): object {
  const all = [one.vulnerabilityId, ...one.aliases];
  const cve = all.find((id) => CVE.test(id));
  const ids = all.filter((id) => id !== cve).map(trackedId);
  return {
    ...(cve === undefined ? {} : { cve }),
    ...(ids.length === 0 ? {} : { ids }),
    discovery_date: one.reportedAt.toISOString(),
    notes: [{ category: "description", text: one.summary, title: "Description" }],
    product_status: {
      ...(affected.length === 0 ? {} : { known_affected: affected.map(idOf) }),
      ...(fixed.length === 0 ? {} : { fixed: fixed.map(idOf) }),
    },
    release_date: one.distributedAt.toISOString(),
    ...(affected.length === 0 ? {} : { remediations: one.fixes.map((fix) => remediationOf(fix, affected)) }),
    title: one.title,
  };
}

const idOf = ({ product_id: id }: CsafProduct): string => id;

/** `GHSA-…` is of the system GHSA; what was read as `system:number` is said in these parts again. */
function trackedId(id: string): object {
  const [, system, text] = /^([^:]+):(.+)$/s.exec(id) ?? [];
  return system === undefined ? { system_name: id.split("-", 1)[0], text: id } : { system_name: system, text };
}

function remediationOf({ artefact, sha256, signingKey }: DistributedFix, affected: readonly CsafProduct[]): object {
  return {
    category: "vendor_fix",
    details: `Install ${artefact} (SHA-256 ${sha256}; Ed25519 signature verified with the key ${signingKey}).`,
    product_ids: affected.map(idOf),
  };
}
