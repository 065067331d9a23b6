/**
 * A subgraph inside the test's process: graphql-js over its SDL, answering from the world.
 * In: SDL, then GraphQL text and variables. Out: the result that it would send. Knows only what a subgraph may
 * know: its own fields, and of an entity what it was told. Not here: failures of calls (failing-calls.ts).
 */
import {
  buildASTSchema,
  execute,
  GraphQLError,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from "graphql";
import { hasFields, type SubgraphDirectives } from "./directives";
import { pickJson, readFieldSet } from "./field-set";
import { computed, type Args, type Handle, type World } from "./world";

/** What a subgraph says when it was asked what no right plan asks. */
export const MISPLANNED = /has another owner|was asked without|cannot be asked this/;

interface Representation extends Readonly<Record<string, unknown>> {
  readonly __typename: string;
}

export class Subgraph {
  readonly #schema: GraphQLSchema;
  /** Operations seen, so that equal ones are parsed and validated once. */
  readonly #operations = new Map<string, DocumentNode | GraphQLError>();

  constructor(
    readonly name: string,
    document: DocumentNode,
  ) {
    this.#schema = buildASTSchema(executableDocument(document), { assumeValidSDL: true });
  }

  answer(world: World, operation: string, variables: Args): ExecutionResult {
    const directives = world.directives.get(this.name);
    if (!directives) throw new Error(`The world does not know ${this.name}.`);
    const document = this.#read(operation);
    if (document instanceof GraphQLError) return { errors: [document] };
    const result = execute({
      schema: this.#schema,
      document,
      variableValues: variables,
      rootValue: {},
      contextValue: new Resolution(world, this.#schema, directives),
      fieldResolver: resolveField,
      typeResolver: (handle: EntityHandle, context: Resolution) => context.typeOf(handle),
    });
    if (result instanceof Promise) throw new Error("A subgraph of the test resolves at once.");
    return result;
  }

  #read(operation: string): DocumentNode | GraphQLError {
    const known = this.#operations.get(operation);
    if (known) return known;
    const document = parse(operation, { noLocation: true });
    const [problem] = validate(this.#schema, document);
    const read = problem ? new GraphQLError(`${this.name} cannot be asked this: ${problem.message}`) : document;
    this.#operations.set(operation, read);
    return read;
  }
}

const resolveField: GraphQLFieldResolver<Handle, Resolution> = (handle, args: Args, context, info) => {
  const { fieldName, parentType, operation } = info;
  if (fieldName === "_entities") return (args.representations as Representation[]).map((one) => context.find(one));
  const isRoot = handle.id === undefined;
  const id = isRoot ? (operation.operation === OperationTypeNode.MUTATION ? "Mutation" : "Query") : handle.id;
  return context.valueOf({ ...handle, id }, { type: parentType.name, field: fieldName, args });
};

/** An entity as `_entities` found it. */
interface EntityHandle extends Handle {
  readonly told?: Representation;
}

class Resolution {
  constructor(
    private readonly world: World,
    private readonly schema: GraphQLSchema,
    private readonly directives: SubgraphDirectives,
  ) {}

  valueOf(handle: Handle, { type, field, args }: { type: string; field: string; args: Args }): unknown {
    if (this.directives.overridden.has(`${type}.${field}`)) throw new Error(`${type}.${field} has another owner.`);
    const requires = this.directives.requires.get(`${type}.${field}`);
    if (requires === undefined) return this.world.valueOf(handle.id, field, args);
    const required = handle.told && pickJson(readFieldSet(requires), handle.told);
    if (!required) throw new Error(`${type}.${field} was asked without ${requires}.`);
    return computed(field, required, args);
  }

  typeOf({ id, told }: EntityHandle): string {
    const named = told && this.schema.getType(told.__typename);
    return named && isObjectType(named) ? named.name : this.world.typeOf(id);
  }

  /** @returns the entity that the first key told leads to, or null */
  find(told: Representation): Handle | null {
    for (const key of this.directives.keys.get(told.__typename) ?? []) {
      const set = readFieldSet(key);
      const picked = pickJson(set, told);
      const id = picked && this.world.idByKey(told.__typename, key, JSON.stringify(picked));
      if (id !== undefined) return { id, told };
    }
    return null;
  }
}

/** Drops what only composition reads, and adds what every subgraph serves. */
function executableDocument(document: DocumentNode): DocumentNode {
  const entities = document.definitions
    .filter(hasFields)
    .filter(
      (type) => type.kind === Kind.OBJECT_TYPE_DEFINITION && type.directives?.some(({ name }) => name.value === "key"),
    );
  const names = entities.map((type) => type.name.value).join(" | ");
  const plain = print(visit(document, { Directive: () => null, SchemaExtension: () => null }));
  const machinery = names
    ? `scalar _Any union _Entity = ${names} extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`
    : "";
  const query = /\btype Query\b/.test(plain) ? "" : "type Query { _service: String }";
  return parse(`${plain} ${query} ${machinery}`, { noLocation: true });
}
