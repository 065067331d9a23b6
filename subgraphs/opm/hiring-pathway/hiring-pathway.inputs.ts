/** What the commands of hiring pathways take. */
import { Field, ID, InputType } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { type HiringPathwayKind, HiringPathwayKindEnum } from "./hiring-pathway.entity";

@InputType()
export class ProposePathwayInput extends CreateInput {
  @Field()
  title: string;

  @Field(() => HiringPathwayKindEnum)
  kind: HiringPathwayKind;

  @Field({ description: "Statute or regulation that the pathway rests on." })
  authority: string;

  @Field(() => ID, { description: "Obligation of the order that it is for." })
  obligationId: string;

  @Field(() => [ID], { description: "Work roles that it leads to." })
  workRoleIds: string[];
}

@InputType()
export class ApprovePathwayInput extends RecordInput {}

@InputType()
export class OpenPathwayInput extends RecordInput {}

@InputType()
export class ClosePathwayInput extends RecordInput {}
