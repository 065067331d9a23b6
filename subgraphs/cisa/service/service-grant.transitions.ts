/**
 * The lifecycle of a service grant: the recipient asks, CISA grants or declines. Each action is the command of its
 * name, `grantService`; it begins with `requestService`.
 */
import { transitions } from "../../kit/record/transitions";
import { graphqlEnum } from "../../kit/schema/graphql-enum";

export const GRANT_STATES = ["REQUESTED", "GRANTED", "ACTIVE", "ENDED", "DECLINED"] as const;

export type GrantState = (typeof GRANT_STATES)[number];

export const grantLifecycle = transitions<GrantState>({
  REQUESTED: { grant: "GRANTED", decline: "DECLINED" },
  GRANTED: { activate: "ACTIVE" },
  ACTIVE: { end: "ENDED" },
  ENDED: {},
  DECLINED: {},
});

export const GrantStateEnum = graphqlEnum(GRANT_STATES, {
  name: "ServiceGrantState",
  description: "Where a service grant stands.",
  values: { GRANTED: "Agreed, not yet in use.", ACTIVE: "In use by the recipient." },
});
