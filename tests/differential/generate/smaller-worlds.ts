/**
 * Worlds that are smaller by one step: without an object, a value or an item.
 * In: a world. Out: worlds; of a fair world only such as are fair as well. Not here: trying them (shrink.ts).
 */
import type { WorldData, WorldValue } from "../differential-case";

/** @param isNeeded whether some subgraph has a field of this name; undefined where fairness does not matter */
export function smallerWorlds(world: WorldData, isNeeded: ((field: string) => boolean) | undefined): WorldData[] {
  const text = JSON.stringify(world);
  const ids = Object.keys(world).filter((id) => !isNeeded || !text.includes(`{"ref":${JSON.stringify(id)}}`));
  const fewer = ids.map((id) => withoutKey(world, id));
  const smaller = Object.entries(world).flatMap(([id, { type, values }]) =>
    Object.entries(values).flatMap(([field, value]) => {
      const without = isNeeded?.(field) ? [] : [{ ...world, [id]: { type, values: withoutKey(values, field) } }];
      const shorter = smallerValues(value).map((one) => ({
        ...world,
        [id]: { type, values: { ...values, [field]: one } },
      }));
      return [...without, ...shorter];
    }),
  );
  return [...fewer, ...smaller];
}

function smallerValues(value: WorldValue): WorldValue[] {
  if (Array.isArray(value)) {
    const list: readonly WorldValue[] = value;
    return list.flatMap((item, index) => [
      list.toSpliced(index, 1),
      ...smallerValues(item).map((one) => list.toSpliced(index, 1, one)),
    ]);
  }
  return [];
}

function withoutKey<Value>(record: Readonly<Record<string, Value>>, key: string): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
