/** What the commands of access windows take. */
import { Field, ID, InputType } from "type-graphql";
import { AnyVersionInput, CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateTimeScalar } from "../../kit/schema/scalars";

@InputType()
export class OfferAccessInput extends CreateInput {
  @Field(() => ID)
  modelId: string;

  @Field(() => ID, { description: "The agency that is to get access." })
  receivingAgencyId: string;

  @Field(() => DateTimeScalar, { description: "When access is to begin." })
  opensAt: Date;

  @Field(() => DateTimeScalar, {
    description: "When access is to end: at most 30 × 24 hours later, and no later than the planned release.",
  })
  closesAt: Date;
}

@InputType()
export class AcceptAccessInput extends RecordInput {}

@InputType()
export class OpenAccessInput extends RecordInput {}

@InputType()
export class WithdrawAccessInput extends AnyVersionInput {}
