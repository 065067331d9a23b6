/**
 * Directives that speak of fields in other subgraphs: @requires, @provides, @override; @inaccessible and @tag.
 * In: a plan with its types and fields. Out: the same plan, its drafts changed. Not here: types (schema-plan.ts).
 */
import type { OverrideSettings } from "../../../gateway/plan/overrides";
import type { Random } from "./random";
import { namedType, plainField, type DraftField, type SubgraphDraft } from "./schema-draft";
import type { EntityPlan, SchemaPlan } from "./schema-plan";

/** Of requests, for which a progressive override is active. */
const PERCENTAGE = 30;

/** A field that only `owner` resolves. */
interface OwnedField {
  readonly owner: SubgraphDraft;
  readonly field: DraftField;
}

export function addRequires(random: Random, plan: SchemaPlan): void {
  for (const entity of plan.entities.values()) {
    for (const home of entity.homes) {
      if (random.chance(0.5) || abortsPlanner(entity)) continue;
      const count = random.between(1, 2);
      for (let index = 0; index < count; index += 1)
        requireSome(random, plan, { entity, draft: plan.draft(home), name: `r${index}${home}` });
    }
  }
  const { entityInterface } = plan;
  // Seldom: the planner's library often forgets what an interface object requires.
  if (!entityInterface || random.chance(0.75)) return;
  const title = plan.draft(entityInterface.home).field(entityInterface.name, "title");
  const guest = plan.draft(entityInterface.guest);
  if (!title || title.args || plan.isComposite(namedType(title.type))) return;
  addExternal(plan, guest, "M", title);
  guest.addField("M", { ...plainField("told", "String"), directives: [`@requires(fields: "title")`] });
}

/**
 * The planner's library ends the whole process where a field is required of an entity with several keys, one of them
 * of more than one field: it asks a subgraph for a key that only others know.
 */
function abortsPlanner({ keys, knownEverywhere }: EntityPlan): boolean {
  return keys.length > 1 && keys.some((key) => key.includes(" ")) && !knownEverywhere;
}

interface Requiring {
  readonly entity: EntityPlan;
  readonly draft: SubgraphDraft;
  readonly name: string;
}

function requireSome(random: Random, plan: SchemaPlan, { entity, draft, name }: Requiring): void {
  const owned = ownedFields(plan, entity).filter(
    ({ owner, field }) => owner !== draft && !isKeyField(entity, field) && plan.canUse(draft, namedType(field.type)),
  );
  const abstract = owned.filter(({ field }) => plan.abstracts.has(namedType(field.type)));
  const candidates = abstract.length > 0 && random.chance(0.4) ? abstract : owned;
  const chosen = random.shuffled(candidates).slice(0, random.between(1, 2));
  const sets = chosen.flatMap(({ field }) => {
    const text = requirementText(random, plan, { draft, field });
    if (text === undefined) return [];
    addExternal(plan, draft, entity.name, field);
    return draft.field(entity.name, field.name)?.directives.includes("@external") ? [text] : [];
  });
  if (sets.length === 0) return;
  const type = random.chance(0.2) ? "String!" : "String";
  const args = random.chance(0.2) ? "(pad: Int)" : "";
  draft.addField(entity.name, {
    name,
    args,
    type,
    directives: [`@requires(fields: ${JSON.stringify(sets.join(" "))})`],
  });
}

/** @returns undefined when nothing of the field can be required here */
function requirementText(
  random: Random,
  plan: SchemaPlan,
  { draft, field }: { draft: SubgraphDraft; field: DraftField },
): string | undefined {
  const named = namedType(field.type);
  const text = `${field.name}${literalArgs(random, field.args)}`;
  const value = plan.values.get(named);
  const entity = plan.entities.get(named);
  const abstract = plan.abstracts.get(named);
  if (entity) return requireOfEntity(random, plan, { draft, entity, text });
  const fields = value?.fields ?? abstract?.fields;
  if (!fields && !abstract) return plan.isComposite(named) ? undefined : text;
  const parts = fields
    ? leafNames(random, plan, fields)
    : (abstract?.members ?? []).flatMap((member) => {
        const names = leafNames(random, plan, plan.values.get(member)?.fields ?? []);
        return names.length > 0 ? [`... on ${member} { ${names.join(" ")} }`] : [];
      });
  return parts.length > 0 ? `${text} { ${parts.join(" ")} }` : undefined;
}

function requireOfEntity(
  random: Random,
  plan: SchemaPlan,
  { draft, entity, text }: { draft: SubgraphDraft; entity: EntityPlan; text: string },
): string | undefined {
  const leaves = ownedFields(plan, entity).filter(
    ({ owner, field }) =>
      owner !== draft && !field.args && !isKeyField(entity, field) && !plan.isComposite(namedType(field.type)),
  );
  if (leaves.length === 0 || abortsPlanner(entity)) return undefined;
  const { field } = random.pick(leaves);
  plan.need(draft, entity.name);
  addExternal(plan, draft, entity.name, field);
  return `${text} { ${field.name} }`;
}

/**
 * None with arguments: where a query asks for a nested field that is also required with other arguments, the planner's
 * library ends the process.
 */
function leafNames(random: Random, plan: SchemaPlan, fields: readonly DraftField[]): string[] {
  const leaves = fields.filter(({ type, args }) => !args && !plan.isComposite(namedType(type)));
  return random.some(leaves, Math.min(1, leaves.length)).map(({ name }) => name);
}

