/** An event as an agency might tell it. */
import type { SubgraphName } from "../../../../common/subgraph-names";
import type { HubEvent } from "../../../../subgraphs/kit/events/hub-event";

export function event(source: SubgraphName, id: number, facts: HubEvent["facts"] = {}): HubEvent {
  return {
    source,
    id,
    at: "2026-08-01T10:00:00.000Z",
    recordType: "CisaTask",
    recordId: `task-${id}`,
    version: 2,
    action: "start",
    fromState: "NOT_STARTED",
    toState: "IN_PROGRESS",
    office: source,
    facts,
  };
}
