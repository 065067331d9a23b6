/**
 * What the federation directives of a subgraph's SDL say about resolving.
 * In: the subgraphs' SDL, and which progressive overrides are active. Out: keys, requirements and overrides per
 * subgraph. Not here: composition.
 */
import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from "graphql";
import { NO_OVERRIDES, type OverrideSettings } from "../../../gateway/plan/overrides";

export interface SubgraphDirectives {
  /** Type → field sets of its keys. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** `Type.field` → field set. */
  readonly requires: ReadonlyMap<string, string>;
  /** `Type.field` for which another subgraph must be asked: one that took it over, or one that has it still. */
  readonly overridden: ReadonlySet<string>;
  /** Type → interfaces it implements here. */
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
}

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

export function readDirectives(
  subgraphs: ReadonlyMap<string, DocumentNode>,
  overrides: OverrideSettings = NO_OVERRIDES,
): Map<string, SubgraphDirectives> {
  const refused = [...subgraphs].flatMap(([name, document]) => overridesOf(name, document, overrides));
  return new Map(
    [...subgraphs].map(([name, document]) => {
      const types = document.definitions.filter(hasFields);
      const overridden = refused.filter(({ subgraph }) => subgraph === name).map(({ coordinate }) => coordinate);
      const interfacesOf = (type: FieldsType) => (type.interfaces ?? []).map((one) => one.name.value);
      return [
        name,
        {
          keys: new Map(types.map((type) => [type.name.value, textsOf(type.directives, "key", "fields")])),
          requires: new Map(types.flatMap(requirementsOf)),
          overridden: new Set(overridden),
          interfaces: new Map(types.map((type) => [type.name.value, interfacesOf(type)])),
        },
      ];
    }),
  );
}

export function hasFields(node: DefinitionNode): node is FieldsType {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

function requirementsOf(type: FieldsType): [string, string][] {
  return (type.fields ?? []).flatMap((field) =>
    textsOf(field.directives, "requires", "fields").map((text): [string, string] => [
      `${type.name.value}.${field.name.value}`,
      text,
    ]),
  );
}

/** For each overridden field the subgraph that must not be asked. */
function overridesOf(
  taker: string,
  document: DocumentNode,
  overrides: OverrideSettings,
): { subgraph: string; coordinate: string }[] {
  return document.definitions.filter(hasFields).flatMap((type) =>
    (type.fields ?? []).flatMap((field) =>
      textsOf(field.directives, "override", "from").map((from) => {
        const [label] = textsOf(field.directives, "override", "label");
        const subgraph = isActive(label, overrides) ? from : taker;
        return { subgraph, coordinate: `${type.name.value}.${field.name.value}` };
      }),
    ),
  );
}

/** Source: Apollo Federation 2.7, `percent(x)` is active where the request's draw is less than x. */
function isActive(label: string | undefined, { labels, draw = 0 }: OverrideSettings): boolean {
  const [, percentage] = /^percent\((.*)\)$/.exec(label ?? "") ?? [];
  if (percentage !== undefined) return draw < Number(percentage);
  return label === undefined || labels.includes(label);
}

/** Values of one string argument of the directives of one name. */
function textsOf(directives: readonly ConstDirectiveNode[] | undefined, name: string, argument: string): string[] {
  return (directives ?? []).flatMap((directive) => {
    if (directive.name.value !== name) return [];
    const value = directive.arguments?.find((one) => one.name.value === argument)?.value;
    return value?.kind === Kind.STRING ? [value.value] : [];
  });
}
