/**
 * Every command of a subgraph that names a record, with an input that its types allow. In: the served schema, the id.
 * Out: documents with variables. Not here: whether the command could succeed; hidden and absent must fail alike.
 */
import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from "graphql";

export interface RecordCommand {
  readonly name: string;
  /** Type of the record that it answers with, which nearly always is the one that it names. */
  readonly type: string;
  readonly document: string;
  /** Input that names the record `id`, with a key of its own. */
  readonly inputFor: (id: string) => object;
}

/** What commands on a record say; those that make one choose its id, which must be free whoever sees it. */
const NAMING = ["id", "expectedVersion"];

let keys = 0;

export function recordCommands(schema: GraphQLSchema): readonly RecordCommand[] {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  return mutations.flatMap(({ name, type, args }) => {
    const input = getNamedType(args[0]?.type);
    if (!isInputObjectType(input) || !NAMING.every((field) => field in input.getFields())) return [];
    return {
      name,
      type: getNamedType(type).name,
      document: `mutation ($input: ${input.name}!) { ${name}(input: $input) { id } }`,
      inputFor: (id) => ({ ...fieldsOf(input), id, idempotencyKey: `hidden-or-absent-${(keys += 1)}` }),
    };
  });
}

type InputValue = object | string | number | boolean;

function fieldsOf(type: GraphQLInputObjectType): object {
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, field.name)]));
}

/** Some value that the type allows. */
function valueOf(given: GraphQLInputType, name = ""): InputValue {
  const type = getNullableType(given);
  if (isListType(type)) return [valueOf(type.ofType, name)];
  if (isInputObjectType(type)) return fieldsOf(type);
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  return SCALARS[type.name] ?? (/sha256/i.test(name) ? "0".repeat(64) : "some-text");
}

const SCALARS: Readonly<Record<string, string | number | boolean>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: "2026-09-10",
  DateTime: "2026-09-10T00:00:00Z",
};
