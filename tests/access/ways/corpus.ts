/**
 * Questions about everything that a subgraph tells: each filter, each order, pages with their cursors, counts, all that
 * records lead to, and figures. In: the served schema, ids to ask for. Out: documents with variables.
 */
import {
  type GraphQLInputField,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isListType,
  isNonNullType,
  isRequiredArgument,
} from "graphql";
import { leadingEntities, selectionSetting } from "./kinds";
import { fieldText } from "./selections";
import { type Listing, listings, nodeType } from "./served-schema";

export interface CorpusQuestion {
  readonly name: string;
  readonly document: string;
  readonly variables: object;
}

export interface CorpusIds {
  /** Of a stored or foreign type. */
  readonly of: (type: string) => readonly string[];
  /** Any that a filter can name. */
  readonly named: readonly string[];
  /** Fields that a reference to the type brings along. */
  readonly externals: (type: string) => object;
}

/** The audit grows with every question, and is no record of an agency's. */
const OF_AUDITORS = /^audit/;

export function corpus(schema: GraphQLSchema, ids: CorpusIds): readonly CorpusQuestion[] {
  return [
    ...listings(schema)
      .filter(({ many }) => !OF_AUDITORS.test(many))
      .map((listing) => listQuestion(listing, ids)),
    ...leadingEntities(schema).map(({ type, selection }) => ({
      name: `all that ${type} leads to`,
      document: `query ($representations: [_Any!]!) { _entities(representations: $representations) {
        ... on ${type} { id ${selection} } } }`,
      variables: {
        representations: ids.of(type).map((id) => ({ __typename: type, id, ...ids.externals(type) })),
      },
    })),
    ...figureQuestions(schema),
  ];
}

function listQuestion(listing: Listing, ids: CorpusIds): CorpusQuestion {
  const { type, many, filter, orders } = listing;
  const byIds = "ids" in filter.getFields();
  const of = byIds ? "ids: $ids" : "";
  const filtered = Object.values(filter.getFields()).flatMap((field) =>
    filterValues(field, ids.named).map(
      (
        value,
        index,
      ) => `filter_${field.name}_${index}: ${many}(first: 1000, filter: { ${field.name === "ids" ? "" : of} ${field.name}: ${value} }) {
        totalCount nodes { id } }`,
    ),
  );
  const ordered = orders.flatMap((field) =>
    ["ASC", "DESC"].map(
      (
        direction,
      ) => `order_${field}_${direction}: ${many}(first: 17, orderBy: { field: ${field}, direction: ${direction} }) {
        totalCount edges { cursor node { id } } pageInfo { hasNextPage startCursor endCursor } }`,
    ),
  );
  return {
    name: `list of ${type}`,
    document: `query ${byIds ? "($ids: [ID!]!)" : ""} { ${filtered.join("\n")} ${ordered.join("\n")} }`,
    variables: byIds ? { ids: ids.of(type) } : {},
  };
}

/** Values that let as much through as the field can; both for a yes or no. */
function filterValues(field: GraphQLInputField, named: readonly string[]): readonly string[] {
  const type = getNamedType(field.type);
  const inner = isNonNullType(field.type) ? field.type.ofType : field.type;
  if (isEnumType(type))
    return [
      `[${type
        .getValues()
        .map(({ name }) => name)
        .join(" ")}]`,
    ];
  if (type.name === "Boolean") return ["true", "false"];
  if (isListType(inner)) return [JSON.stringify(named)];
  if (type.name === "Date") return [field.name.endsWith("Before") ? '"2999-01-01"' : '"2026-09-01"', '"2020-01-01"'];
  if (type.name === "DateTime") return ['"2026-08-01T00:00:00Z"', '"2026-09-01T00:00:00Z"'];
  return ['"tried"', '"a"'];
}

/** Root fields that are neither lists nor one record by its id. */
function figureQuestions(schema: GraphQLSchema): CorpusQuestion[] {
  const setting = selectionSetting(schema);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ name, type, args }) =>
      !name.startsWith("_") &&
      !OF_AUDITORS.test(name) &&
      nodeType(type) === undefined &&
      !args.some(isRequiredArgument),
  );
  return fields.map((field) => ({ name: field.name, document: `{ ${fieldText(setting, field)} }`, variables: {} }));
}
