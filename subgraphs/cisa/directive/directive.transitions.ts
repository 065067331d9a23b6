/**
 * The lifecycle of a directive; each action is the command of its name, `issueDirective`. Ending one before its items
 * are verified, by superseding or revoking, closes them and keeps their history.
 */
import { transitions } from "../../kit/record/transitions";
import { graphqlEnum } from "../../kit/schema/graphql-enum";

export const DIRECTIVE_STATES = ["DRAFT", "ISSUED", "SUPERSEDED", "REVOKED", "CLOSED"] as const;

export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

export const directiveLifecycle = transitions<DirectiveState>({
  DRAFT: { issue: "ISSUED" },
  ISSUED: { supersede: "SUPERSEDED", revoke: "REVOKED", close: "CLOSED" },
  SUPERSEDED: {},
  REVOKED: {},
  CLOSED: {},
});

export const DirectiveStateEnum = graphqlEnum(DIRECTIVE_STATES, {
  name: "DirectiveState",
  description: "Where a directive stands; only an issued one binds.",
});
