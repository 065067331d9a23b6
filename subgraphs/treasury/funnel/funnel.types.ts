/** The clearinghouse's funnel as GraphQL types. The statement behind it is in read-funnel.ts. */
import { Field, Float, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../kit/schema/scalars";
import { VulnerabilityCaseStateEnum } from "../vulnerability-case/vulnerability-case.entity";
import type { VulnerabilityCaseState } from "../vulnerability-case/vulnerability-case.transitions";

@ObjectType({ description: "The cases in one state." })
export class ClearinghouseFunnelStage {
  @Field(() => VulnerabilityCaseStateEnum)
  state: VulnerabilityCaseState;

  @Field(() => Int)
  cases: number;

  @Field(() => Float, {
    nullable: true,
    description: "Half of them are older, in days since the report, up to the end of those that ended.",
  })
  medianAgeDays: number | null;

  @Field(() => Float, { nullable: true, description: "Age of the oldest, counted in the same way." })
  oldestAgeDays: number | null;
}

@ObjectType({ description: "How many cases are where on their way from report to patch, and how old they are." })
export class ClearinghouseFunnel {
  @Field(() => DateTimeScalar, { description: "Ages are counted up to this instant." })
  asOf: string;

  @Field(() => Int, { description: "All cases reported up to then." })
  cases: number;

  @Field(() => Int, { description: "Those that have not ended." })
  openCases: number;

  @Field(() => [ClearinghouseFunnelStage], { description: "Every state, in the lifecycle's order." })
  stages: ClearinghouseFunnelStage[];

  @Field(() => Float, { nullable: true, description: "From report to validation, of those that were validated." })
  medianDaysToValidate: number | null;

  @Field(() => Float, { nullable: true, description: "From report to the first patch on its way." })
  medianDaysToDistribute: number | null;

  @Field(() => Int, { description: "Patches on their way whose recipients have not said that they arrived." })
  undeliveredPatches: number;

  @Field(() => Int, { description: "Of these, sent so long ago that an answer is overdue." })
  overdueDeliveries: number;
}
