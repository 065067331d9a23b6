/**
 * What must be satisfied to read each field and type of a supergraph: what they say of themselves, what the types say
 * that they return, and what all data says from which they are derived, however far back.
 * In: a parsed supergraph and its schema. Out: requirements by coordinate. Not here: callers, operations.
 * Source: https://specs.apollo.dev/join/v0.5 (`requires`, `contextArguments`), https://specs.apollo.dev/context/v0.1.
 *
 * Requirements of an interface follow its implementations. One that an interface has beyond theirs holds for each.
 */
import {
  type DocumentNode,
  getNamedType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
} from "graphql";
import { type DerivationsByField, readDerivations } from "./derivations";
import { ownRequirements, type RequirementsByCoordinate } from "./own-requirements";
import { isRootType } from "../root-types";
import { implies, joinRequirements, NOTHING_REQUIRED, type Requirement, requirementOf } from "./requirement";

export class AccessGraph {
  /** Whether nothing is protected. */
  readonly isEmpty: boolean;
  readonly #own: RequirementsByCoordinate;
  readonly #derivations: DerivationsByField;
  readonly #known = new Map<string, Requirement>();

  /** @param schema of the whole supergraph, hidden parts included */
  constructor(
    document: DocumentNode,
    readonly schema: GraphQLSchema,
  ) {
    this.#own = ownRequirements(document);
    this.isEmpty = this.#own.size === 0;
    this.#derivations = this.isEmpty ? new Map() : readDerivations(document, schema);
  }

  /** What an object of the type asks for, wherever it stands. */
  ofType(type: string): Requirement {
    return this.#requirementOf(type);
  }

  /** What a field of an object type asks for, beyond what the object itself does. */
  ofField(type: string, field: string): Requirement {
    return this.#requirementOf(`${type}.${field}`);
  }

  /** What a coordinate asks for with all that it is derived from. */
  of(coordinate: string): Requirement {
    return this.#requirementOf(coordinate);
  }

  /** What a field and the objects around it ask for, without the data from which the field is derived. */
  saidOf(coordinate: string): Requirement {
    const [type = ""] = coordinate.split(".");
    return joinRequirements([this.#alone(type), this.#withReturned(coordinate)]);
  }

  /** Fields of objects with the coordinates from which they are derived at first hand. */
  get derivations(): readonly (readonly [string, ReadonlySet<string>])[] {
    return [...this.#derivations].filter(([coordinate]) =>
      isObjectType(this.schema.getType(coordinate.split(".")[0] ?? "")),
    );
  }

  #requirementOf(coordinate: string): Requirement {
    if (this.isEmpty) return NOTHING_REQUIRED;
    const known = this.#known.get(coordinate);
    if (known) return known;
    const reached = new Set([coordinate]);
    for (const one of reached) for (const next of this.#derivations.get(one) ?? []) reached.add(next);
    const requirement = joinRequirements([...reached].map((one) => this.#withReturned(one)));
    this.#known.set(coordinate, requirement);
    return requirement;
  }

  #withReturned(coordinate: string): Requirement {
    const [type = "", field] = coordinate.split(".");
    const alone = this.#alone(coordinate);
    if (field === undefined) return alone;
    const root = isRootType(this.schema, type) ? [this.#alone(type)] : [];
    return joinRequirements([alone, this.#returned(type, field), ...root]);
  }

  /** Of the type that a field returns; abstract ones are decided object by object. */
  #returned(type: string, field: string): Requirement {
    const parent = this.schema.getType(type);
    const returned = parent && "getFields" in parent ? parent.getFields()[field]?.type : undefined;
    const named = returned && getNamedType(returned);
    return named && !isAbstractType(named) ? this.#alone(named.name) : NOTHING_REQUIRED;
  }

  /** Its own, and what interfaces ask for beyond their implementations. */
  #alone(coordinate: string): Requirement {
    const [typeName = "", field] = coordinate.split(".");
    const type = this.schema.getType(typeName);
    const own = this.#own.get(coordinate) ?? NOTHING_REQUIRED;
    if (!isObjectType(type)) return own;
    const residues = type.getInterfaces().map((one) => this.#residue(one, field));
    return joinRequirements([own, ...residues]);
  }

  #residue(type: GraphQLInterfaceType, field: string | undefined): Requirement {
    const suffix = field === undefined ? "" : `.${field}`;
    const own = this.#own.get(`${type.name}${suffix}`);
    if (!own) return NOTHING_REQUIRED;
    const members: readonly GraphQLObjectType[] = this.schema.getPossibleTypes(type);
    const theirs = joinRequirements(members.flatMap(({ name }) => this.#own.get(`${name}${suffix}`) ?? []));
    return requirementOf(own.clauses.filter((clause) => !implies(theirs, requirementOf([clause]))));
  }
}
