/**
 * Generates the function that reads a subgraph's answer to one call: it knows which keys come in which order.
 * In: the selection of the call. Out: source, and the function; it throws `UNEXPECTED` for an answer of another
 * shape, with errors for example, which JSON.parse then reads. Not here: scalars (json-cursor.ts).
 */
import { isPlainName, literal, makeFunction } from "../generated-code";
import { UNEXPECTED, type JsonCursor } from "../json-cursor";
import type { Row } from "../merged-data";
import type { FetchSelection } from "../plan/plan-node";
import type { PlaceId } from "./entity-places";
import type { SharedObjects } from "./shared-objects";

/** Reads the value of `data` at the cursor. */
export type DataReader = (cursor: JsonCursor, shared: SharedObjects) => Row;

/** @returns places of the plan at the end of these keys at which equal objects may be one; none when they may not */
export type SharedPlacesOf = (keys: readonly string[]) => readonly PlaceId[];

/** Members that tell most objects of a place apart: `__typename` and a key. */
const TELLING_MEMBERS = 2;
/** Fields of the largest call for which a reader is generated. */
const MAX_FIELDS = 400;

/** @returns undefined when no reader can be generated for the selection */
export function generateReader(selection: FetchSelection, sharedPlacesOf: SharedPlacesOf): string | undefined {
  const code = new ReaderCode(sharedPlacesOf);
  const root = code.addObject(selection, []);
  return code.isUsable ? [...code.functions, `return ${root};`].join("\n") : undefined;
}

export function makeReader(source: string): DataReader {
  return makeFunction<DataReader>({ UNEXPECTED }, source);
}

interface Member {
  readonly key: string;
  readonly selection: FetchSelection[];
}

class ReaderCode {
  readonly functions: string[] = [];
  isUsable = true;
  #fields = 0;

  constructor(private readonly sharedPlacesOf: SharedPlacesOf) {}

  /** @returns the name of the function that reads an object at the cursor */
  addObject(selection: FetchSelection, keys: readonly string[]): string {
    const members = membersOf(selection);
    this.#fields += members.length;
    if (this.#fields > MAX_FIELDS || !members.every(({ key }) => isPlainName(key))) this.isUsable = false;
    if (!this.isUsable) return "";
    const placeIds = this.sharedPlacesOf(keys);
    const blocks = members.flatMap((member, index) => {
      const isTelling = placeIds.length > 0 && index === Math.min(TELLING_MEMBERS, members.length) - 1;
      return this.#memberLines(member, { index, keys, placeIds: isTelling ? placeIds : [] });
    });
    const name = `readObject${this.functions.length}`;
    const lines = [
      "const { text } = cursor;",
      "const start = cursor.at;",
      ...members.map((_, index) => `let value${index};`),
      'cursor.pass("{");',
      "if (text.charCodeAt(cursor.at) === 0x7d) cursor.at += 1;",
      "else members: {",
      ...blocks.map((line) => `  ${line}`),
      "  throw UNEXPECTED;",
      "}",
      ...rowLines(members),
      ...(placeIds.length > 0 ? [`shared.keep(${JSON.stringify(placeIds)}, start, row);`] : []),
      "return row;",
    ];
    this.functions.push(functionOf(name, lines));
    return name;
  }

  #memberLines(
    { key, selection }: Member,
    place: { index: number; keys: readonly string[]; placeIds: readonly PlaceId[] },
  ): string[] {
    const { index, keys, placeIds } = place;
    const read =
      selection.length === 0 ? "cursor.leaf()" : `${this.#addValue(selection.flat(), [...keys, key])}(cursor, shared)`;
    const name = literal(`"${key}":`);
    return [
      `if (text.startsWith(${name}, cursor.at)) {`,
      `  cursor.at += ${key.length + 3};`,
      `  value${index} = ${read};`,
      ...(placeIds.length > 0
        ? [
            `  const known = shared.find(${JSON.stringify(placeIds)}, start);`,
            "  if (known !== undefined) return known;",
          ]
        : []),
      "  if (cursor.endsObject()) break members;",
      "}",
    ];
  }

  /** @returns the name of the function that reads an object, null, or a list of such at the cursor */
  #addValue(selection: FetchSelection, keys: readonly string[]): string {
    const object = this.addObject(selection, keys);
    const name = `readValue${this.functions.length}`;
    const lines = [
      "switch (cursor.text.charCodeAt(cursor.at)) {",
      `  case 0x7b: return ${object}(cursor, shared);`,
      "  case 0x5b: break;",
      "  default: return cursor.nothing();",
      "}",
      "cursor.at += 1;",
      "const list = [];",
      "if (cursor.skipsEmptyList()) return list;",
      `do list.push(${name}(cursor, shared)); while (!cursor.endsList());`,
      "return list;",
    ];
    this.functions.push(functionOf(name, lines));
    return name;
  }
}

function functionOf(name: string, lines: readonly string[]): string {
  return [`function ${name}(cursor, shared) {`, ...lines.map((line) => `  ${line}`), "}"].join("\n");
}

/** An object with every member is made at once; types of a fragment may lack the members of others. */
function rowLines(members: readonly Member[]): string[] {
  const all = members.map((_, index) => `value${index} !== undefined`).join(" && ");
  const whole = members.map(({ key }, index) => `${key}: value${index}`).join(", ");
  return [
    "let row;",
    `if (${all || "true"}) row = { ${whole} };`,
    "else {",
    "  row = {};",
    ...members.map(({ key }, index) => `  if (value${index} !== undefined) row.${key} = value${index};`),
    "}",
  ];
}

/** The members that an object can have, whatever its type, in the order of the call's text. */
function membersOf(selection: FetchSelection): Member[] {
  const members = new Map<string, Member>();
  const collect = (nodes: FetchSelection): void => {
    for (const node of nodes) {
      if (node.kind === "fragment") {
        collect(node.selection);
        continue;
      }
      const member = members.get(node.key) ?? { key: node.key, selection: [] };
      members.set(node.key, member);
      if (node.selection) member.selection.push(node.selection);
    }
  };
  collect(selection);
  return [...members.values()];
}
