/** The state that an action leads to, or the refusal that says which actions there are. */
import { HubError } from "../../../common/errors";
import type { Lifecycle } from "../record/transitions";

/** @throws ILLEGAL_TRANSITION with `details.legalActions` */
export function nextState<State extends string>(
  lifecycle: Lifecycle<State>,
  record: { readonly id: string; readonly state: State },
  action: string,
): State {
  const edges: Readonly<Record<string, State>> = lifecycle.table[record.state];
  const next = Object.hasOwn(edges, action) ? edges[action] : undefined;
  if (next !== undefined) return next;
  const legal = Object.keys(edges);
  const rest = legal.length === 0 ? "nothing leads out of this state" : `legal here: ${legal.join(", ")}`;
  throw new HubError("ILLEGAL_TRANSITION", `${record.id} is ${record.state}: ${action} is not possible; ${rest}.`, {
    remedy: "Read the record again and choose a legal action.",
    facts: { state: record.state, legalActions: legal },
  });
}
