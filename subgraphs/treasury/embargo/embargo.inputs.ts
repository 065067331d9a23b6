/** What the commands about embargoes take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { DateTimeScalar } from "../../kit/schema/scalars";

@InputType()
export class ProposeEmbargoInput extends CreateInput {
  @Field(() => ID, { description: "The case that is to stay among the signatories." })
  case: string;

  @Field({ description: "What the signatories agree to." })
  terms: string;

  @Field(() => DateTimeScalar, { description: "When it is to end at the latest." })
  endsAt: Date;

  @Field(() => [ID], { description: "Organizations that are asked to sign; the proposer too, if it is to sign." })
  participants: string[];
}

@InputType()
export class InviteToEmbargoInput extends RecordInput {
  @Field(() => [ID], { description: "Further organizations that are asked to sign." })
  participants: string[];
}

const EMBARGO_ANSWERS = ["SIGN", "DECLINE"] as const;

type EmbargoAnswer = (typeof EMBARGO_ANSWERS)[number];

const EmbargoAnswerEnum = graphqlEnum(EMBARGO_ANSWERS, {
  name: "EmbargoAnswer",
  description: "What an invited organization answers.",
  values: { DECLINE: "Does not agree; from a signatory, to new terms while the embargo is being revised." },
});

@InputType()
export class RespondToEmbargoInput extends RecordInput {
  @Field(() => EmbargoAnswerEnum)
  answer: EmbargoAnswer;
}

@InputType()
export class AcceptEmbargoInput extends RecordInput {}

@InputType()
export class RejectEmbargoInput extends RecordInput {}

@InputType()
export class ReviseEmbargoInput extends RecordInput {
  @Field({ description: "New terms to discuss." })
  terms: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "New end to discuss; it stays unless given." })
  endsAt?: Date | null;
}

@InputType()
export class SettleEmbargoInput extends RecordInput {
  @Field({ description: "The new terms hold from now on; otherwise the old ones stay." })
  adopt: boolean;
}

@InputType()
export class ExitEmbargoInput extends RecordInput {}
