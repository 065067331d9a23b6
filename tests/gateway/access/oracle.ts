/**
 * What a caller of the zoo may read, said once more without any of the gateway's code: a table by type and field, and
 * null rising by the specification over the answer of somebody who may read everything.
 * In: a selection, that answer with the type of every object, and who asks. Out: the answer that is right, and where it
 * has errors. Source: GraphQL specification, section 6.4.4.
 */

/** What a caller satisfies. */
export interface Standing {
  readonly isKnown: boolean;
  readonly isCleared: boolean;
  readonly hasScopes: boolean;
}

type Need = keyof Standing;

const TYPE_NEEDS: Readonly<Record<string, Need>> = { Cat: "isCleared", Safe: "isCleared" };

const FIELD_NEEDS: Readonly<Record<string, Need>> = {
  "Query.cat": "isCleared",
  "Query.cats": "isCleared",
  "Query.strict": "isCleared",
  "Room.safe": "isCleared",
  "Dog.chip": "isCleared",
  "Cat.dose": "isKnown",
  "Dog.dose": "isKnown",
  "Fish.dose": "isKnown",
  "Keeper.secret": "isKnown",
  "Keeper.badge": "isKnown",
  "Keeper.entry": "isKnown",
  "Keeper.mood": "isKnown",
  "Keeper.code": "hasScopes",
};

/** Field → its wrappers from the outside: `!` for non-null, `[` for a list. */
const WRAPPERS: Readonly<Record<string, string>> = {
  "Query.animals": "![",
  "Query.grid": "[![!",
  "Query.beings": "![",
  "Query.cats": "[",
  "Query.strict": "![!",
  "Query.keepers": "![!",
  "Query.patients": "![",
  "Keeper.id": "!",
  "Keeper.name": "!",
  "Keeper.secret": "!",
  "Room.number": "!",
  "Room.keeper": "!",
  "Room.safe": "!",
  "Cat.id": "!",
  "Dog.id": "!",
  "Fish.id": "!",
  "Safe.code": "!",
};

/** A selected field; its key tells which types it is selected for. */
export interface Selected {
  readonly key: string;
  readonly field: string;
  /** Type conditions around it; empty: of every type. */
  readonly on: readonly string[];
  readonly below: readonly Selected[];
}

type Path = readonly (string | number)[];
type Row = Readonly<Record<string, unknown>>;

export interface Expected {
  readonly data: unknown;
  readonly errors: readonly Path[];
}

/** Stands for null that may not be there. */
const BROKEN = Symbol("broken");

export function expectedOf(selected: readonly Selected[], data: Row, standing: Standing): Expected {
  const errors: Path[] = [];
  const lacks = (need: Need | undefined): boolean => need !== undefined && !standing[need];
  const objectOf = (type: string, row: Row, fields: readonly Selected[], path: Path): unknown => {
    const result: Record<string, unknown> = {};
    let isBroken = false;
    for (const { key, field, below } of fields.filter(({ key }) => key in row)) {
      if (field === "__typename") {
        result[key] = row[key];
        continue;
      }
      const coordinate = `${type}.${field}`;
      const wrappers = WRAPPERS[coordinate] ?? "";
      const here = [...path, key];
      const isDenied = lacks(FIELD_NEEDS[coordinate]);
      if (isDenied) errors.push(here);
      const value = isDenied ? nullAt(wrappers) : wrapped(row[key], { wrappers, path: here, below });
      if (value === BROKEN) isBroken = true;
      else result[key] = value;
    }
    return isBroken ? BROKEN : result;
  };
  const wrapped = (value: unknown, at: { wrappers: string; path: Path; below: readonly Selected[] }): unknown => {
    const isNonNull = at.wrappers.startsWith("!");
    const wrappers = isNonNull ? at.wrappers.slice(1) : at.wrappers;
    const inner = value === null ? null : plain(value, { ...at, wrappers });
    if (inner !== BROKEN) return inner;
    return isNonNull ? BROKEN : null;
  };
  const plain = (value: unknown, at: { wrappers: string; path: Path; below: readonly Selected[] }): unknown => {
    if (at.wrappers.startsWith("[")) {
      const items = (value as readonly unknown[]).map((item, index) =>
        wrapped(item, { ...at, wrappers: at.wrappers.slice(1), path: [...at.path, index] }),
      );
      return items.includes(BROKEN) ? BROKEN : items;
    }
    if (at.below.length === 0) return value;
    const row = value as Row;
    const type = String(row.t);
    if (!lacks(TYPE_NEEDS[type])) return objectOf(type, row, at.below, at.path);
    errors.push(at.path);
    return BROKEN;
  };
  const result = objectOf("Query", data, selected, []);
  return { data: result === BROKEN ? null : result, errors };
}

function nullAt(wrappers: string): unknown {
  return wrappers.startsWith("!") ? BROKEN : null;
}
