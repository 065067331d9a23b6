/**
 * A distributed case as an OSV entry of the clearinghouse. Pure.
 * OSV names packages of the ecosystems that it knows; other products, and the fixes with their proofs, are said in the
 * part of the entry that each database words for itself.
 * Source: Open Source Vulnerability format 1.7, https://ossf.github.io/osv-schema/
 */
import type { AffectedProduct } from "../vulnerability-case/affected-product";
import { LAST_AFFECTED } from "../vulnerability-case/last-affected";
import type { DistributedCase } from "./distributed-case";
import { isOsvEcosystem } from "./osv-ecosystems";

/** Prefix of databases that OSV has not registered. */
const PREFIX = "x_hub-";

export function osvDocument(one: DistributedCase): object {
  const packages = one.affected.filter(({ ecosystem }) => isOsvEcosystem(ecosystem ?? ""));
  const others = one.affected.filter((product) => !packages.includes(product));
  const changed = [one.changedAt, one.distributedAt, ...(one.closedAt === null ? [] : [one.closedAt])];
  return {
    schema_version: "1.7.0",
    id: `${PREFIX}${one.id}`,
    modified: new Date(Math.max(...changed.map(Number))).toISOString(),
    published: one.distributedAt.toISOString(),
    aliases: [one.vulnerabilityId, ...one.aliases].filter((id) => /^[A-Za-z][A-Za-z0-9_]*-/.test(id)),
    summary: one.title,
    details: one.summary,
    affected: affectedOf(packages),
    database_specific: {
      case: one.id,
      state: one.state,
      priority: one.priority,
      ...(one.tlp === null ? {} : { tlp: one.tlp }),
      fixes: one.fixes,
      ...(others.length === 0 ? {} : { products: others }),
    },
  };
}

/** One entry for each package, with all its ranges and versions. */
function affectedOf(products: readonly AffectedProduct[]): object[] {
  const groups = Map.groupBy(products, ({ ecosystem, name }) => JSON.stringify([ecosystem, name]));
  return [...groups.values()].map((ofPackage) => {
    const ranges = ofPackage.flatMap((product) => rangeOf(product) ?? []);
    const versions = ofPackage.flatMap((product) => product.versions.filter((one) => !one.startsWith(LAST_AFFECTED)));
    return {
      package: { ecosystem: ofPackage[0]?.ecosystem, name: ofPackage[0]?.name },
      ...(ranges.length === 0 ? {} : { ranges }),
      ...(versions.length === 0 ? {} : { versions }),
    };
  });
}

/** Undefined for a product of which single versions are known, or none. */
function rangeOf({ introducedIn, fixedIn, versions }: AffectedProduct): object | undefined {
  const last = versions.find((version) => version.startsWith(LAST_AFFECTED));
  if (!introducedIn && !fixedIn && last === undefined) return undefined;
  const end = fixedIn
    ? [{ fixed: fixedIn }]
    : last === undefined
      ? []
      : [{ last_affected: last.slice(LAST_AFFECTED.length) }];
  return { type: "ECOSYSTEM", events: [{ introduced: introducedIn ?? "0" }, ...end] };
}
