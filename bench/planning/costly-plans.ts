/**
 * A small supergraph and short documents within every limit whose planning takes from milliseconds to hours.
 * In: how often fragments double. Out: SDL and documents.
 */
import { compose } from "../../schema/compose";

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;
const SUBGRAPHS = ["a", "b", "c", "d"];
const TYPES = ["T0", "T1", "T2", "T3", "T4", "T5"];

/**
 * Every field of every type behind one interface is known to every subgraph, so the ways multiply.
 * @param url of every subgraph
 */
export function costlySupergraph(url = "http://subgraph.invalid/graphql"): string {
  const subgraphs = SUBGRAPHS.map((name) => {
    const types = TYPES.map(
      (type) =>
        `type ${type} implements Node @key(fields: "id") { id: ID! x: Any @shareable y: Any @shareable a: Int @shareable own_${name}: Int }`,
    );
    const sdl = `${LINK}
      type Query { root: Any @shareable own_${name}: Int }
      union Any = ${TYPES.join(" | ")}
      interface Node { x: Any y: Any a: Int }
      ${types.join("\n")}`;
    return { name, url, sdl };
  });
  const { supergraph, problems = [] } = compose(subgraphs);
  if (supergraph === undefined) throw new Error(problems.map(({ message }) => message).join("\n"));
  return supergraph;
}

/** @param doublings 2 takes a tenth of a second, 4 several minutes, whatever the machine */
export function doublingDocument(doublings: number): string {
  const levels = Array.from({ length: doublings }, (_, level) => level);
  const fragments = levels.map(
    (level) => `fragment F${level} on Node { a x { ...F${level + 1} } y { ...F${level + 1} } }`,
  );
  return `{ root { ...F0 } } ${fragments.join(" ")} fragment F${doublings} on Node { a }`;
}
