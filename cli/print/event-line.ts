/** One event as one line for people: when, who, what became of which record. */
import type { HubEvent } from "../../subgraphs/kit/events/hub-event";
import { plainText } from "./cell";

const SOURCE_WIDTH = 12;

export function eventLine(event: HubEvent): string {
  const { source, at, recordType, recordId, version, action, fromState, toState, office } = event;
  const title = typeof event.facts.title === "string" ? `  "${event.facts.title}"` : "";
  const states = fromState === toState ? (toState ?? "") : [fromState, toState].filter(Boolean).join(" → ");
  const what = `${recordType} ${recordId}  ${action}${states === "" ? "" : `  ${states}`}`;
  return plainText(`${at}  ${source.padEnd(SOURCE_WIDTH)}  ${what}  (version ${version}, by ${office})${title}`);
}
