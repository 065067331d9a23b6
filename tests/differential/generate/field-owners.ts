/**
 * What every subgraph says of a field: what data must fit for all of them to answer alike.
 * In: a composed case. Out: types and possible objects of a field per subgraph, and which fields others build on.
 */
import {
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  getNamedType,
  Kind,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";
import type { ComposedCase } from "../run/compose-case";
import { hasFields, readDirectives } from "../run/directives";
import { readFieldSet } from "../run/field-set";

export interface FieldClaim {
  readonly subgraph: string;
  readonly type: TypeNode;
}

export class FieldOwners {
  /** `Type.field` → what each subgraph that has it says. */
  readonly #claims = new Map<string, FieldClaim[]>();
  /** `subgraph Type` → objects that may stand there; of an enum its values. */
  readonly #members = new Map<string, string[]>();
  readonly keyFields = new Set<string>();
  readonly requiredFields = new Set<string>();
  /**
   * Types of which required objects are, and objects of entity interfaces: null that rises in one takes along what is
   * required of it, and what else was asked of its interface.
   */
  readonly requiredTypes = new Set<string>();

  constructor(private readonly composed: ComposedCase) {
    for (const [subgraph, { definitions }] of composed.documents) {
      for (const node of definitions) {
        if (node.kind === Kind.UNION_TYPE_DEFINITION)
          this.#add(
            subgraph,
            node.name.value,
            (node.types ?? []).map((type) => type.name.value),
          );
        if (node.kind === Kind.ENUM_TYPE_DEFINITION)
          this.#add(
            subgraph,
            node.name.value,
            (node.values ?? []).map((value) => value.name.value),
          );
        if (!hasFields(node)) continue;
        for (const one of node.interfaces ?? []) this.#add(subgraph, one.name.value, [node.name.value]);
        for (const { name, type } of node.fields ?? []) {
          const coordinate = `${node.name.value}.${name.value}`;
          this.#claims.set(coordinate, [...(this.#claims.get(coordinate) ?? []), { subgraph, type }]);
        }
      }
    }
    for (const { name } of Object.values(composed.whole.getTypeMap()).filter(isInterfaceType)) {
      if (this.#isEntityInterface(name)) this.#requireType(name);
    }
    for (const { keys, requires } of readDirectives(composed.documents).values()) {
      for (const [type, texts] of keys) for (const text of texts) this.#mark(this.keyFields, readFieldSet(text), type);
      for (const [coordinate, text] of requires)
        this.#mark(this.requiredFields, readFieldSet(text), coordinate.split(".")[0] ?? "");
    }
  }

  #add(subgraph: string, type: string, members: readonly string[]): void {
    const key = `${subgraph} ${type}`;
    this.#members.set(key, [...(this.#members.get(key) ?? []), ...members]);
  }

  /** Objects of an entity interface take the claims of subgraphs that know it as an object. */
  claimsOf(type: string, field: string): readonly FieldClaim[] {
    const named = this.composed.whole.getType(type);
    const interfaces = isObjectType(named)
      ? named.getInterfaces().filter(({ name }) => this.#isEntityInterface(name))
      : [];
    return [type, ...interfaces.map(({ name }) => name)].flatMap((name) => this.#claims.get(`${name}.${field}`) ?? []);
  }

  /** Object types, or enum values, that may stand where a subgraph says `type`. */
  membersOf(subgraph: string, type: string): readonly string[] {
    const known = this.#members.get(`${subgraph} ${type}`);
    if (known) return known;
    const named = this.composed.whole.getType(type);
    return isInterfaceType(named) ? possibleNames(this.composed.whole, named) : [type];
  }

  #isEntityInterface(name: string): boolean {
    return [...this.composed.documents.values()].some(({ definitions }) =>
      definitions.some((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === name),
    );
  }

  #mark(marked: Set<string>, set: SelectionSetNode, typeName: string): void {
    const type = this.composed.whole.getType(typeName);
    if (!isCompositeType(type)) return;
    for (const node of set.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT)
        this.#mark(marked, node.selectionSet, node.typeCondition?.name.value ?? typeName);
      if (node.kind !== Kind.FIELD || !("getFields" in type)) continue;
      for (const name of possibleNames(this.composed.whole, type)) marked.add(`${name}.${node.name.value}`);
      const field = type.getFields()[node.name.value];
      if (!field || !node.selectionSet) continue;
      const inner = getNamedType(field.type);
      if (marked === this.requiredFields) this.#requireType(inner.name);
      this.#mark(marked, node.selectionSet, inner.name);
    }
  }

  #requireType(name: string): void {
    const type = this.composed.whole.getType(name);
    if (!isCompositeType(type)) return;
    for (const possible of possibleNames(this.composed.whole, type)) {
      const object = this.composed.whole.getType(possible);
      if (this.requiredTypes.has(possible) || !isObjectType(object)) continue;
      this.requiredTypes.add(possible);
      for (const { type: inner } of Object.values(object.getFields())) {
        if (isNonNullType(inner)) this.#requireType(getNamedType(inner).name);
      }
    }
  }
}

function possibleNames(schema: GraphQLSchema, type: GraphQLCompositeType): string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}
