/**
 * The types of a random schema and the subgraphs in which they are defined: a subgraph defines a type as soon as one
 * of its fields needs it.
 * In: plans of types, then what needs them. Out: drafts of subgraphs. Not here: which types there are
 * (random-types.ts), which fields (random-fields.ts), and directives that speak of other subgraphs' fields
 * (random-directives.ts).
 */
import type { Random } from "./random";
import { namedType, SubgraphDraft, type DraftField } from "./schema-draft";

const SUBGRAPHS = ["ants", "bees", "cats", "dogs", "emus", "frogs"];
const TONES = ["LOUD", "QUIET", "ODD"];
const SHADES = ["DARK", "PALE", "RED"];

export interface EntityPlan {
  readonly name: string;
  /** Field sets. */
  readonly keys: readonly string[];
  readonly keyFields: readonly DraftField[];
  /** Subgraphs in which it is resolvable; the first knows every key. */
  readonly homes: readonly string[];
  /** Every subgraph that defines it knows all its keys. */
  readonly knownEverywhere: boolean;
}

interface ValuePlan {
  readonly name: string;
  readonly fields: readonly DraftField[];
}

interface AbstractPlan {
  readonly name: string;
  readonly members: readonly string[];
  /** Of an interface; undefined for a union. */
  readonly fields: readonly DraftField[] | undefined;
}

interface EntityInterfacePlan {
  readonly name: string;
  readonly home: string;
  /** Where it is an `@interfaceObject`. */
  readonly guest: string;
  readonly members: readonly string[];
}

export class SchemaPlan {
  readonly drafts: readonly SubgraphDraft[];
  readonly values = new Map<string, ValuePlan>();
  readonly entities = new Map<string, EntityPlan>();
  readonly abstracts = new Map<string, AbstractPlan>();
  entityInterface: EntityInterfacePlan | undefined;

  constructor(private readonly random: Random) {
    this.drafts = SUBGRAPHS.slice(0, random.between(2, 6)).map((name) => new SubgraphDraft(name));
  }

  draft(name: string): SubgraphDraft {
    const found = this.drafts.find((draft) => draft.name === name);
    if (!found) throw new Error(`No subgraph ${name}.`);
    return found;
  }

  isComposite(name: string): boolean {
    const known = [this.values, this.entities, this.abstracts].some((types) => types.has(name));
    return known || name === this.entityInterface?.name;
  }

  /** Where the entity interface is an object, its members must not be known. */
  canUse(draft: SubgraphDraft, type: string): boolean {
    if (!this.entityInterface) return true;
    const { name, home, guest, members } = this.entityInterface;
    if (type === name) return draft.name === home || draft.name === guest;
    return draft.name !== guest || !members.includes(type);
  }

  addEntity(entity: EntityPlan): void {
    this.entities.set(entity.name, entity);
    for (const [index, home] of entity.homes.entries()) {
      const keys = index === 0 ? entity.keys : this.random.some(entity.keys, 1);
      this.#defineEntity(this.draft(home), entity, { keys, resolvable: true });
    }
  }

  /** Adds a field and defines what it returns and takes. */
  addField(draft: SubgraphDraft, type: string, field: DraftField): void {
    draft.addField(type, field);
    this.defineUsed(draft, field);
  }

  defineUsed(draft: SubgraphDraft, field: DraftField): void {
    this.need(draft, namedType(field.type));
    if (field.args.includes("Tone")) this.need(draft, "Tone");
    if (field.args.includes("Filter"))
      draft.defineOther("Filter", `input Filter { least: Int = 1 words: [String] inner: Filter }`);
  }

  /** Defines a type, and what it is made of, where a field is about to return it. */
  need(draft: SubgraphDraft, name: string): void {
    if (draft.defines(name)) return;
    const value = this.values.get(name);
    const entity = this.entities.get(name);
    const abstract = this.abstracts.get(name);
    if (value) {
      draft.define(name, "type", ["@shareable"]);
      for (const field of value.fields) this.addField(draft, name, field);
    } else if (entity) {
      const keys = [this.random.pick(entity.keys)];
      this.#defineEntity(draft, entity, { keys, resolvable: this.random.chance(0.4) });
    } else if (abstract) {
      this.#defineAbstract(draft, abstract);
    } else {
      this.#defineLeaf(draft, name);
    }
  }

  #defineLeaf(draft: SubgraphDraft, name: string): void {
    if (name === "Tone") draft.defineOther(name, `enum Tone { ${TONES.join(" ")} }`);
    if (name === "Shade") draft.defineOther(name, `enum Shade { ${this.random.some(SHADES, 2, 0.8).join(" ")} }`);
    if (name === "Json") draft.defineOther(name, "scalar Json");
  }

  #defineEntity(
    draft: SubgraphDraft,
    { name, keys, keyFields, knownEverywhere }: EntityPlan,
    here: { readonly keys: readonly string[]; readonly resolvable: boolean },
  ): void {
    if (draft.defines(name)) return;
    const known = knownEverywhere ? keys : here.keys;
    const suffix = here.resolvable ? "" : ", resolvable: false";
    const directives = known.map((key) => `@key(fields: "${key}"${suffix})`);
    draft.define(name, "type", directives);
    for (const field of keyFields) {
      const isKey = known.some((key) => new RegExp(`\\b${field.name}\\b`).test(key.replace(/\{.*\}/, "")));
      if (isKey) this.addField(draft, name, field);
    }
  }

  #defineAbstract(draft: SubgraphDraft, { name, members, fields }: AbstractPlan): void {
    const known = this.random.some(members, 1, 0.85);
    if (fields) {
      draft.define(name, "interface");
      for (const field of fields) this.addField(draft, name, field);
    } else {
      draft.defineOther(name, `union ${name} = ${known.join(" | ")}`);
    }
    for (const member of known) {
      const entity = this.entities.get(member);
      if (fields && entity) this.#defineEntity(draft, entity, { keys: entity.keys.slice(0, 1), resolvable: true });
      this.need(draft, member);
      if (!fields) continue;
      draft.implement(member, name);
      for (const field of fields) this.addField(draft, member, { ...field, directives: entity ? ["@shareable"] : [] });
    }
  }
}
