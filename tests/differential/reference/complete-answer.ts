/**
 * From merged data to the answer: the specification's ExecuteSelectionSet and CompleteValue, written recursively.
 * In: the operation as the client wrote it, its variables, and data with marks. Out: `data` and `errors`.
 * Source: GraphQL specification, sections 6.3 and 6.4. Every field of an object is completed, also when a sibling
 * has already made the object null, so all errors of an answer are reported.
 */
import {
  executeSync,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Operation } from "../../../gateway/operation/operation";
import { dataKeyOf } from "../../../gateway/operation/rename-for-plan";
import { setField } from "./merge-trees";
import { Missing, isObject, typenameIn, type Fault, type JsonObject, type Path } from "./missing";
import type { ReferenceSchemas } from "./reference-schemas";
import { isSubtype } from "./subtypes";

interface AnswerError {
  readonly path: Path | undefined;
  readonly code: string;
  readonly agency: string | undefined;
  /** The subgraph's own; undefined where the gateway words it. */
  readonly message: string | undefined;
}

export interface ReferenceAnswer {
  readonly data: unknown;
  readonly errors: readonly AnswerError[];
  /** Fields that no fetch brought and no failure kept away. */
  readonly absent: readonly string[];
}

interface CompletionInput {
  readonly operation: Operation;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly schemas: Pick<ReferenceSchemas, "consumer">;
  readonly data: JsonObject;
  readonly faults: readonly Fault[];
}

interface Completion extends CompletionInput {
  readonly errors: AnswerError[];
  readonly absent: string[];
  /** Faults reported at some place. */
  readonly placed: Set<Fault>;
}

/** In place of a value that had to be there: the nearest place around it that may be null becomes null. */
const NOTHING = Symbol("nothing");
type FieldsType = GraphQLObjectType | GraphQLInterfaceType;

export function completeAnswer(input: CompletionInput): ReferenceAnswer {
  const completion: Completion = { ...input, errors: [], absent: [], placed: new Set() };
  const { operation, schemas, faults, data } = completion;
  const root = schemas.consumer.getRootType(operation.node.operation);
  if (!root) throw new Error("The operation has no root type.");
  const completed = completeObject(completion, root, { sets: [operation.node.selectionSet], value: data, path: [] });
  const unplaced = faults.filter((fault) => !completion.placed.has(fault));
  for (const fault of unplaced) completion.errors.push(errorOf(fault, undefined));
  return { data: completed === NOTHING ? null : completed, errors: completion.errors, absent: completion.absent };
}

interface ObjectPlace {
  readonly sets: readonly SelectionSetNode[];
  readonly value: JsonObject;
  readonly path: Path;
}

function completeObject(completion: Completion, type: FieldsType, { sets, value, path }: ObjectPlace): unknown {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) collectFields(completion, type, set, fields);
  const object: JsonObject = {};
  let complete = true;
  for (const [key, nodes] of fields) {
    const completed = completeField(completion, type, { nodes, value, path: [...path, key] });
    if (completed === NOTHING) complete = false;
    else setField(object, key, completed);
  }
  return complete ? object : NOTHING;
}

