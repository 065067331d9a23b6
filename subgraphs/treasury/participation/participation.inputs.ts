/** What the commands about participations take. */
import { Field, ID, InputType } from "type-graphql";
import { AnyVersionInput, CreateInput } from "../../kit/command/command-inputs";
import { type ParticipantRole, ParticipantRoleEnum } from "./participation.entity";

@InputType()
export class InviteParticipantInput extends CreateInput {
  @Field(() => ID, { description: "Whom to invite." })
  organization: string;
}

@InputType()
export class JoinClearinghouseInput extends CreateInput {
  @Field(() => ID, { description: "The organization that joins, which is the caller's own." })
  organization: string;

  @Field(() => [ParticipantRoleEnum], { description: "What the organization offers to do; may be nothing." })
  roles: ParticipantRole[];
}

@InputType()
export class WithdrawFromClearinghouseInput extends AnyVersionInput {}
