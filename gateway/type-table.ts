/**
 * Which type names exist and which fit which condition, hidden types included.
 * In: the whole supergraph schema. Out: constant-time answers about names that subgraphs send.
 * Not here: fields, and what clients may see (consumer-schema.ts).
 */
import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from "graphql";

export class TypeTable {
  readonly #objects = new Set<string>();
  readonly #interfaces = new Set<string>();
  /** Abstract type → every type that fits it, itself included. */
  readonly #members = new Map<string, ReadonlySet<string>>();

  constructor(schema: GraphQLSchema) {
    for (const type of Object.values(schema.getTypeMap())) {
      if (isObjectType(type)) this.#objects.add(type.name);
      if (!isAbstractType(type)) continue;
      const members = schema.getPossibleTypes(type).map((member) => member.name);
      if (isInterfaceType(type)) {
        this.#interfaces.add(type.name);
        members.push(...schema.getImplementations(type).interfaces.map((member) => member.name));
      }
      this.#members.set(type.name, new Set([...members, type.name]));
    }
  }

  isObject(name: string): boolean {
    return this.#objects.has(name);
  }

  /** An interface's name stands for an entity where a subgraph knows it as `@interfaceObject` only. */
  isInterface(name: string): boolean {
    return this.#interfaces.has(name);
  }

  /** Whether `name` is `condition` or one of its members. */
  fits(name: string, condition: string): boolean {
    return name === condition || this.#members.get(condition)?.has(name) === true;
  }
}
