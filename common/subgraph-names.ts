/** The six subgraphs of the hub, in the order in which they are started, listed and composed. */
export const SUBGRAPH_NAMES = ["coordination", "treasury", "nsa", "cisa", "opm", "doj"] as const;

export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

export function isSubgraphName(name: string): name is SubgraphName {
  return (SUBGRAPH_NAMES as readonly string[]).includes(name);
}
