/** What the commands about single deliveries take. */
import { Field, InputType } from "type-graphql";
import { RecordInput } from "../../kit/command/command-inputs";
import { DeclineReasonEnum, type DeclineReason } from "./patch-delivery.entity";

@InputType()
export class SendPatchInput extends RecordInput {}

@InputType()
export class ResendPatchInput extends RecordInput {}

@InputType()
export class AcknowledgePatchInput extends RecordInput {}

@InputType()
export class ApplyPatchInput extends RecordInput {}

@InputType()
export class DeclinePatchInput extends RecordInput {
  @Field(() => DeclineReasonEnum, { description: "Why the recipient will not apply it." })
  reason: DeclineReason;
}
