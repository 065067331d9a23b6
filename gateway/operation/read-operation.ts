/**
 * The operation stage: text → checked operation.
 * In: a document and perhaps an operation's name. Out: `Operation`, or the error of the first check that fails.
 * Not here: variables, which differ from request to request (coerce-variables.ts).
 */
import {
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import { HubError } from "../../common/errors";
import type { AccessRules } from "../access/access-decision";
import { touchedRequirements } from "../access/touched-requirements";
import type { GatewayLimits } from "../limits";
import { addTypenames } from "./add-typenames";
import { conditionVariablesOf } from "./decide-conditions";
import { assertWithinLimits, measureOperation } from "./measure";
import type { Operation } from "./operation";
import { parseDocument } from "./parse-document";
import { refusal } from "./refusal";
import { renameForPlan, type RenamedDocument } from "./rename-for-plan";
import { documentOf, fragmentsOf, selectOperation } from "./select-operation";
import { separateIntrospection } from "./separate-introspection";

/** What a document is checked against. */
export interface OperationRules {
  readonly schema: GraphQLSchema;
  readonly fieldNames: ReadonlySet<string>;
  /** Abstract types of which clients see only a part. */
  readonly partlyHidden: ReadonlySet<string>;
  readonly access: AccessRules;
  readonly limits: GatewayLimits;
  /** Whether clients are told the schema, by introspection and by "Did you mean …?". */
  readonly tellsSchema: boolean;
}

const RULES_WITHOUT_INTROSPECTION = [...specifiedRules, NoSchemaIntrospectionCustomRule];
/** Findings reported of one document. */
const MAX_FINDINGS = 10;
const NO_DATA: RenamedDocument = {
  document: { kind: Kind.DOCUMENT, definitions: [] },
  dataKeys: new Map(),
  variables: new Map(),
};

/** @throws HubError with one of the codes of parsing, operation selection, limits and validation */
export function readOperation(rules: OperationRules, text: string, operationName: string | undefined): Operation {
  const document = parseDocument(text, rules.limits);
  const node = selectOperation(document, operationName);
  const fragments = fragmentsOf(document);
  const size = measureOperation(node, fragments);
  assertWithinLimits(size, rules.limits);
  assertValid(document, rules);
  if (node.operation === OperationTypeNode.SUBSCRIPTION) {
    throw new HubError("OPERATION_RESOLUTION_FAILED", "Subscriptions are not served over this protocol.");
  }
  const { data, introspection } = separateIntrospection(node, fragments);
  const planned = data ? renameForPlan(addTypenames(rules, documentOf(data, fragments)), rules.fieldNames) : NO_DATA;
  const whole = documentOf(node, fragments);
  return {
    kind: node.operation,
    selections: size.selections,
    node,
    fragments,
    planDocument: data && planned.document,
    introspection: introspection && documentOf(introspection, fragments),
    conditionVariables: conditionVariablesOf(whole),
    requirements: touchedRequirements(rules.access, whole),
    dataKeys: planned.dataKeys,
    renamedVariables: planned.variables,
  };
}

function assertValid(document: DocumentNode, { schema, tellsSchema }: OperationRules): void {
  const rules = tellsSchema ? specifiedRules : RULES_WITHOUT_INTROSPECTION;
  const findings = validate(schema, document, rules, { maxErrors: MAX_FINDINGS, hideSuggestions: !tellsSchema });
  if (findings.length > 0) throw refusal("GRAPHQL_VALIDATION_FAILED", findings);
}
