/** Products of a case in CSAF's words: what is affected, and the fixes that are distributed. Pure. */
import type { AffectedProduct } from "../vulnerability-case/affected-product";
import { LAST_AFFECTED } from "../vulnerability-case/last-affected";
import type { DistributedCase, DistributedFix } from "./distributed-case";

/** Source: CSAF 2.0, section 3.1.3 (full product name). */
export interface CsafProduct {
  readonly name: string;
  readonly product_id: string;
  readonly product_identification_helper?: object;
}

/** One product for each range and each single version. */
export function affectedProducts({ id, affected }: DistributedCase): CsafProduct[] {
  const names = [...new Set(affected.flatMap(namesOf))];
  return names.map((name, index) => ({ name, product_id: `${id}-affected-${index + 1}` }));
}

export function fixedProduct({ id, artefact, sha256 }: DistributedFix): CsafProduct {
  const hashes = [{ file_hashes: [{ algorithm: "sha256", value: sha256 }], filename: artefact }];
  return { name: artefact, product_id: id, product_identification_helper: { hashes } };
}

function namesOf(product: AffectedProduct): string[] {
  const { vendor, ecosystem, name, introducedIn, fixedIn, versions } = product;
  const subject = [ecosystem, vendor, name].filter((part) => typeof part === "string").join(" ");
  const range = [
    ...(introducedIn && introducedIn !== "0" ? [`>=${introducedIn}`] : []),
    ...(fixedIn ? [`<${fixedIn}`] : []),
    ...versions.filter((version) => version.startsWith(LAST_AFFECTED)),
  ];
  const single = versions.filter((version) => !version.startsWith(LAST_AFFECTED));
  if (range.length === 0 && single.length === 0) return [subject];
  return [
    ...(range.length === 0 ? [] : [`${subject} ${range.join(" ")}`]),
    ...single.map((one) => `${subject} ${one}`),
  ];
}
