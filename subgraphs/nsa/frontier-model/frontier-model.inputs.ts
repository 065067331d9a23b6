/** What the commands of models take. */
import { Field, ID, InputType } from "type-graphql";
import { AnyVersionInput, CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateTimeScalar } from "../../kit/schema/scalars";

@InputType()
export class RegisterModelInput extends CreateInput {
  @Field()
  name: string;

  @Field({ description: "What the model is for." })
  purpose: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the developer plans to release it to other trusted partners, if a plan is known.",
  })
  plannedReleaseAt?: Date | null;
}

@InputType()
export class ChangeModelPlansInput extends RecordInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "The planned release to other trusted partners; null when there is no plan any more.",
  })
  plannedReleaseAt: Date | null;
}

@InputType()
export class RecordReleaseInput extends AnyVersionInput {
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was released; now unless told." })
  releasedAt?: Date | null;
}

@InputType()
export class RecordDiscoveryInput extends RecordInput {
  @Field(() => ID, { description: "The vulnerability that the model found." })
  vulnerabilityId: string;
}

@InputType()
export class PublishDiscoveryInput extends RecordInput {
  @Field(() => ID, { description: "The vulnerability, which is public now." })
  vulnerabilityId: string;
}
