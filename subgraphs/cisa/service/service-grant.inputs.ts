/** Inputs of the commands on service grants. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";

@InputType()
export class RequestServiceInput extends CreateInput {
  @Field(() => ID)
  service: string;

  @Field(() => ID, { description: "The organization that asks, which is the caller's." })
  recipient: string;

  @Field({ description: "What the recipient wants the service for." })
  purpose: string;
}

@InputType()
export class GrantServiceInput extends RecordInput {}

@InputType()
export class DeclineServiceInput extends RecordInput {
  @Field({ description: "Why; the recipient reads it." })
  reason: string;
}

@InputType()
export class ActivateServiceInput extends RecordInput {}

@InputType()
export class EndServiceInput extends RecordInput {}
