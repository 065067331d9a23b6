/** Rows of models, of what they found, and of benchmark runs. */
import { VULNERABILITIES } from "../../kit/demonstration/world";
import type { Row } from "../../kit/seed/copy-rows";
import { CONTROLLED, PUBLIC } from "../frontier-model/discovery.entity";
import type { ModelLife } from "./model-life";
import { MADE_UP } from "./record-columns";
import { DEVELOPER, NSA_COORDINATOR, singleEntry } from "./walked-history";

export function modelRows(life: ModelLife): Row[] {
  const { id, developerId, name, purpose, plannedReleaseAt, releasedAt } = life;
  return [{ id, developerId, name, purpose, plannedReleaseAt, releasedAt, ...MADE_UP }];
}

export function discoveryRows({ id: modelId, developerId, foundIds }: ModelLife): Row[] {
  return foundIds.map((vulnerabilityId) => ({
    id: `discovery-${modelId}-${vulnerabilityId}`,
    vulnerabilityId,
    modelId,
    developerId,
    ...MADE_UP,
    ...(vulnerabilityId === VULNERABILITIES.gateLogin ? CONTROLLED : PUBLIC),
  }));
}

export function runRows(life: ModelLife): Row[] {
  return life.runs.map((run, index) => ({
    id: runId(life, index),
    modelId: life.id,
    suite: run.suite,
    scenarioCount: run.scenarioCount,
    solvedCount: run.solvedCount,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    ...MADE_UP,
    markingLevel: run.markingLevel,
    markingCompartments: ["FRONTIER"],
    markingDissemination: ["NOFORN"],
  }));
}

export function modelHistory(life: ModelLife): Row[] {
  const model = { recordType: "FrontierModel", recordId: life.id, basis: "EO14409-3b" };
  const runs = life.runs.map((run, index) =>
    singleEntry(
      { recordType: "BenchmarkRun", recordId: runId(life, index), basis: "EO14409-3a" },
      { action: "start", at: run.startedAt, by: NSA_COORDINATOR },
    ),
  );
  const release = { ...model, basis: "EO14409-3c" };
  return [
    singleEntry(model, { action: "register", at: life.registeredAt, by: DEVELOPER }),
    ...(life.releasedAt === null
      ? []
      : [singleEntry(release, { action: "recordRelease", at: life.releasedAt, by: DEVELOPER })]),
    ...runs,
  ];
}

function runId(life: ModelLife, index: number): string {
  return `run-${life.id}-${index + 1}`;
}
