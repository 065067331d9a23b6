/**
 * The packages of an OSV entry as affected products: one for each stretch of versions from an introduction to a fix.
 * Ranges of commits say nothing about versions and are left out. Pure.
 */
import { joinProducts } from "../../vulnerability-case/join-products";
import type { AffectedProduct } from "../../vulnerability-case/affected-product";
import { LAST_AFFECTED } from "../../vulnerability-case/last-affected";
import type { OsvAffected, OsvEvent } from "./osv-schema";

export function osvProducts(affected: readonly OsvAffected[]): AffectedProduct[] {
  return joinProducts([], affected.flatMap(productsOf));
}

function productsOf({ package: named, ranges = [], versions = [] }: OsvAffected): AffectedProduct[] {
  if (named === undefined) return [];
  const product = { vendor: null, ecosystem: named.ecosystem, name: named.name };
  const stretches = ranges.filter(({ type }) => type !== "GIT").flatMap(({ events }) => stretchesOf(events));
  if (stretches.length > 0) return stretches.map((stretch) => ({ ...product, ...stretch }));
  return [{ ...product, introducedIn: null, fixedIn: null, versions: [...versions] }];
}

type Stretch = Pick<AffectedProduct, "introducedIn" | "fixedIn" | "versions">;

/** Events in the file's order, which the format demands to be that of versions. */
function stretchesOf(events: readonly OsvEvent[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { introduced, fixed, last_affected: last } of events) {
    const open = stretches.at(-1);
    if (introduced !== undefined) stretches.push({ introducedIn: introduced, fixedIn: null, versions: [] });
    else if (open !== undefined && fixed !== undefined) open.fixedIn = fixed;
    else if (open !== undefined && last !== undefined) open.versions = [`${LAST_AFFECTED}${last}`];
  }
  return stretches;
}
