/** What the commands take that send a case's patch on its way. */
import { Field, ID, InputType } from "type-graphql";
import { RecordInput } from "../../kit/command/command-inputs";

@InputType()
abstract class RecipientsInput extends RecordInput {
  @Field(() => [ID], { defaultValue: [], description: "Organizations that get the patch, participants or not." })
  organizations: string[];

  @Field(() => [ID], { defaultValue: [], description: "Agencies that get the patch." })
  agencies: string[];

  @Field({ defaultValue: false, description: "Whoever takes part or ever did gets it, too." })
  allParticipants: boolean;
}

@InputType()
export class DistributePatchInput extends RecipientsInput {
  @Field(() => ID, { description: "The fix of this case that is distributed." })
  fix: string;

  @Field({ description: "SHA-256 of the artefact as the coordinator received it, 64 hexadecimal digits." })
  receivedSha256: string;
}

@InputType()
export class AddRecipientsInput extends RecipientsInput {
  @Field(() => ID, { description: "The fix of this case that they get; it was distributed before." })
  fix: string;
}

@InputType()
export class SendQueuedPatchesInput extends RecordInput {}

export type { RecipientsInput };
