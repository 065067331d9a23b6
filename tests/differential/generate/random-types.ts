/**
 * Which types a random schema has: shared values, entities with their keys, unions, interfaces, and an interface that
 * is an entity itself.
 * In: randomness and a plan. Out: the same plan with types. Not here: fields beyond keys (random-fields.ts).
 */
import type { Random } from "./random";
import { addOutputField, FIELD_NAMES, leafField } from "./random-fields";
import { namedType, plainField, type DraftField } from "./schema-draft";
import type { EntityPlan, SchemaPlan } from "./schema-plan";

export function addValues(random: Random, plan: SchemaPlan): void {
  for (let index = 0; index < random.between(1, 3); index += 1) {
    const fields = random.some(FIELD_NAMES, 1, 0.25).map((name) => leafField(random, name));
    plan.values.set(`V${index}`, { name: `V${index}`, fields });
  }
}

export function addEntities(random: Random, plan: SchemaPlan): void {
  const names = plan.drafts.map(({ name }) => name);
  for (let index = 0; index < random.between(2, 5); index += 1) {
    const homes = random.shuffled(random.some(names, 2, 0.4));
    const name = `E${index}`;
    const knownEverywhere = random.chance(0.4);
    plan.addEntity({ name, ...randomKeys(random, plan, name), homes, knownEverywhere });
  }
}

function randomKeys(random: Random, plan: SchemaPlan, name: string): Pick<EntityPlan, "keys" | "keyFields"> {
  const org = `Org${name}`;
  plan.values.set(org, { name: org, fields: [plainField("id", "ID!"), plainField("zone", "String")] });
  const bang = (type: string) => (random.chance(0.7) ? `${type}!` : type);
  const options = [
    { key: "id", fields: [plainField("id", "ID!")] },
    { key: "sku", fields: [plainField("sku", bang("String"))] },
    { key: "a b", fields: [plainField("a", bang("Int")), plainField("b", bang("String"))] },
    { key: "org { id }", fields: [plainField("org", bang(org))] },
    { key: "id org { id zone }", fields: [plainField("id", "ID!"), plainField("org", bang(org))] },
    { key: "tags", fields: [plainField("tags", "[String!]!")] },
  ];
  const chosen = random.chance(0.5) ? options.slice(0, 1) : random.some(options, 1, 0.25);
  const fields = new Map<string, DraftField>();
  for (const field of chosen.flatMap((option) => option.fields)) {
    if (!fields.has(field.name)) fields.set(field.name, field);
  }
  return { keys: chosen.map(({ key }) => key), keyFields: [...fields.values()] };
}

export function addAbstractTypes(random: Random, plan: SchemaPlan): void {
  const objects = [...plan.values.keys()].filter((name) => name.startsWith("V"));
  const drawMembers = (odds: number) => random.some([...plan.entities.keys(), ...objects], 2, odds);
  for (const name of ["U", "W"].slice(0, random.between(0, 2))) {
    plan.abstracts.set(name, { name, members: drawMembers(0.5), fields: undefined });
  }
  for (const name of ["I0", "I1"].slice(0, random.between(0, 2))) {
    const names = ["x", "y"].slice(0, random.between(1, 2));
    const fields = names.map((end) => leafField(random, `${name.toLowerCase()}${end}`));
    const members = drawMembers(0.3);
    plan.abstracts.set(name, { name, members, fields });
    for (const member of members) {
      const value = plan.values.get(member);
      if (value) plan.values.set(member, { ...value, fields: [...value.fields, ...fields] });
    }
  }
}

/** An interface with a key, and another subgraph that knows it as an object. */
export function addEntityInterface(random: Random, plan: SchemaPlan): void {
  const [home, guest] = random.shuffled(plan.drafts);
  if (!home || !guest || random.chance(0.55)) return;
  const keyFields = [plainField("id", "ID!")];
  const shared = [...keyFields, leafField(random, "title")];
  const members = ["MA", "MB"];
  plan.entityInterface = { name: "M", home: home.name, guest: guest.name, members };
  home.define("M", "interface", [`@key(fields: "id")`]);
  for (const field of shared) home.addField("M", field);
  for (const name of members) {
    plan.addEntity({ name, keys: ["id"], keyFields, homes: [home.name], knownEverywhere: true });
    home.implement(name, "M");
    for (const field of shared) {
      home.addField(name, field);
      plan.need(home, namedType(field.type));
    }
  }
  guest.define("M", "type", [`@key(fields: "id")`, "@interfaceObject"]);
  guest.addField("M", plainField("id", "ID!"));
  for (const name of random.some(["loans", "owner", "fame"], 1))
    addOutputField(random, plan, { draft: guest, type: "M", name });
}
