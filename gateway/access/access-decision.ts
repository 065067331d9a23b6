/**
 * What one decision about requirements denies: fields, and objects by their types.
 * In: the access rules of a snapshot, the requirements that a caller does not satisfy. Out: answers by coordinate.
 * Not here: callers (decide.ts), operations (take-out-denied.ts), answers (respond/).
 */
import { getNamedType, isAbstractType, type GraphQLNamedType, type GraphQLSchema } from "graphql";
import type { AccessGraph } from "../../common/access/access-graph";
import { objectTypesOf } from "../../common/access/object-types";

export interface AccessRules {
  readonly graph: AccessGraph;
  /** What clients see. */
  readonly schema: GraphQLSchema;
}

export class AccessDecision {
  readonly #denied: ReadonlySet<string>;
  readonly #fields = new Map<string, boolean>();

  /** @param denied ids of requirements that are not satisfied; every other one is */
  constructor(
    private readonly rules: AccessRules,
    denied: Iterable<string>,
  ) {
    this.#denied = new Set(denied);
  }

  /** Whether objects of the type are denied: of an interface or union, whether some are. */
  deniesType({ name }: GraphQLNamedType): boolean {
    const type = this.rules.schema.getType(name);
    if (!isAbstractType(type)) return this.#denied.has(this.rules.graph.ofType(name).id);
    return objectTypesOf(this.rules.schema, type).some((member) => this.deniesType(member));
  }

  /** Whether a field is denied: of an interface, whether it is for some object, or the object itself is. */
  deniesField(type: GraphQLNamedType, field: string): boolean {
    const coordinate = `${type.name}.${field}`;
    const known = this.#fields.get(coordinate);
    if (known !== undefined) return known;
    const denies = isAbstractType(type)
      ? objectTypesOf(this.rules.schema, type).some((one) => this.deniesType(one) || this.deniesField(one, field))
      : this.#denied.has(this.rules.graph.ofField(type.name, field).id) || this.#returnsDenied(type, field);
    this.#fields.set(coordinate, denies);
    return denies;
  }

  /** Whether nothing can stand in an abstract field that is not denied. */
  #returnsDenied(type: GraphQLNamedType, field: string): boolean {
    const returned = "getFields" in type ? type.getFields()[field]?.type : undefined;
    const named = returned && getNamedType(returned);
    if (!isAbstractType(named)) return false;
    const members = objectTypesOf(this.rules.schema, named);
    return members.length > 0 && members.every((member) => this.deniesType(member));
  }
}
