/**
 * How much planning a document may take: its selections with fragments expanded, counted once for every object type
 * that may stand in their place. Fragments that double on interfaces and unions multiply it, as they multiply the
 * planner's work, while documents that people write stay far below.
 * In: the schema that clients see and a valid document. Out: a number. Not here: what follows (planning-pool.ts).
 */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { fragmentsOf, type Fragments } from "../operation/select-operation";

/** Heavier documents share the planning processes but one, so that they cannot hold up the others. */
const HEAVY = 500;

export function isHeavy(schema: GraphQLSchema, document: DocumentNode): boolean {
  return planningWeight(schema, document) > HEAVY;
}

/** Infinite for what no number holds. */
export function planningWeight(schema: GraphQLSchema, document: DocumentNode): number {
  const root = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const type = root && schema.getRootType(root.operation);
  return root && type ? new Scales(schema, fragmentsOf(document)).weighSet(root.selectionSet, type) : 0;
}

class Scales {
  /** Each set is weighed once for each type, however often fragments repeat it. */
  readonly #known = new Map<SelectionSetNode, Map<GraphQLObjectType, number>>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Fragments,
  ) {}

  weighSet(set: SelectionSetNode, type: GraphQLObjectType): number {
    const byType = this.#known.get(set) ?? new Map<GraphQLObjectType, number>();
    this.#known.set(set, byType);
    const known = byType.get(type);
    if (known !== undefined) return known;
    let weight = 0;
    for (const node of set.selections) weight += this.#weighNode(node, type);
    byType.set(type, weight);
    return weight;
  }

  #weighNode(node: SelectionNode, type: GraphQLObjectType): number {
    if (node.kind === Kind.FIELD) {
      const field = type.getFields()[node.name.value];
      return 1 + (field && node.selectionSet ? this.#weighPlace(node.selectionSet, getNamedType(field.type)) : 0);
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments.get(node.name.value) : node;
    if (!fragment) return 0;
    const condition = fragment.typeCondition?.name.value;
    return this.#fits(type, condition) ? this.weighSet(fragment.selectionSet, type) : 0;
  }

  #weighPlace(set: SelectionSetNode, type: GraphQLNamedType): number {
    if (isObjectType(type)) return this.weighSet(set, type);
    if (!isAbstractType(type)) return 0;
    return this.schema.getPossibleTypes(type).reduce((total, each) => total + this.weighSet(set, each), 0);
  }

  #fits(type: GraphQLObjectType, condition: string | undefined): boolean {
    const named = condition === undefined ? type : this.schema.getType(condition);
    return named === type || (isCompositeType(named) && isAbstractType(named) && this.schema.isSubType(named, type));
  }
}
