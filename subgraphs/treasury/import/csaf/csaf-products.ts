/**
 * Products of a CSAF product tree by their ids, and those that a vulnerability affects. Pure.
 * Source: CSAF 2.0, section 3.1.2 (branches), 3.2.2 (product tree), 3.2.3.9 (product status).
 */
import type { AffectedProduct } from "../../vulnerability-case/affected-product";
import { joinProducts } from "../../vulnerability-case/join-products";
import type { Branch, Product, ProductTree } from "./csaf-schema";

type ProductsById = ReadonlyMap<string, AffectedProduct>;

/** Branches may nest as deep as the file does; this many levels are read. */
const DEEPEST = 30;

export function productsById(tree: ProductTree = {}): ProductsById {
  const found = new Map<string, AffectedProduct>();
  const add = (product: Product | undefined, path: Path): void => {
    if (product !== undefined) found.set(product.product_id, productAt(product, path));
  };
  const walk = (branches: readonly Branch[], path: Path, depth: number): void => {
    if (depth > DEEPEST) return;
    for (const branch of branches) {
      const here = branch.category === undefined ? path : { ...path, [branch.category]: branch.name ?? "" };
      add(branch.product, here);
      walk(branch.branches ?? [], here, depth + 1);
    }
  };
  walk(tree.branches ?? [], {}, 1);
  for (const product of tree.full_product_names ?? []) add(product, {});
  for (const { full_product_name: product } of tree.relationships ?? []) add(product, {});
  return found;
}

/** Of each product once, with all its versions. @param status by category, product ids */
export function affectedProducts(
  products: ProductsById,
  status: Readonly<Record<string, readonly string[]>> = {},
): AffectedProduct[] {
  const ids = ["known_affected", "first_affected", "last_affected"].flatMap((category) => status[category] ?? []);
  const affected = [...new Set(ids)].flatMap((id) => products.get(id) ?? []);
  const groups = Map.groupBy(affected, ({ vendor, name }) => JSON.stringify([vendor, name]));
  const joined = [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [withVersions(first, rest)],
  );
  return joinProducts([], joined);
}

function withVersions(
  { vendor, name, versions }: AffectedProduct,
  others: readonly AffectedProduct[],
): AffectedProduct {
  const all = [...versions, ...others.flatMap((other) => other.versions)];
  return { vendor: vendor ?? null, ecosystem: null, name, introducedIn: null, fixedIn: null, versions: all };
}

/** Names by category of branch: vendor, product_name, product_version … */
type Path = Readonly<Record<string, string>>;

function productAt(product: Product, path: Path): AffectedProduct {
  const version = path.product_version_range ?? path.product_version;
  return {
    vendor: path.vendor ?? null,
    ecosystem: null,
    name: path.product_name ?? product.name,
    introducedIn: null,
    fixedIn: null,
    versions: version === undefined ? [] : [version],
  };
}
