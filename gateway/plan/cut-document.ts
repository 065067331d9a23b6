/**
 * Cuts an operation at the entities below which a field `@requires` something: a head that finds the entities,
 * and for each place a tail that asks for those fields.
 * In: a validated document and where requirements are. Out: head and tails, or nothing when there is no such place.
 * Not here: planning them (staged-plan.ts).
 */
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { invariant } from "../../common/invariant";
import { entryFieldOf } from "./entry-supergraph";
import { inlineFragments } from "./inline-fragments";
import type { PathSegment, PlanPath } from "./plan-node";

export interface Requirements {
  /** With hidden types and fields, and the entry fields of `entry-supergraph.ts`. */
  readonly schema: GraphQLSchema;
  /** Entity type → its fields that require other fields. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

interface Tail {
  /** A query that begins with the entry field of the entity's type. */
  readonly document: string;
  /** Where the head finds the entities. */
  readonly path: PlanPath;
}

export interface CutDocument {
  readonly tails: readonly Tail[];
  /** The head, with the key fields that each tail needs, in the order of the tails. */
  head(keys: readonly (readonly SelectionNode[])[]): string;
}

/** Name of the field that stands for the keys of a tail until they are known. */
const KEYS_OF = "_keysOf_";

export function cutDocument(requirements: Requirements, text: string): CutDocument | undefined {
  const cutter = new Cutter(requirements, parse(text, { noLocation: true }));
  const head = cutter.cut();
  if (cutter.tails.length === 0) return undefined;
  return { tails: cutter.tails, head: (keys) => print(insertKeys(head, keys)) };
}

function insertKeys(head: DocumentNode, keys: readonly (readonly SelectionNode[])[]): DocumentNode {
  return visit(head, {
    SelectionSet: (node) => {
      const selections = node.selections.flatMap((selection) => {
        if (selection.kind !== Kind.FIELD || !selection.name.value.startsWith(KEYS_OF)) return [selection];
        return keys[Number(selection.name.value.slice(KEYS_OF.length))] ?? [];
      });
      return { ...node, selections };
    },
  });
}

/** A selection and where its objects are. */
interface Place {
  readonly set: SelectionSetNode;
  readonly type: GraphQLCompositeType;
  readonly path: readonly PathSegment[];
  /** Fields between the root and here: the root and its fields are entered without a cut. */
  readonly depth: number;
}

class Cutter {
  readonly tails: Tail[] = [];
  readonly #operation: OperationDefinitionNode;

  constructor(
    private readonly requirements: Requirements,
    private readonly document: DocumentNode,
  ) {
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    invariant(operation, "A planned document holds an operation.");
    this.#operation = operation;
  }

  cut(): DocumentNode {
    const type = this.requirements.schema.getRootType(this.#operation.operation);
    invariant(type, "A planned operation has a root type.");
    const set = inlineFragments(this.#operation.selectionSet, this.document);
    const selectionSet = this.#cutPlace({ set, type, path: [], depth: 0 });
    return { kind: Kind.DOCUMENT, definitions: [{ ...this.#operation, selectionSet }] };
  }

  #cutPlace(place: Place): SelectionSetNode {
    const fields =
      place.depth > 1 && isObjectType(place.type) ? this.requirements.fields.get(place.type.name) : undefined;
    const tail = fields && filterFields(place.set, (name) => fields.has(name));
    if (!fields || !tail || tail.selections.length === 0) return this.#cutBelow(place);
    const index = this.tails.push({ document: this.#tailOf(place.type.name, tail), path: place.path }) - 1;
    const head = this.#cutBelow({ ...place, set: filterFields(place.set, (name) => !fields.has(name)) });
    const keys: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: `${KEYS_OF}${index}` } };
    return { ...head, selections: [...head.selections, keys] };
  }

  #cutBelow(place: Place): SelectionSetNode {
    const selections = place.set.selections.map((node): SelectionNode => {
      if (!("selectionSet" in node) || !node.selectionSet) return node;
      const inner = node.kind === Kind.FIELD ? this.#placeOfField(place, node) : this.#placeOfFragment(place, node);
      if (!inner) return node;
      const isNewPlace = inner.depth > place.depth || inner.type !== place.type;
      return { ...node, selectionSet: isNewPlace ? this.#cutPlace(inner) : this.#cutBelow(inner) };
    });
    return { ...place.set, selections };
  }

  #placeOfField({ type, path, depth }: Place, node: FieldNode): Place | undefined {
    const field = "getFields" in type ? type.getFields()[node.name.value] : undefined;
    const inner = field && getNamedType(field.type);
    if (!field || !node.selectionSet || !isCompositeType(inner)) return undefined;
    const name = (node.alias ?? node.name).value;
    const segments: PathSegment[] = [{ kind: "field", name }, ...listSegments(field.type)];
    return { set: node.selectionSet, type: inner, path: [...path, ...segments], depth: depth + 1 };
  }

  #placeOfFragment(place: Place, node: Exclude<SelectionNode, FieldNode>): Place | undefined {
    if (node.kind !== Kind.INLINE_FRAGMENT) return undefined;
    const named = node.typeCondition && this.requirements.schema.getType(node.typeCondition.name.value);
    const narrows = isCompositeType(named) && !isObjectType(place.type);
    if (!narrows) return { ...place, set: node.selectionSet };
    const path = [...place.path, { kind: "types", names: [named.name] } as const];
    return { set: node.selectionSet, type: named, path, depth: place.depth };
  }

  #tailOf(typename: string, set: SelectionSetNode): string {
    const name = { kind: Kind.NAME, value: entryFieldOf(typename) } as const;
    const { variableDefinitions } = this.#operation;
    const selectionSet = {
      kind: Kind.SELECTION_SET,
      selections: [{ kind: Kind.FIELD, name, selectionSet: set }],
    } as const;
    const query = parse("{ query }", { noLocation: true }).definitions[0] as OperationDefinitionNode;
    return print({ ...query, variableDefinitions, selectionSet });
  }
}

/** The fields of one place, fragments in it included, that `keeps` names. */
function filterFields(set: SelectionSetNode, keeps: (field: string) => boolean): SelectionSetNode {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) return keeps(node.name.value) ? [node] : [];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    const selectionSet = filterFields(node.selectionSet, keeps);
    return selectionSet.selections.length > 0 ? [{ ...node, selectionSet }] : [];
  });
  return { ...set, selections };
}

function listSegments(type: GraphQLOutputType): PathSegment[] {
  const nullable = getNullableType(type);
  return isListType(nullable) ? [{ kind: "list" }, ...listSegments(nullable.ofType)] : [];
}
