/**
 * Fields of a random schema: what they return and take, and which subgraphs have them.
 * In: randomness and a plan with types. Out: the same plan with fields.
 * Not here: directives that speak of other subgraphs' fields (random-directives.ts).
 */
import type { Random } from "./random";
import { namedType, plainField, type DraftField, type SubgraphDraft } from "./schema-draft";
import type { SchemaPlan } from "./schema-plan";

/** Few names, so that types share them. */
export const FIELD_NAMES = ["name", "size", "near", "list", "part", "rest", "mood", "more", "deep", "code"];
const SCALARS = ["Int", "Float", "String", "Boolean", "ID", "Json", "String", "Int"];

/** Fields beyond keys, each in one home or shared by two. */
export function addEntityFields(random: Random, plan: SchemaPlan): void {
  for (const { name: type, homes } of plan.entities.values()) {
    for (const name of random.some(FIELD_NAMES, 2, 0.3)) {
      const [home, other] = random.shuffled(homes).map((one) => plan.draft(one));
      const field = home && addOutputField(random, plan, { draft: home, type, name });
      if (!field || !other || !plan.canUse(other, namedType(field.type))) continue;
      if (random.chance(0.25)) share(random, plan, { type, field, home, other });
    }
  }
}

interface SharedField {
  readonly type: string;
  readonly field: DraftField;
  readonly home: SubgraphDraft;
  readonly other: SubgraphDraft;
}

/** Scalars may be null in one subgraph and not in another. */
function share(random: Random, plan: SchemaPlan, { type, field, home, other }: SharedField): void {
  const isLeaf = !plan.isComposite(namedType(field.type));
  const loosened = isLeaf && random.chance(0.3) ? field.type.replace(/!$/, "") : field.type;
  home.addDirective(type, field.name, "@shareable");
  plan.addField(other, type, { ...field, type: loosened, directives: ["@shareable"] });
}

/** @returns undefined when the type has such a field already */
export function addOutputField(
  random: Random,
  plan: SchemaPlan,
  { draft, type, name }: { readonly draft: SubgraphDraft; readonly type: string; readonly name: string },
): DraftField | undefined {
  if (draft.field(type, name)) return undefined;
  const composites = [...plan.values.keys()].filter((value) => value.startsWith("V"));
  composites.push(...plan.entities.keys(), ...plan.abstracts.keys());
  if (plan.entityInterface) composites.push(plan.entityInterface.name);
  const usable = composites.filter((composite) => plan.canUse(draft, composite));
  const isLeaf = random.chance(0.5) || usable.length === 0;
  const field = isLeaf ? leafField(random, name) : plainField(name, wrapped(random, random.pick(usable)));
  plan.addField(draft, type, field);
  return field;
}

export function addRootFields(random: Random, plan: SchemaPlan): void {
  for (const [index, draft] of plan.drafts.entries()) {
    const count = random.between(index === 0 ? 1 : 0, 3);
    for (let field = 0; field < count; field += 1) addRootField(random, plan, { draft, name: `q${index}${field}` });
  }
  if (random.chance(0.6)) return;
  for (const [index, draft] of plan.drafts.entries()) {
    if (random.chance(0.3)) continue;
    draft.addField("Mutation", { name: `count${index}`, args: "(by: Int)", type: "Int!", directives: [] });
    const entity = random.pick([...plan.entities.keys()]);
    if (!plan.canUse(draft, entity)) continue;
    plan.addField(draft, "Mutation", plainField(`make${index}`, random.chance(0.3) ? `${entity}!` : entity));
  }
}

function addRootField(
  random: Random,
  plan: SchemaPlan,
  { draft, name }: { readonly draft: SubgraphDraft; readonly name: string },
): void {
  const local = draft.typeNames().filter((type) => type !== "Query" && type !== "Mutation");
  const usable = [...local, ...plan.abstracts.keys(), ...plan.entities.keys()].filter((type) =>
    plan.canUse(draft, type),
  );
  const named = random.chance(0.85) && usable.length > 0 ? random.pick(usable) : random.pick(SCALARS);
  const type = wrapped(random, named);
  const args = type.startsWith("[") && random.chance(0.3) ? "(first: Int)" : "";
  const [other] = random.shuffled(plan.drafts.filter((one) => one !== draft && plan.canUse(one, named)));
  const owners = other && random.chance(0.15) ? [draft, other] : [draft];
  const directives = owners.length > 1 ? ["@shareable"] : [];
  for (const owner of owners) plan.addField(owner, "Query", { name, args, type, directives });
}

export function leafField(random: Random, name: string): DraftField {
  const leaf = random.chance(0.2) ? random.pick(["Tone", "Shade"]) : random.pick(SCALARS);
  const type = wrapped(random, leaf);
  return { name, args: randomArgs(random, type), type, directives: [] };
}

function randomArgs(random: Random, type: string): string {
  if (type.startsWith("[")) return random.chance(0.15) ? "(first: Int)" : "";
  if (namedType(type) !== "String" || random.chance(0.6)) return "";
  return random.pick(["(pad: Int = 2)", "(by: Filter)", "(tone: Tone!)", "(pad: Int, words: [String!])"]);
}

/** A type as it is, as a list, or as a list of lists, null allowed or not. */
function wrapped(random: Random, type: string): string {
  const bang = (inner: string) => (random.chance(0.3) ? `${inner}!` : inner);
  const roll = random.int(20);
  if (roll < 13) return bang(type);
  if (roll < 19) return bang(`[${bang(type)}]`);
  return bang(`[${bang(`[${bang(type)}]`)}]`);
}
