/**
 * A random schema, split over two to six subgraphs with the directives of Federation 2.
 * In: randomness. Out: SDL per subgraph; composition may still refuse it. Not here: data (random-world.ts).
 */
import type { CaseSubgraph } from "../differential-case";
import { addOverrides, addProvides, addRequires, addTags, hideParts } from "./random-directives";
import type { Random } from "./random";
import { addEntityFields, addRootFields } from "./random-fields";
import { addAbstractTypes, addEntities, addEntityInterface, addValues } from "./random-types";
import { SchemaPlan } from "./schema-plan";

const STEPS = [
  addValues,
  addEntities,
  addAbstractTypes,
  addEntityInterface,
  addEntityFields,
  addRequires,
  addProvides,
  addOverrides,
  addRootFields,
  hideParts,
  addTags,
];

export function randomSchema(random: Random): CaseSubgraph[] {
  const plan = new SchemaPlan(random);
  for (const step of STEPS) step(random, plan);
  return plan.drafts.map((draft) => draft.toCase()).filter(({ sdl }) => sdl !== "");
}
