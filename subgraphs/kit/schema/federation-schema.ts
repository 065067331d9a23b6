/**
 * From an agency's decorated classes to an executable Federation 2 subgraph schema and its SDL.
 * In: the agency. Out: SDL with `@link` and the federation directives, and the schema that serves it.
 * Not here: how references are answered (entities.ts). Source: Apollo Federation subgraph specification 2.9.
 */
import "reflect-metadata";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { getDocumentNodeFromSchema } from "@graphql-tools/utils";
import { type GraphQLSchema, isInterfaceType, isObjectType, lexicographicSortSchema, parse, print } from "graphql";
import { buildSchemaSync, createResolversMap, type NonEmptyArray, type ResolverData } from "type-graphql";
import type { Agency } from "../agency";
import type { Class } from "../class";
import { commandResolver } from "../command/command-resolver";
import { entitiesResolver, entityTypeName } from "./entities";
import { withFailureBoundaries } from "./failure-boundaries";
import { readPropertiesDirectly, withoutPlainFields } from "./plain-fields";

const FEDERATION_URL = "https://specs.apollo.dev/federation/v2.9";
const FEDERATION_DIRECTIVES = [
  "key",
  "requires",
  "provides",
  "external",
  "shareable",
  "override",
  "tag",
  "inaccessible",
  "extends",
  "interfaceObject",
  "authenticated",
  "requiresScopes",
  "policy",
  "cost",
  "listSize",
];

export interface FederationSchema {
  /** SDL as a registry or a composer reads it. */
  readonly sdl: string;
  /** Executable, with `_entities` and `_service`. */
  readonly schema: GraphQLSchema;
}

const known = new WeakMap<Agency, FederationSchema>();

/** Made once for each agency, which is data; what makes it costs a process a good part of its start. */
export function federationSchema(agency: Agency): FederationSchema {
  const made = known.get(agency) ?? makeFederationSchema(agency);
  known.set(agency, made);
  return made;
}

function makeFederationSchema(agency: Agency): FederationSchema {
  readPropertiesDirectly();
  const schema = buildSchemaSync({
    resolvers: [...agency.resolvers, ...agency.commands.map(commandResolver)] as unknown as NonEmptyArray<Function>,
    orphanedTypes: [...(agency.orphanedTypes ?? [])] as Function[],
    skipCheck: true,
    validate: false,
    container: { get: instanceOf },
  });
  const entities = new Map((Object.values(agency.entities) as Class<{ id: string }>[]).map((one) => [one.name, one]));
  const declared = getDocumentNodeFromSchema(lexicographicSortSchema(schema));
  const body = print(withFailureBoundaries(declared, new Set(entities.keys())));
  const sdl = `${linkHeader(body)}\n\n${body}\n`;
  const resolvers = withEntities(withoutPlainFields(createResolversMap(schema), entities), schema, entities);
  return { sdl, schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]) };
}

/** Only the directives that the body uses are imported. */
function linkHeader(body: string): string {
  const used = FEDERATION_DIRECTIVES.filter((name) => new RegExp(`@${name}\\b`).test(body));
  return `extend schema @link(url: "${FEDERATION_URL}", import: [${used.map((name) => `"@${name}"`).join(", ")}])`;
}

/** Resolvers keep no state, so one instance of each serves every request. */
const instances = new Map<Class, object>();

function instanceOf(resolver: Class, _data: ResolverData): object {
  let instance = instances.get(resolver);
  if (instance === undefined) instances.set(resolver, (instance = new (resolver as new () => object)()));
  return instance;
}

type Resolvers = Record<string, any>;

function withEntities(
  resolvers: Resolvers,
  schema: GraphQLSchema,
  stored: ReadonlyMap<string, Class<{ id: string }>>,
): Resolvers {
  const keyed = new Set(
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInterfaceType(type))
      .filter((type) => type.astNode?.directives?.some((directive) => directive.name.value === "key"))
      .map((type) => type.name),
  );
  if (keyed.size === 0) return resolvers;
  return {
    ...resolvers,
    Query: { ...resolvers.Query, _entities: entitiesResolver({ stored, keyed }) },
    _Entity: { __resolveType: entityTypeName },
  };
}
