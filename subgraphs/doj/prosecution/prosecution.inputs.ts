/** What the commands of prosecutions take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { graphqlEnum } from "../../kit/schema/graphql-enum";
import { ChargeInput } from "../charge/charge-input";

@InputType()
export class FileChargesInput extends CreateInput {
  @Field({ description: "Docket number, unique within the district: `1:26-cr-00411`." })
  docket: string;

  @Field({ description: "Name of the case." })
  caption: string;

  @Field(() => ID, { description: "District in whose court the charges are filed." })
  districtId: string;

  @Field(() => ID, { nullable: true, description: "Open investigation that led to the charges." })
  investigationId?: string | null;

  @Field(() => [ChargeInput], { description: "The counts, in their order." })
  charges: ChargeInput[];

  @Field({ description: "The charges say that AI agents were used in the offence." })
  usesAiAgents: boolean;

  @Field({ description: "A court order keeps the charges from view." })
  sealed: boolean;

  @Field(() => [ID], { defaultValue: [], description: "Vulnerabilities that the charges say were exploited." })
  vulnerabilityIds: string[];

  @Field(() => [ID], { defaultValue: [], description: "Models that the charges say were used." })
  modelIds: string[];

  @Field(() => [ID], { defaultValue: [], description: "Directives that asked for what would have prevented it." })
  directiveIds: string[];

  @Field(() => [ID], { defaultValue: [], description: "Organizations that the charges name as victim." })
  victimIds: string[];
}

@InputType()
export class AddChargeInput extends RecordInput {
  @Field(() => ChargeInput)
  charge: ChargeInput;
}

@InputType()
export class EnterPleaInput extends RecordInput {}

@InputType()
export class GoToTrialInput extends RecordInput {}

const DISPOSITIONS = ["CONVICTED", "ACQUITTED", "DISMISSED"] as const;

export type Disposition = (typeof DISPOSITIONS)[number];

const DispositionEnum = graphqlEnum(DISPOSITIONS, {
  name: "Disposition",
  description: "How a prosecution is disposed of.",
});

@InputType()
export class RecordDispositionInput extends RecordInput {
  @Field(() => DispositionEnum, { description: "Only a trial can acquit." })
  outcome: Disposition;
}

@InputType()
export class RecordSentenceInput extends RecordInput {}

@InputType()
export class UnsealProsecutionInput extends RecordInput {}
