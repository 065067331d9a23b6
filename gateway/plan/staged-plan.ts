/**
 * Plans in stages what the planner's library refuses as a whole: it gives up on a field that `@requires`
 * another subgraph's when its entity was itself reached by an entity call of the requiring subgraph.
 * In: the supergraph, a refused document, and the library as a function. Out: one plan made of several.
 * Not here: the library (planner.ts).
 */
import { buildASTSchema, Kind, parse, type DocumentNode, type GraphQLSchema, type SelectionNode } from "graphql";
import { HubError } from "../../common/errors";
import { cutDocument, type Requirements } from "./cut-document";
import { ENTRY_SUBGRAPH, extendWithEntry, isEntity } from "./entry-supergraph";
import type { PlanNode, PlanPath } from "./plan-node";

/** Plans a document over a supergraph; rejects when it cannot. */
export type PlanDocument = (document: string) => Promise<PlanNode | undefined>;

export interface StageInput extends Requirements {
  /** SDL of the supergraph with the entry subgraph. */
  readonly sdl: string;
}

/** @param supergraphSdl a composed supergraph, already accepted by the planner */
export function readStageInput(supergraphSdl: string): StageInput {
  const document = parse(supergraphSdl, { noLocation: true });
  const queryType = buildASTSchema(document, { assumeValidSDL: true }).getQueryType()?.name ?? "Query";
  const sdl = extendWithEntry(document, queryType);
  const schema: GraphQLSchema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true });
  return { sdl, schema, fields: readRequiringFields(document) };
}

function readRequiringFields(document: DocumentNode): Map<string, Set<string>> {
  return new Map(
    document.definitions.filter(isEntity).map((type) => {
      const requiring = (type.fields ?? []).filter((field) =>
        field.directives?.some(
          ({ name, arguments: args }) =>
            name.value === "join__field" && args?.some((argument) => argument.name.value === "requires"),
        ),
      );
      return [type.name.value, new Set(requiring.map(({ name }) => name.value))];
    }),
  );
}

/**
 * @param plan the library over `input.sdl`
 * @returns undefined when there is nothing to cut
 * @throws what `plan` rejects with for a part that cannot be planned either
 */
export async function planInStages(
  input: StageInput,
  document: string,
  plan: PlanDocument,
): Promise<PlanNode | undefined> {
  const cut = cutDocument(input, document);
  if (!cut) return undefined;
  const tails = await Promise.all(
    cut.tails.map(async (tail) => {
      const whole = await plan(tail.document).catch(async (refusal: unknown) => {
        const staged = await planInStages(input, tail.document, plan);
        if (!staged) throw refusal;
        return staged;
      });
      return continueFrom(whole, tail.path);
    }),
  );
  const head = await plan(cut.head(tails.map(({ keys }) => keys)));
  const continued = tails.flatMap(({ node }) => node ?? []);
  return { kind: "sequence", nodes: [...(head ? [head] : []), { kind: "parallel", nodes: continued }] };
}

interface Continuation {
  readonly node: PlanNode | undefined;
  /** What the plan reads of an entity before anything else is fetched of it. */
  readonly keys: readonly SelectionNode[];
}

/** Takes the entry out of a plan and lets the rest begin at `path`. */
function continueFrom(plan: PlanNode | undefined, path: PlanPath): Continuation {
  const keys: SelectionNode[] = [];
  const move = (node: PlanNode): PlanNode | undefined => {
    switch (node.kind) {
      case "sequence":
      case "parallel":
        return { ...node, nodes: node.nodes.flatMap((child) => move(child) ?? []) };
      case "entities": {
        const batches = node.batches.map((batch) => ({
          ...batch,
          paths: batch.paths.map((old) => [...path, ...old.slice(2)]),
        }));
        return { ...node, batches };
      }
      case "fetch":
        if (node.subgraph !== ENTRY_SUBGRAPH) throw new HubError("PLANNING_FAILED", "A tail fetches root fields.");
        keys.push(...readEntryKeys(node.operation));
        return undefined;
    }
  };
  return { node: plan && move(plan), keys };
}

/** `{ _enter_User { __typename id } }` → the fields of the entry. */
function readEntryKeys(operation: string): readonly SelectionNode[] {
  const query = parse(operation, { noLocation: true }).definitions[0];
  const entry = query?.kind === Kind.OPERATION_DEFINITION ? query.selectionSet.selections[0] : undefined;
  return entry?.kind === Kind.FIELD ? (entry.selectionSet?.selections ?? []) : [];
}
