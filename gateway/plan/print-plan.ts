/**
 * Prints a plan for people and golden files: stable, one fact a line, no addresses.
 * In: `PlanNode`. Out: text. Not here: what the printed calls answered.
 */
import { parse, print } from "graphql";
import { unreachable } from "../../common/invariant";
import type { EntityBatch, PlanNode, PlanPath, RequiredSelection, Rewrite, RewritePath } from "./plan-node";

/** @returns indented lines, ending with a line break; `(nothing to fetch)` without a plan */
export function printPlan(plan: PlanNode | undefined): string {
  return `${plan ? nodeLines(plan).join("\n") : "(nothing to fetch)"}\n`;
}

function nodeLines(node: PlanNode): string[] {
  switch (node.kind) {
    case "sequence":
    case "parallel":
      return [node.kind, ...node.nodes.flatMap((child) => indent(nodeLines(child)))];
    case "fetch":
      return [
        `${node.operationKind} ${node.subgraph}`,
        ...indent([...operationLines(node.operation), ...rewriteLines(node.outputRewrites, "after")]),
      ];
    case "entities":
      return [
        `entities ${node.subgraph}`,
        ...indent([...node.batches.flatMap(batchLines), ...operationLines(node.operation)]),
      ];
    default:
      return unreachable(node);
  }
}

function batchLines(batch: EntityBatch): string[] {
  return [
    ...batch.paths.map((path) => `at ${printPath(path)} as ${batch.alias}`),
    ...indent([
      `by ${batch.requires.map(printRequired).join(" ")}`,
      ...rewriteLines(batch.inputRewrites, "before"),
      ...rewriteLines(batch.outputRewrites, "after"),
    ]),
  ];
}

function operationLines(operation: string): string[] {
  return print(parse(operation, { noLocation: true })).split("\n");
}

function printPath(path: PlanPath | RewritePath): string {
  if (path.length === 0) return "(root)";
  return path
    .map((segment) => {
      if (segment.kind === "list") return "@";
      return segment.kind === "field" ? segment.name : `(${segment.names.join("|")})`;
    })
    .join(".");
}

function printRequired(required: RequiredSelection): string {
  if (required.kind === "fragment") {
    return `... on ${required.type} { ${required.selections.map(printRequired).join(" ")} }`;
  }
  const name = required.from === required.to ? required.to : `${required.to}: ${required.from}`;
  return required.selections ? `${name} { ${required.selections.map(printRequired).join(" ")} }` : name;
}

function rewriteLines(rewrites: readonly Rewrite[], moment: "before" | "after"): string[] {
  return rewrites.map((rewrite) =>
    rewrite.kind === "set"
      ? `${moment}: set ${printPath(rewrite.path)} = ${rewrite.value}`
      : `${moment}: rename ${printPath(rewrite.path)} to ${rewrite.to}`,
  );
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? line : `  ${line}`));
}
