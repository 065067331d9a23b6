/** What the commands of staffing needs take. */
import { Field, ID, InputType, Int } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";

@InputType()
export class RecordStaffingNeedInput extends CreateInput {
  @Field(() => ID, { description: "Directive that needs the people." })
  directiveId: string;

  @Field(() => ID, { description: "The kind of specialist needed." })
  workRoleId: string;

  @Field(() => Int, { description: "Posts needed across government." })
  needed: number;

  @Field(() => Int, { defaultValue: 0, description: "Posts that agencies report as held." })
  filled: number;
}

@InputType()
export class ChangeStaffingNeedInput extends RecordInput {
  @Field(() => Int, { nullable: true, description: "Posts needed; stays as it is when absent." })
  needed?: number | null;

  @Field(() => Int, { nullable: true, description: "Posts held; stays as it is when absent." })
  filled?: number | null;
}
