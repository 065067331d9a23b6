/**
 * Selection sets over a served schema. In: a type. Out: text that asks for all of its own fields, or for these and
 * whatever they lead to, down to the ids of records.
 */
import {
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { fieldsType, nodeType } from "./served-schema";

export interface SelectionSetting {
  readonly schema: GraphQLSchema;
  /** Whether a type is of records or stubs, which selections do not go into further than their id. */
  readonly isKeyed: (type: string) => boolean;
}

/** Everything that belongs to the record itself: scalars, and values that lead to no other record. */
export function ownFields(setting: SelectionSetting, type: string): string {
  return fieldTexts(setting, type, (field) => (leadsToRecords(setting, field) ? "" : fieldText(setting, field))).join(
    " ",
  );
}

/** Whether a field leads to records, through values or not. */
export function leadsToRecords(setting: SelectionSetting, field: GraphQLField<unknown, unknown>, depth = 0): boolean {
  const named = getNamedType(field.type);
  if (isLeafType(named)) return false;
  if (setting.isKeyed(named.name) || nodeType(field.type) !== undefined) return true;
  return depth < 3 && fieldsOf(setting, named.name).some((inner) => leadsToRecords(setting, inner, depth + 1));
}

export function fieldsOf({ schema }: SelectionSetting, type: string): GraphQLField<unknown, unknown>[] {
  return Object.values(fieldsType(schema, type).getFields());
}

function fieldTexts(
  setting: SelectionSetting,
  type: string,
  print: (field: GraphQLField<unknown, unknown>) => string,
): string[] {
  return ["__typename", ...fieldsOf(setting, type).map(print)].filter((text) => text !== "");
}

/** One field with what is asked of it; empty where it cannot be asked without knowing more. */
export function fieldText(setting: SelectionSetting, field: GraphQLField<unknown, unknown>, depth = 0): string {
  const required = field.args.filter(isRequiredArgument);
  if (required.some(({ name }) => name !== "publiclyExposed")) return "";
  const named = getNamedType(field.type);
  const call = `${field.name}${argumentsOf(field)}`;
  if (isLeafType(named)) return call;
  if (nodeType(field.type) !== undefined) {
    return `${field.name}(first: 1000) { totalCount nodes { __typename id } edges { cursor } pageInfo { hasNextPage } }`;
  }
  if (setting.isKeyed(named.name)) return `${call} { __typename id }`;
  if (depth > 3 || !(isObjectType(named) || isInterfaceType(named))) return "";
  const inner = fieldsOf(setting, named.name).map((one) => fieldText(setting, one, depth + 1));
  return `${call} { __typename ${inner.join(" ")} }`;
}

/** What must be said, and the instant of figures that would go on with the clock. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
  if (args.some(({ name }) => name === "publiclyExposed")) return "(publiclyExposed: true)";
  return args.some(({ name }) => name === "asOf") ? '(asOf: "2026-09-01T12:00:00Z")' : "";
}
