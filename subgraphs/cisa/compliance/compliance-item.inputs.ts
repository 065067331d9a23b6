/** Inputs of the commands on compliance items. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateScalar } from "../../kit/schema/scalars";

@InputType()
export class BindAgencyInput extends CreateInput {
  @Field(() => ID, { description: "An issued directive." })
  directive: string;

  @Field(() => ID, { description: "A civilian executive agency that has no item of it yet." })
  agency: string;

  @Field(() => String, { nullable: true, description: "What the agency reports on; the title unless told." })
  subject?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Last day of its report; null for a standing duty." })
  dueOn?: string | null;
}

@InputType()
export class StartComplianceInput extends RecordInput {}

@InputType()
export class ReportComplianceInput extends RecordInput {
  @Field({ description: "What was done, and where it can be seen." })
  report: string;
}

@InputType()
export class VerifyComplianceInput extends RecordInput {}

@InputType()
export class ReturnComplianceInput extends RecordInput {
  @Field({ description: "What the report lacks." })
  reason: string;
}

@InputType()
export class ResumeComplianceInput extends RecordInput {}
