/**
 * Which rows of an entity readers can meet. Said once on the class; pages, counts, references and nested lists
 * all select from what remains, so a hidden row cannot be told from one that does not exist.
 *
 *     @Visible((column) => `NOT ${column("sealed")}`)
 */
import type { Class } from "../class";

/** SQL over the columns of the entity; rows for which it is not true do not exist for readers. */
export type VisibleCondition = (column: (property: string) => string) => string;

const conditions = new WeakMap<Class, VisibleCondition>();

export function Visible(condition: VisibleCondition): (entity: Class) => void {
  return (entity) => {
    conditions.set(entity, condition);
  };
}

/** The condition of an entity class; undefined where every row is visible. */
export function visibleCondition(entity: Class): VisibleCondition | undefined {
  return conditions.get(entity);
}
