/** Distribution priorities and conflicts as GraphQL types. The rules are in the pure files beside this one. */
import { Field, ObjectType } from "type-graphql";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { VulnerabilityCase } from "../vulnerability-case/vulnerability-case.entity";
import { DISTRIBUTION_PRIORITIES, type DistributionPriority } from "./distribution-priority";
import { PRIORITY_CONFLICT_KINDS, type PriorityConflict, type PriorityConflictKind } from "./priority-conflict";

export const DistributionPriorityEnum = graphqlEnum(DISTRIBUTION_PRIORITIES, {
  name: "DistributionPriority",
  description: "How soon a patch must be on its way, from KEV and SSVC by the exposed rows of BOD 26-04.",
  values: {
    IMMEDIATE: "Exposed assets must be fixed within 3 days.",
    OUT_OF_CYCLE: "Exposed assets must be fixed within 14 days.",
    SCHEDULED: "Exposed assets must be fixed within 60 days.",
    UNDETERMINED: "An SSVC point is missing; nothing is assumed in its place.",
  },
});

const PriorityConflictKindEnum = graphqlEnum(PRIORITY_CONFLICT_KINDS, {
  name: "PriorityConflictKind",
  description: "Which sources disagree.",
  values: {
    KEV_WITHOUT_EXPLOITATION: "KEV lists it as exploited, SSVC does not say that exploitation is active.",
    EXPLOITATION_WITHOUT_KEV: "SSVC says that exploitation is active, KEV does not list it.",
    CASE_LOWER: "An open case has a lower priority than KEV and SSVC ask for.",
    CASE_HIGHER: "An open case has a higher priority than KEV and SSVC ask for.",
  },
});

@ObjectType("PriorityConflict", { description: "Two sources that disagree about a vulnerability." })
export class PriorityConflictType implements PriorityConflict<VulnerabilityCase> {
  @Field(() => PriorityConflictKindEnum)
  kind: PriorityConflictKind;

  @Field({ description: "What each source says, as a sentence." })
  detail: string;

  @Field(() => DistributionPriorityEnum, { description: "What KEV and SSVC ask for." })
  expected: DistributionPriority;

  @Field(() => VulnerabilityCase, {
    nullable: true,
    description: "The case whose own priority differs; null where KEV and SSVC contradict each other.",
  })
  case: VulnerabilityCase | null;
}
