/**
 * The six agencies, each loaded only when asked for: `hub start gateway` and `hub --help` load no typeorm.
 */
import type { SubgraphName } from "../common/subgraph-names";
import type { Agency } from "../subgraphs/kit/agency";
import { type Environment, NSA_SETTINGS, readConfig } from "./config";

/* oxlint-disable typescript/no-require-imports -- loads on demand; import() would need file extensions */
const LOADERS: Readonly<Record<SubgraphName, () => Agency>> = {
  coordination: () =>
    (require("../subgraphs/coordination/subgraph") as typeof import("../subgraphs/coordination/subgraph")).coordination,
  treasury: () =>
    (require("../subgraphs/treasury/subgraph") as typeof import("../subgraphs/treasury/subgraph")).treasury,
  nsa: () => (require("../subgraphs/nsa/subgraph") as typeof import("../subgraphs/nsa/subgraph")).nsa,
  cisa: () => (require("../subgraphs/cisa/subgraph") as typeof import("../subgraphs/cisa/subgraph")).cisa,
  opm: () => (require("../subgraphs/opm/subgraph") as typeof import("../subgraphs/opm/subgraph")).opm,
  doj: () => (require("../subgraphs/doj/subgraph") as typeof import("../subgraphs/doj/subgraph")).doj,
};

/** Loads an agency's entities, resolvers and everything below them. */
export function loadAgency(name: SubgraphName): Agency {
  return LOADERS[name]();
}

/**
 * An agency as the environment sets it up.
 * @throws CONFIG_INVALID
 */
export function configuredAgency(name: SubgraphName, environment: Environment = process.env): Agency {
  if (name !== "nsa") return loadAgency(name);
  const { NSA_CONSULTEES: consultees } = readConfig(NSA_SETTINGS, environment);
  return (require("../subgraphs/nsa/subgraph") as typeof import("../subgraphs/nsa/subgraph")).nsaWith({ consultees });
}
