/** What the commands of announcements take. */
import { Field, ID, InputType, Int } from "type-graphql";
import { CreateInput, RecordInput } from "../../kit/command/command-inputs";
import { DateScalar } from "../../kit/schema/scalars";

@InputType()
export class DraftAnnouncementInput extends CreateInput {
  @Field(() => ID, { description: "The agency that hires." })
  agencyId: string;

  @Field(() => ID, { description: "The pathway under which people are hired." })
  pathwayId: string;

  @Field(() => ID, { description: "The kind of specialist looked for, one that the pathway leads to." })
  workRoleId: string;

  @Field()
  title: string;

  @Field(() => Int, { description: "How many people are looked for." })
  positions: number;

  @Field({ description: "Pay plan and grade, `GS-13`." })
  grade: string;
}

@InputType()
export class PostAnnouncementInput extends RecordInput {
  @Field(() => DateScalar, { description: "Last day for applications." })
  closesOn: string;
}

@InputType()
export class CloseAnnouncementInput extends RecordInput {}

@InputType()
export class IssueCertificateInput extends RecordInput {}
