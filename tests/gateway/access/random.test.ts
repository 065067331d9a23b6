/**
 * Random operations over the zoo, for every kind of caller: the answer is that of somebody who may read everything,
 * with what is denied nulled as an independent oracle says, and no call of a subgraph names what is denied.
 */
import fc from "fast-check";
import { ANONYMOUS, type Caller } from "../../../common/caller";
import { PERSONAS } from "../../../common/personas";
import { accessOfTests } from "../../fixture/gateway-word";
import { temporaryDirectory } from "../../fixture/temporary-directory";
import { startFederation, type Federation } from "../fixture/federation";
import { expectedOf, type Selected, type Standing } from "./oracle";
import { ALLOWED, animals, clinic, gate } from "./zoo";

/** Type → field → type of the objects below, or nothing. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Query: {
    animals: "Animal",
    grid: "Animal",
    beings: "Being",
    cat: "Cat",
    cats: "Cat",
    strict: "Cat",
    fish: "Lone",
    dog: "Dog",
    keeper: "Keeper",
    keepers: "Keeper",
    room: "Room",
    patients: "Patient",
    patient: "Patient",
  },
  Animal: { id: "", name: "", chip: "" },
  Cat: { id: "", name: "", chip: "", lives: "" },
  Dog: { id: "", name: "", chip: "" },
  Fish: { id: "", name: "", chip: "" },
  Keeper: { id: "", name: "", secret: "", code: "", mood: "", badge: "", entry: "", office: "", pet: "Animal" },
  Room: { number: "", keeper: "Keeper", safe: "Safe" },
  Safe: { code: "" },
  Being: {},
  /**
   * An animal with what the clinic knows of it, without fragments: of fragments on several types of an interface
   * object, the planner's library forgets all but one, whoever asks, so that answers cannot be compared.
   */
  Patient: { id: "", name: "", chip: "", weight: "", dose: "" },
  Lone: { id: "", name: "", chip: "", weight: "", dose: "" },
};
const ON: Readonly<Record<string, readonly string[]>> = {
  Animal: ["Dog", "Fish", "Cat", "Animal"],
  Being: ["Keeper", "Fish", "Cat", "Animal"],
};

interface Part {
  readonly text: string;
  readonly selected: readonly Selected[];
}

let keys = 0;

/** A selection of a type with the type's name, so that the oracle can follow. */
function selectionOf(type: string, depth: number): fc.Arbitrary<Part> {
  const fields = Object.entries(FIELDS[type] ?? {}).filter(([, inner]) => depth > 0 || inner === "");
  const field = fields.length === 0 ? undefined : fc.constantFrom(...fields).chain((one) => fieldOf(one, depth));
  const on = ON[type];
  const fragment =
    on &&
    fc
      .constantFrom(...on)
      .chain((condition) =>
        selectionOf(condition, 0).map(({ text, selected }) => ({ text: `... on ${condition} { ${text} }`, selected })),
      );
  const parts = [field, fragment].filter((one) => one !== undefined);
  return fc.array(fc.oneof(...parts), { minLength: 1, maxLength: 4 }).map((chosen) => ({
    text: ["t: __typename", ...chosen.map(({ text }) => text)].join(" "),
    selected: [{ key: "t", field: "__typename", on: [], below: [] }, ...chosen.flatMap(({ selected }) => selected)],
  }));
}

function fieldOf([field, inner]: readonly [string, string], depth: number): fc.Arbitrary<Part> {
  const below: fc.Arbitrary<Part | undefined> = inner === "" ? fc.constant(undefined) : selectionOf(inner, depth - 1);
  return below.map((part) => {
    const key = `k${(keys += 1)}`;
    const text = part ? `${key}: ${field} { ${part.text} }` : `${key}: ${field}`;
    return { text, selected: [{ key, field, on: [], below: part?.selected ?? [] }] };
  });
}

const STANDINGS: readonly (readonly [Standing, Caller])[] = [
  [{ isKnown: false, isCleared: false, hasScopes: false }, ANONYMOUS],
  [{ isKnown: true, isCleared: false, hasScopes: false }, PERSONAS["developer-acme"]],
  [{ isKnown: true, isCleared: true, hasScopes: false }, PERSONAS["nsa-officer"]],
  [
    { isKnown: true, isCleared: false, hasScopes: true },
    { ...PERSONAS["cisa-analyst"], scopes: ["all"] },
  ],
  [{ isKnown: true, isCleared: true, hasScopes: true }, ALLOWED],
];

/** Fields that no call may name for a caller who lacks something. */
const NAMES: Readonly<Record<keyof Standing, RegExp>> = {
  isKnown: /\b(?:secret|badge|entry|mood|dose)\b/,
  isCleared: /\b(?:cat|cats|strict|safe|lives)\b/,
  hasScopes: /\bkeepers?\{[^}]*\bcode\b/,
};

describe("a random operation", () => {
  const folder = temporaryDirectory();
  let hub: Federation;
  beforeAll(async () => {
    const limits = { preparedDocuments: 50, placesPerFault: 1_000, aliases: 10_000 };
    hub = await startFederation([animals, clinic, gate], limits, { access: accessOfTests(folder.path) });
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  it("is answered to every caller as far as it may read", async () => {
    await fc.assert(
      fc.asyncProperty(selectionOf("Query", 3), fc.constantFrom(...STANDINGS), async (part, [standing, caller]) => {
        const query = `{ ${part.text} }`;
        const whole = await hub.askAs(ALLOWED, query);
        expect(whole.errors).toBeUndefined();
        hub.forget();
        const { data, errors = [] } = await hub.askAs(caller, query);
        const expected = expectedOf(part.selected, whole.data as Record<string, unknown>, standing);
        expect(data).toEqual(expected.data);
        const sorted = (paths: readonly unknown[]) => paths.map((path) => JSON.stringify(path)).sort();
        expect(sorted(errors.map(({ path }) => path))).toEqual(sorted(expected.errors));
        expect(errors.every(({ extensions }) => extensions.code === "DENIED")).toBe(true);
        const lacking = Object.entries(NAMES).filter(([need]) => !standing[need as keyof Standing]);
        const calls = hub.subgraphs.flatMap(({ calls }) => calls.map((call) => call.query));
        expect(calls.filter((call) => lacking.some(([, names]) => names.test(call)))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
