/**
 * Takes out of an operation what a caller may not read, before it is planned: what is not asked for is not fetched.
 * Where the objects behind an interface or union are not all alike, each kind is asked for what it may give, and its
 * type by name, which tells the writer of the answer what was denied.
 * In: an operation with its conditions decided, and a decision. Out: the operation without fragments of its own;
 * empty when nothing is left. Not here: the answer's nulls and errors (respond/).
 */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { objectTypesOf } from "../../common/access/object-types";
import { HubError } from "../../common/errors";
import { invariant } from "../../common/invariant";
import type { AccessDecision, AccessRules } from "./access-decision";

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
const TYPENAME_ONLY: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [TYPENAME] };

export interface TakingOut {
  readonly rules: AccessRules;
  readonly decision: AccessDecision;
  /** Selections that the operation may have afterwards, fragments expanded. */
  readonly maxSelections: number;
}

/** @throws HubError `SELECTION_TOO_LARGE` when telling types apart makes the operation larger than it may be */
export function takeOutDenied(taking: TakingOut, document: DocumentNode): DocumentNode {
  return new Remover(taking, document).remove();
}

/** Selections that are left, and how many with all that is below them. */
interface Left {
  readonly selections: readonly SelectionNode[];
  readonly size: number;
}

const NOTHING_LEFT: Left = { selections: [], size: 0 };

class Remover {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** A selection is worked out once for each type, however often fragments repeat it. */
  readonly #known = new Map<SelectionSetNode, Map<string, Left>>();

  constructor(
    private readonly taking: TakingOut,
    private readonly document: DocumentNode,
  ) {
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragments = new Map(fragments.map((node) => [node.name.value, node]));
  }

  remove(): DocumentNode {
    const { rules, maxSelections } = this.taking;
    const operation = this.document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    const root = operation && rules.schema.getRootType(operation.operation);
    invariant(operation && root, "A validated document holds an operation with a root type.");
    const { selections, size } = this.#leave(operation.selectionSet, root);
    if (size > maxSelections) {
      const message = `Without what the caller may not read, the operation has more than ${maxSelections} selections.`;
      throw new HubError("SELECTION_TOO_LARGE", message);
    }
    return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet: setOf(selections) }] };
  }

  #leave(set: SelectionSetNode, type: GraphQLCompositeType): Left {
    const byType = this.#known.get(set) ?? new Map<string, Left>();
    this.#known.set(set, byType);
    const known = byType.get(type.name);
    if (known) return known;
    const left = this.#tellsApart(set, type) ? this.#leaveEach(set, type) : this.#leaveAll(set.selections, type);
    byType.set(type.name, left);
    return left;
  }

  /** Whether objects of the type differ in what is denied of them. */
  #tellsApart({ selections }: SelectionSetNode, type: GraphQLCompositeType): boolean {
    const { decision } = this.taking;
    if (!isAbstractType(type)) return false;
    return (
      decision.deniesType(type) ||
      selections.some((node) => isData(node) && decision.deniesField(type, node.name.value))
    );
  }

  /** The fields of the interface itself, for each type that is not denied. */
  #leaveEach({ selections }: SelectionSetNode, type: GraphQLCompositeType): Left {
    const { rules, decision } = this.taking;
    const fields = selections.filter(isData);
    const others = this.#leaveAll(
      selections.filter((node) => !isData(node)),
      type,
    );
    const each = objectTypesOf(rules.schema, type)
      .filter((member) => !decision.deniesType(member))
      .map((member) => fragmentOf(member, this.#leaveAll(fields, member)));
    return total([{ selections: [TYPENAME], size: 1 }, others, ...each]);
  }

  #leaveAll(nodes: readonly SelectionNode[], type: GraphQLCompositeType): Left {
    return total(
      nodes.map((node) => (node.kind === Kind.FIELD ? this.#leaveField(node, type) : this.#leaveFragment(node, type))),
    );
  }

  #leaveField(node: FieldNode, type: GraphQLCompositeType): Left {
    if (!isData(node)) return { selections: [node], size: 1 };
    if (isObjectType(type) && this.taking.decision.deniesField(type, node.name.value)) return NOTHING_LEFT;
    if (!node.selectionSet) return { selections: [node], size: 1 };
    const field = "getFields" in type ? type.getFields()[node.name.value] : undefined;
    const inner = field && getNamedType(field.type);
    invariant(isCompositeType(inner), "A validated selection stands below an object, interface or union.");
    const { selections, size } = this.#leave(node.selectionSet, inner);
    const selectionSet = selections.length > 0 ? setOf(selections) : TYPENAME_ONLY;
    return { selections: [{ ...node, selectionSet }], size: size + 1 };
  }

  #leaveFragment(node: Exclude<SelectionNode, FieldNode>, type: GraphQLCompositeType): Left {
    const { rules, decision } = this.taking;
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(node.name.value) : node;
    invariant(fragment, "A validated operation spreads an unknown fragment.");
    const condition = fragment.typeCondition ? rules.schema.getType(fragment.typeCondition.name.value) : type;
    invariant(isCompositeType(condition), "A validated fragment is on an object, interface or union.");
    if (isObjectType(type)) {
      const fits = objectTypesOf(rules.schema, condition).includes(type);
      return fits ? fragmentOf(type, this.#leave(fragment.selectionSet, type)) : NOTHING_LEFT;
    }
    if (isObjectType(condition) && decision.deniesType(condition)) return NOTHING_LEFT;
    return fragmentOf(condition, this.#leave(fragment.selectionSet, condition));
  }
}

function isData(node: SelectionNode): node is FieldNode {
  return node.kind === Kind.FIELD && node.name.value !== "__typename";
}

function fragmentOf({ name }: GraphQLCompositeType | GraphQLObjectType, { selections, size }: Left): Left {
  if (selections.length === 0) return NOTHING_LEFT;
  const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } } as const;
  const fragment: InlineFragmentNode = { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: setOf(selections) };
  return { selections: [fragment], size: size + 1 };
}

function setOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function total(parts: readonly Left[]): Left {
  return {
    selections: parts.flatMap(({ selections }) => selections),
    size: parts.reduce((sum, { size }) => sum + size, 0),
  };
}
