/** What the commands about scan claims take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateTimeScalar } from "../../kit/schema/scalars";

@InputType()
export class ClaimScanInput extends CreateInput {
  @Field(() => ID, { description: "The participant that scans, which is the caller's own organization." })
  organization: string;

  @Field({ description: "What is scanned: owner and product, `open-relay-project/relay`." })
  target: string;

  @Field(() => DateTimeScalar, { description: "First instant of the claimed time." })
  startsAt: Date;

  @Field(() => DateTimeScalar, { description: "The claimed time ends before this instant." })
  endsAt: Date;
}

@InputType()
export class StartScanInput extends RecordInput {}

@InputType()
export class FinishScanInput extends RecordInput {
  @Field(() => ID, { nullable: true, description: "The case that the scan led to, if any." })
  case?: string | null;
}

@InputType()
export class ReleaseScanInput extends RecordInput {}
