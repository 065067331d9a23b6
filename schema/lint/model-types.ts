/**
 * Which types of a schema are about models and their releases, found by the type graph.
 * In: the composed schema. Out: the record types below, whatever wraps them (connections, payloads, interfaces and
 * unions over them) and the value types that are theirs alone. What refers to a model, such as a case or a
 * prosecution, has a key of its own and is about itself.
 */
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from "graphql";
import { isRootType } from "../../common/root-types";
import { wordsOf } from "./holding-words";

/** Record types about models, and the words by which inputs name one. */
const RECORDS: Readonly<Record<string, readonly string[]>> = {
  FrontierModel: ["model", "models"],
  CoverageInquiry: ["inquiry", "inquiries"],
  Consultation: ["consultation", "consultations"],
  Designation: ["designation", "designations"],
  BenchmarkRun: ["benchmark", "benchmarks"],
  AccessWindow: ["window", "windows"],
  TrustedPartnership: ["partnership", "partnerships"],
  SafeguardAttestation: ["safeguard", "safeguards"],
};

const RECORD_WORDS: ReadonlySet<string> = new Set(Object.values(RECORDS).flat());

/** Words that say by themselves what a name is about. */
const OUTRIGHT: ReadonlySet<string> = new Set(["model", "models", "release", "releases"]);

/** `modelId`, `inquiries`: whether an input's name names a record about models. */
export function namesRecord(name: string): boolean {
  return wordsOf(name).some((word) => RECORD_WORDS.has(word));
}

/** `blockRelease`: whether a name says by itself that it is about a model or a release. */
export function namesRelease(name: string): boolean {
  return wordsOf(name).some((word) => OUTRIGHT.has(word));
}

/** Whether a type is a record with a key, in a subgraph's schema or in a supergraph. */
export function isEntity(type: GraphQLNamedType): type is GraphQLObjectType {
  return (
    isObjectType(type) &&
    (type.astNode?.directives ?? []).some(
      ({ name, arguments: given = [] }) =>
        name.value === "key" || (name.value === "join__type" && given.some((one) => one.name.value === "key")),
    )
  );
}

/** Names of all types about models. */
export function modelTypesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.includes("__"));
  const about = new Set(types.filter(({ name }) => Object.hasOwn(RECORDS, name)).map(({ name }) => name));
  const others = types.filter((type) => !isRootType(schema, type.name) && !isEntity(type));
  const users = usersOf(types);
  for (let before = -1; before !== about.size;) {
    before = about.size;
    for (const type of others) {
      if (wraps(schema, type, about) || isTheirsAlone(type, users, about)) about.add(type.name);
    }
  }
  return about;
}

function wraps(schema: GraphQLSchema, type: GraphQLNamedType, about: ReadonlySet<string>): boolean {
  if (isUnionType(type)) return type.getTypes().some(({ name }) => about.has(name));
  if (isInterfaceType(type)) return schema.getPossibleTypes(type).some(({ name }) => about.has(name));
  return isObjectType(type) && fieldTypes(type).some((name) => about.has(name));
}

/** A value type that only fields of types about models have. */
function isTheirsAlone(
  type: GraphQLNamedType,
  users: ReadonlyMap<string, ReadonlySet<string>>,
  about: ReadonlySet<string>,
): boolean {
  const by = users.get(type.name);
  return isObjectType(type) && by !== undefined && [...by].every((name) => about.has(name));
}

/** Type name → names of the types with a field of it. */
function usersOf(types: readonly GraphQLNamedType[]): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const type of types) {
    if (!isObjectType(type)) continue;
    for (const used of fieldTypes(type)) users.set(used, (users.get(used) ?? new Set()).add(type.name));
  }
  return users;
}

function fieldTypes(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).map((field) => getNamedType(field.type).name);
}