/** A literal for each argument: a field set knows no defaults. */
function literalArgs(random: Random, args: string): string {
  const literals = [...args.matchAll(/(\w+): (\[?\w+!?\]?)/g)].map(([, name, type]) => {
    switch (namedType(type ?? "")) {
      case "Int":
        return `${name}: ${random.int(3)}`;
      case "Tone":
        return `${name}: ODD`;
      case "Filter":
        return `${name}: null`;
      default:
        return `${name}: ["w"]`;
    }
  });
  return literals.length > 0 ? `(${literals.join(", ")})` : "";
}

/** A field of another subgraph's object that this field's subgraph can fill in already. */
export function addProvides(random: Random, plan: SchemaPlan): void {
  for (const draft of plan.drafts) {
    for (const type of draft.typeNames()) {
      for (const field of draft.fieldsOf(type)) {
        const entity = plan.entities.get(namedType(field.type));
        if (!entity || field.directives.length > 0 || plan.values.has(type) || random.chance(0.6)) continue;
        const leaves = ownedFields(plan, entity).filter(
          ({ owner, field: one }) =>
            owner !== draft &&
            !one.args &&
            one.directives.length === 0 &&
            !isKeyField(entity, one) &&
            !plan.isComposite(namedType(one.type)),
        );
        if (leaves.length === 0) continue;
        const leaf = random.pick(leaves);
        addExternal(plan, draft, entity.name, leaf.field);
        leaf.owner.addDirective(entity.name, leaf.field.name, "@shareable");
        draft.addDirective(type, field.name, `@provides(fields: "${leaf.field.name}")`);
      }
    }
  }
}

export function addOverrides(random: Random, plan: SchemaPlan): void {
  for (const entity of plan.entities.values()) {
    for (const { owner, field } of ownedFields(plan, entity)) {
      const homes = entity.homes.map((home) => plan.draft(home));
      const takers = homes.filter((draft) => draft !== owner && plan.canUse(draft, namedType(field.type)));
      const isMentioned = plan.drafts.some((draft) => draft !== owner && draft.field(entity.name, field.name));
      const plain =
        field.directives.length === 0 && !isKeyField(entity, field) && !isMentioned && !isInterfaceField(plan, field);
      if (!plain || takers.length === 0 || random.chance(0.8)) continue;
      const taker = random.pick(takers);
      const label = random.pick(["", "", `, label: "moved"`, `, label: "percent(${PERCENTAGE})"`]);
      taker.addField(entity.name, { ...field, directives: [`@override(from: "${owner.name}"${label})`] });
      plan.defineUsed(taker, field);
    }
  }
}

/** Which progressive overrides of the schema are active. */
export function randomOverrides(random: Random): OverrideSettings {
  return {
    labels: random.chance(0.5) ? ["moved"] : ["other"],
    draw: random.pick([0, PERCENTAGE - 0.1, PERCENTAGE, 99]),
  };
}

/** Labels that mean nothing to a gateway. */
export function addTags(random: Random, plan: SchemaPlan): void {
  for (const draft of plan.drafts) {
    for (const type of draft.typeNames()) {
      for (const { name, directives } of draft.fieldsOf(type)) {
        if (directives.includes("@external") || random.chance(0.97)) continue;
        draft.addDirective(type, name, `@tag(name: "${random.pick(["public", "draft"])}")`);
      }
    }
  }
}

/** Fields, types and enum values that clients do not see. */
export function hideParts(random: Random, plan: SchemaPlan): void {
  for (const draft of plan.drafts) {
    for (const type of draft.typeNames()) {
      if (!plan.entities.has(type)) continue;
      for (const field of draft.fieldsOf(type)) {
        const isHidden =
          random.chance(0.04) &&
          !field.directives.includes("@external") &&
          !isInterfaceField(plan, field) &&
          field.name !== "id" &&
          field.name !== "title";
        if (isHidden) draft.addDirective(type, field.name, "@inaccessible");
      }
    }
  }
  if (random.chance(0.2)) {
    const holder = plan.drafts.find((draft) => draft.defines("Shade"));
    holder?.defineOther("Shade", "enum Shade { DARK PALE RED @inaccessible }");
  }
  if (random.chance(0.15) && plan.abstracts.size > 0)
    hideType(plan, random.pick([...plan.abstracts.values()].flatMap(({ members }) => members)));
}

function hideType(plan: SchemaPlan, hidden: string): void {
  for (const draft of plan.drafts) {
    if (draft.defines(hidden)) draft.define(hidden, "type", ["@inaccessible"]);
    for (const type of draft.typeNames()) {
      for (const field of draft.fieldsOf(type)) {
        const isOwn = !field.directives.includes("@external");
        if (isOwn && namedType(field.type) === hidden) draft.addDirective(type, field.name, "@inaccessible");
      }
    }
  }
}

function ownedFields(plan: SchemaPlan, entity: EntityPlan): OwnedField[] {
  const all = plan.drafts.flatMap((owner) =>
    owner.fieldsOf(entity.name).flatMap((field) => (field.directives.includes("@external") ? [] : [{ owner, field }])),
  );
  return all.filter(({ field }) => all.filter((other) => other.field.name === field.name).length === 1);
}

function isKeyField({ keyFields }: EntityPlan, { name }: DraftField): boolean {
  return keyFields.some((field) => field.name === name);
}

function isInterfaceField(plan: SchemaPlan, { name }: DraftField): boolean {
  return [...plan.abstracts.values()].some(({ fields }) => fields?.some((field) => field.name === name));
}

function addExternal(plan: SchemaPlan, draft: SubgraphDraft, type: string, field: DraftField): void {
  if (draft.field(type, field.name)) return;
  plan.addField(draft, type, { ...field, directives: ["@external"] });
}
