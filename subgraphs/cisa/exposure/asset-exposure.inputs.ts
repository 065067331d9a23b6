/** Inputs of the commands on exposures. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateScalar } from "../../kit/schema/scalars";

@InputType()
export class RecordExposureInput extends CreateInput {
  @Field(() => ID)
  vulnerability: string;

  @Field(() => ID, { description: "The agency that runs the asset." })
  agency: string;

  @Field({ description: "The agency's tag of the asset; no host name, no address." })
  asset: string;

  @Field({ description: "Untrusted parties reach the asset over public networks." })
  publiclyExposed: boolean;

  @Field(() => DateScalar, { nullable: true, description: "Day of the detection; today unless told." })
  detectedOn?: string | null;
}

@InputType()
export class ChangeExposureInput extends RecordInput {
  @Field({ description: "Untrusted parties reach the asset over public networks." })
  publiclyExposed: boolean;
}

@InputType()
export class MarkExposureFixedInput extends RecordInput {}