function collectFields(
  completion: Completion,
  type: FieldsType,
  set: SelectionSetNode,
  fields: Map<string, FieldNode[]>,
): void {
  for (const node of set.selections) {
    if (!isSelected(completion, node)) continue;
    if (node.kind === Kind.FIELD) {
      const key = (node.alias ?? node.name).value;
      fields.set(key, [...(fields.get(key) ?? []), node]);
      continue;
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? completion.operation.fragments.get(node.name.value) : node;
    if (!fragment) throw new Error("The operation spreads an unknown fragment.");
    const condition = fragment.typeCondition?.name.value;
    const applies = condition === undefined || isSubtype(completion.schemas.consumer, type.name, condition);
    if (applies) collectFields(completion, type, fragment.selectionSet, fields);
  }
}

function isSelected({ variables }: Completion, node: SelectionNode): boolean {
  return (node.directives ?? []).every(({ name, arguments: args }) => {
    const condition = args?.find((argument) => argument.name.value === "if")?.value;
    const value =
      condition?.kind === Kind.VARIABLE
        ? variables[condition.name.value]
        : condition?.kind === Kind.BOOLEAN && condition.value;
    if (name.value === "skip") return value !== true;
    return name.value !== "include" || value === true;
  });
}

interface FieldPlace {
  readonly nodes: readonly FieldNode[];
  readonly value: JsonObject;
  readonly path: Path;
}

function completeField(completion: Completion, type: FieldsType, { nodes, value, path }: FieldPlace): unknown {
  const [node] = nodes;
  if (!node) throw new Error("A collected field has a node.");
  const name = node.name.value;
  if (name === "__typename") {
    // Of an object that is only known by its interface, nobody can say what it is.
    return isObjectType(type) ? type.name : fail(completion, path, "NON_NULL_VIOLATED");
  }
  if (name === "__schema" || name === "__type") return introspect(completion, nodes);
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name}.`);
  const key = dataKeyOf(completion.operation.dataKeys, node);
  const sets = nodes.flatMap((one) => one.selectionSet ?? []);
  if (!Object.hasOwn(value, key)) completion.absent.push(`${type.name}.${name} was never fetched.`);
  return completeValue(completion, field.type, {
    sets,
    value: Object.hasOwn(value, key) ? value[key] : undefined,
    path,
  });
}

interface ValuePlace {
  readonly sets: readonly SelectionSetNode[];
  readonly value: unknown;
  readonly path: Path;
}

function completeValue(completion: Completion, type: GraphQLOutputType, place: ValuePlace): unknown {
  const { value, path } = place;
  if (isNonNullType(type)) {
    if (value === null || value === undefined) return fail(completion, path, "NON_NULL_VIOLATED");
    return completePresent(completion, type.ofType, place);
  }
  if (value === null || value === undefined) return null;
  const completed = completePresent(completion, type, place);
  return completed === NOTHING ? null : completed;
}

/** @returns NOTHING after an error, which is then in `errors` */
function completePresent(completion: Completion, type: GraphQLOutputType, place: ValuePlace): unknown {
  const { sets, value, path } = place;
  if (value instanceof Missing) return failAsMarked(completion, path, value);
  if (isListType(type)) {
    if (!Array.isArray(value)) return fail(completion, path, "SUBGRAPH_INVALID_RESPONSE");
    const items = value.map((item: unknown, index) =>
      completeValue(completion, type.ofType, { sets, value: item, path: [...path, index] }),
    );
    return items.includes(NOTHING) ? NOTHING : items;
  }
  if (isLeafType(type))
    return fitsLeaf(type, value) ? leafOf(type, value) : fail(completion, path, "VALUE_NOT_IN_SCHEMA");
  if (!isObject(value)) return fail(completion, path, "SUBGRAPH_INVALID_RESPONSE");
  const runtimeType = runtimeTypeOf(completion, type as GraphQLCompositeType, value);
  if (!runtimeType) return fail(completion, path, "VALUE_NOT_IN_SCHEMA");
  return completeObject(completion, runtimeType, { sets, value, path });
}

/** The named type when clients may see it here; an object without a name is what its field returns. */
function runtimeTypeOf(completion: Completion, type: GraphQLCompositeType, value: JsonObject): FieldsType | undefined {
  const typename = typenameIn(value);
  const { consumer } = completion.schemas;
  const named = typename === undefined ? type : consumer.getType(typename);
  const hasFields = isObjectType(named) || isInterfaceType(named);
  if (!hasFields || (named !== type && !isAbstractType(type))) return undefined;
  return isSubtype(consumer, named.name, type.name) ? named : undefined;
}

/** JSON of a subgraph that already is what the type serialises to. */
function fitsLeaf(type: GraphQLLeafType, value: unknown): boolean {
  if (isEnumType(type)) return typeof value === "string" && type.getValue(value) !== undefined;
  switch (type.name) {
    case "Int":
      return Number.isInteger(value) && Math.abs(Number(value) + 0.5) < 2 ** 31;
    case "Float":
      return typeof value === "number";
    case "Boolean":
      return typeof value === "boolean";
    case "String":
      return typeof value === "string";
    case "ID":
      return typeof value === "string" || Number.isInteger(value);
    default:
      return true;
  }
}

function leafOf(type: GraphQLLeafType, value: unknown): unknown {
  return type.name === "ID" ? String(value) : value;
}

function fail(completion: Completion, path: Path, code: string): typeof NOTHING {
  completion.errors.push({ path, code, agency: undefined, message: undefined });
  return NOTHING;
}

function failAsMarked(completion: Completion, path: Path, { faults, below }: Missing): typeof NOTHING {
  for (const fault of faults) {
    completion.placed.add(fault);
    completion.errors.push(errorOf(fault, [...path, ...below]));
  }
  return NOTHING;
}

function errorOf({ code, agency, message }: Fault, path: Path | undefined): AnswerError {
  return { path, code, agency, message };
}

function introspect({ schemas, operation, variables }: Completion, nodes: readonly FieldNode[]): unknown {
  const [node] = nodes;
  const selectionSet = { kind: Kind.SELECTION_SET, selections: nodes } as const;
  const document = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation.node, selectionSet }, ...operation.fragments.values()],
  } as const;
  const { data } = executeSync({ schema: schemas.consumer, document, variableValues: variables });
  return data?.[(node?.alias ?? node?.name)?.value ?? ""] ?? null;
}
