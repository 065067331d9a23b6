/**
 * What events tell other agencies of a record beside its id, version and state. Said once on the class:
 *
 *     @Announces("title", "dueOn")
 *
 * Records that not everybody may see (hidden, above UNCLASSIFIED, or labelled AMBER or RED) are not announced at all.
 */
import type { Class } from "../class";

const announced = new WeakMap<Class, readonly string[]>();

export function Announces(...properties: readonly string[]): (entity: Class) => void {
  return (entity) => {
    announced.set(entity, properties);
  };
}

/** Properties that events of the class carry, inherited ones included. */
export function announcedProperties(entity: Class | null): readonly string[] {
  if (entity === null || entity === Function.prototype) return [];
  return announced.get(entity) ?? announcedProperties(Object.getPrototypeOf(entity) as Class | null);
}
